import { z } from 'zod';
import { AppError } from '#lib/errors.ts';
import { daysBetween, isDay } from '#lib/time.ts';
import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';

const MOST_DAYS = 92;
const MOST_ROWS = 10_000;

/** The steps of a sale as sources tell of them, in their order. */
export const FUNNEL_STEPS = ['view', 'cart', 'checkout', 'payment', 'purchase'] as const;

/** Which of the business's own days, both included, and which channel; without one, each by itself. */
export const FunnelFilter = z.strictObject({
  from: z.string().refine(isDay, 'a day such as 2026-03-10'),
  to: z.string().refine(isDay, 'a day such as 2026-03-10'),
  channelId: z.uuid().optional(),
});

/** How many came to a step on a day in a channel: events, and people or devices, each counted once a day. */
export type FunnelRow = {
  day: string;
  channelId: string;
  channelName: string;
  step: (typeof FUNNEL_STEPS)[number];
  events: number;
  visitors: number;
};

/**
 * The steps on the way to a sale per day and channel, from what tracking sources tell; third parties do not count. A visitor
 * is a person where known, else a device. @throws INVALID_INPUT for more than 92 days.
 */
export async function listFunnel(ctx: Ctx, raw: z.input<typeof FunnelFilter>): Promise<FunnelRow[]> {
  allow(ctx.actor, 'tracking.read');
  const { from, to, channelId } = FunnelFilter.parse(raw);
  const days = daysBetween(from, to);
  if (days < 0 || days >= MOST_DAYS) {
    throw new AppError('INVALID_INPUT', `to: at most ${MOST_DAYS} days, beginning with the earlier one.`);
  }
  const { rows } = await ctx.db.$client.query<FunnelRow>({
    name: 'list-funnel',
    text: `
      with shop as materialized (select time_zone from business), steps as (
        select (t.at at time zone (select time_zone from shop))::date as day, t.channel_id,
          case when t.kind = 'checkout' and lower(t.detail ->> 'event') = 'payment info entered' then 'payment'
            else t.kind end as step,
          coalesce(t.customer_id::text, t.anonymous_id, t.id::text) as visitor
        from touches t
        where t.at >= $1::date::timestamp at time zone (select time_zone from shop)
          and t.at < ($2::date + 1)::timestamp at time zone (select time_zone from shop)
          and t.channel_id = any (select id from channels where id = coalesce($3, id))
          and t.kind in ('view', 'cart', 'checkout', 'purchase') and t.source_id is not null and t.party <> 'third'
      )
      select s.day::text, s.channel_id as "channelId", c.name as "channelName", s.step, count(*)::integer as events,
        count(distinct s.visitor)::integer as visitors
      from steps s join channels c on c.id = s.channel_id
      group by s.day, s.channel_id, c.name, s.step
      order by s.day, c.name, s.channel_id, array_position($4::text[], s.step) limit $5`,
    values: [from, to, channelId ?? null, FUNNEL_STEPS, MOST_ROWS],
  });
  return rows;
}
