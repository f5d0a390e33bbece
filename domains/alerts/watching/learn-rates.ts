import type { Ctx } from '#domains/context.ts';
import { allow } from '#domains/team/can.ts';

const WEEKS_BACK = 8;

/**
 * Learns how often each channel's orders and messages come in each hour of the week, from the last eight weeks. Hours of the
 * business's zone; the weeks count from the first arrival among them. @throws FORBIDDEN for anybody but jobs.
 */
export async function learnRates(ctx: Ctx): Promise<void> {
  allow(ctx.actor, 'alert.watch');
  await ctx.db.$client.query({
    name: 'alert-learn-rates',
    text: `
      with arrivals as (
        select channel_id, 'orders' as source, placed_at as at from orders
        where placed_at >= $1::timestamptz - make_interval(weeks => $2) and placed_at < $1
        union all
        select channel_id, 'messages', received_at from inbox
        where received_at >= $1::timestamptz - make_interval(weeks => $2) and received_at < $1
      ), pasts as (
        select channel_id, source, count(*)::integer as arrivals,
          extract(epoch from $1::timestamptz - min(at)) / 604800 as weeks
        from arrivals group by 1, 2
      ), hours as (
        select channel_id, source,
          (extract(dow from at at time zone sales_zone()) * 24 + extract(hour from at at time zone sales_zone()))::integer as hour,
          count(*) as count
        from arrivals group by 1, 2, 3
      )
      insert into arrival_rates as r (channel_id, source, per_hour, arrivals, weeks, learnt_at)
      select p.channel_id, p.source,
        (select array_agg(coalesce(h.count, 0) / greatest(p.weeks, 1) order by at.hour)
         from generate_series(0, 167) at (hour) left join hours h
           on h.channel_id = p.channel_id and h.source = p.source and h.hour = at.hour),
        p.arrivals, p.weeks, $1
      from pasts p
      on conflict (channel_id, source) do update set per_hour = excluded.per_hour, arrivals = excluded.arrivals,
        weeks = excluded.weeks, learnt_at = excluded.learnt_at`,
    values: [ctx.now, WEEKS_BACK],
  });
}
