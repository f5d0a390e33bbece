import type { z } from 'zod';
import { AppError } from '#lib/errors.ts';
import type { Ctx } from '../../../context.ts';
import { allow } from '../../../team/can.ts';
import { readJourneys } from '../fold/read-journeys.ts';
import type { Measure } from '../rule/effort-rules.ts';
import { findings } from '../rule/findings.ts';
import type { Journey } from '../rule/journey.ts';
import { EffortRulesInput } from './input.ts';
import { readMeasure } from './read-measure.ts';

const ORDERS_A_CHANNEL = 150;
const MOST_CHANNELS = 20;
const MINUTE_SECONDS = 60;

/** Minutes per order of a channel's newest orders, by the rules that hold and by those that are tried. */
export type EffortPreview = { channelId: string; name: string; orders: number; now: number; tried: number };

/**
 * What rules would say of the newest orders of each channel, 150 at most, beside what the rules that hold say of the
 * same orders. Changes nothing.
 * @throws INVALID_INPUT for rules without sense.
 */
export async function previewRules(
  ctx: Ctx,
  wanted: z.input<typeof EffortRulesInput>,
): Promise<EffortPreview[]> {
  allow(ctx.actor, 'channel.figures');
  const parsed = EffortRulesInput.safeParse(wanted);
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
    throw new AppError('INVALID_INPUT', 'Some minutes are missing or outside their limits.', {
      details: { issues },
    });
  }
  const rules = parsed.data;
  const { measure } = await readMeasure(ctx.db);
  const { rows } = await ctx.db.$client.query<{ id: string; channelId: string; name: string }>({
    name: 'effort-preview-orders',
    text: `select o.id, c.id as "channelId", c.name
      from (select id, name from channels where is_active order by name, id limit $2) c cross join lateral (
        select id from orders where channel_id = c.id and status <> 'cancelled'
        order by placed_at desc, id desc limit $1) o`,
    values: [ORDERS_A_CHANNEL, MOST_CHANNELS],
  });
  const journeys = await readJourneys(
    ctx.db,
    rows.map(({ id }) => id),
  );
  const names = new Map(rows.map(({ channelId, name }) => [channelId, name]));
  const byChannel = Map.groupBy(journeys, ({ order }) => order.channelId);
  return [...names].map(([channelId, name]) => {
    const own = byChannel.get(channelId) ?? [];
    return {
      channelId,
      name,
      orders: own.length,
      now: perOrder(own, measure),
      tried: perOrder(own, { ...measure, rules }),
    };
  });
}

function perOrder(journeys: readonly Journey[], measure: Measure): number {
  if (journeys.length === 0) return 0;
  const seconds = journeys.reduce(
    (sum, journey) => sum + findings(journey, measure).reduce((total, one) => total + one.seconds, 0),
    0,
  );
  return seconds / MINUTE_SECONDS / journeys.length;
}
