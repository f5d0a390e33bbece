import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import type { Period } from '../period.ts';
import { EFFORT_STEPS, type EffortStep } from './rule/effort-minutes.ts';

const PAGE = 50;

/** The journey of one order, and at which step most of its time was lost. */
export type JourneyRow = {
  orderId: string;
  number: number;
  channelId: string;
  channelName: string;
  day: string;
  seconds: number;
  findings: number;
  worstStep: EffortStep;
  worstSeconds: number;
};

/** Where the next page of journeys begins: seconds and order of the last one. */
export const JOURNEY_CURSOR = /^\d{1,9}_[0-9a-f-]{36}$/;

/**
 * Orders by what they cost their customers in time not chosen, the worst first, fifty a page; of one channel or of one
 * step if told.
 */
export async function listJourneys(
  ctx: Ctx,
  wanted: {
    period: Period;
    channelId?: string | null;
    step?: EffortStep | null;
    after?: string | null;
    limit?: number;
  },
): Promise<{ rows: JourneyRow[]; next: string | null }> {
  allow(ctx.actor, 'channel.figures');
  const { period, channelId = null, step = null, after = null, limit = PAGE } = wanted;
  const [seconds, orderId] = after && JOURNEY_CURSOR.test(after) ? after.split('_') : [null, null];
  const { rows } = await ctx.db.$client.query<JourneyRow>({
    text: journeysSql(step),
    values: [period.from, period.to, channelId, seconds, orderId, limit + 1],
  });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > limit && last ? `${last.seconds}_${last.orderId}` : null };
}

const STEPS = EFFORT_STEPS.map((step) => `('${step}', e.${step}_seconds)`).join(', ');

// The index of the worst gives them in order; few are read before fifty of the period are found.
function journeysSql(step: EffortStep | null): string {
  return `
  select e.order_id as "orderId", o.number::integer as number, e.channel_id as "channelId", c.name as "channelName",
    e.day::text as day, e.seconds, e.findings, w.step as "worstStep", w.seconds::integer as "worstSeconds"
  from order_efforts e join orders o on o.id = e.order_id join channels c on c.id = e.channel_id
  cross join lateral (
    select step, seconds from (values ${STEPS}) as s (step, seconds) order by seconds desc, step limit 1
  ) w
  where e.seconds > 0 and e.day between $1 and $2 and ($3::uuid is null or e.channel_id = $3)
    ${step ? `and e.${step}_seconds > 0` : ''}
    and ($4::integer is null or (e.seconds, e.order_id) < ($4::integer, $5::uuid))
  order by e.seconds desc, e.order_id desc limit $6`;
}
