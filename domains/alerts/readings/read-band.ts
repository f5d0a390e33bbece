import { daysOf } from '#domains/analytics/period.ts';
import type { Ctx } from '#domains/context.ts';
import { allow } from '#domains/team/can.ts';
import { addDays } from '#lib/time.ts';
import type { Reading, WatchedRule } from '../alert-kinds.ts';
import { findBand, inWholes, judgeBand } from '../rules/judge-band.ts';
import type { Clock } from './read-clock.ts';

/** How far back the days of a band go: two years and the weeks that set the first level. */
export const BAND_DAYS = 770;

/** Each channel's daily values up to and with yesterday, oldest first, beginning with its own first day. */
export type DailySeries = Map<string, number[]>;

/** Holds yesterday against the band of each channel's own past. */
export function readBands(ctx: Ctx, { today }: Clock): (rule: WatchedRule) => Promise<Reading[]> {
  let known: Promise<Record<'orders' | 'net', DailySeries>> | undefined;
  return async (rule) => {
    const metric = rule.metric === 'net' ? 'net' : 'orders';
    known ??= readDailySeries(ctx, today);
    const series = (await known)[metric];
    const ids = rule.channelId ? [rule.channelId] : [...series.keys()];
    return ids.map((channelId) =>
      readOne(channelId, series.get(channelId) ?? [], { share: rule.limit, metric, day: addDays(today, -1) }),
    );
  };
}

type Asked = { share: number; metric: 'orders' | 'net'; day: string };

function readOne(channelId: string, values: readonly number[], { share, metric, day }: Asked): Reading {
  const value = values.at(-1) ?? 0;
  const band = findBand(values.slice(0, -1), share);
  const bounds = metric === 'orders' && 'low' in band ? inWholes(band) : {};
  const facts = { from: day, to: day, value, share, ...band, ...bounds };
  return { channelId, state: judgeBand(value, band), facts };
}

/** Orders and net sales per day of each channel that is at work, from the first day on which it sold. */
export async function readDailySeries(
  ctx: Ctx,
  today: string,
): Promise<Record<'orders' | 'net', DailySeries>> {
  allow(ctx.actor, 'channel.figures');
  const period = { from: addDays(today, -BAND_DAYS), to: addDays(today, -1) };
  const { rows } = await ctx.db.$client.query<{
    channelId: string;
    day: string;
    orders: number;
    net: number;
  }>({
    name: 'alert-band-days',
    text: `select d.channel_id as "channelId", d.day::text as day, sum(d.orders)::integer as orders,
        sum(d.gross_minor - d.discounts_minor - d.returns_minor)::bigint as net
      from channel_days_now d join channels c on c.id = d.channel_id and c.is_active
      where d.day between $1 and $2 group by 1, 2 order by 1, 2`,
    values: [period.from, period.to],
  });
  const days = daysOf(period);
  const series = { orders: new Map<string, number[]>(), net: new Map<string, number[]>() };
  for (const [channelId, own] of Map.groupBy(rows, (row) => row.channelId)) {
    const byDay = new Map(own.map((row) => [row.day, row]));
    const since = days.filter((day) => day >= own[0]!.day);
    series.orders.set(
      channelId,
      since.map((day) => byDay.get(day)?.orders ?? 0),
    );
    series.net.set(
      channelId,
      since.map((day) => byDay.get(day)?.net ?? 0),
    );
  }
  return series;
}
