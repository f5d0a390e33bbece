import type { Ctx } from '../../context.ts';
import { allow, can } from '../../team/can.ts';
import type { Period } from '../period.ts';
import { computeMetrics, type MetricKey, metricKeys, type Sums } from './metric-definitions.ts';
import { addSums, NO_SUMS, SUM_COLUMNS } from './sum-columns.ts';

/** Values of the metrics that the reader may see, null where the facts do not suffice. */
export type Metrics = Partial<Record<MetricKey, number | null>>;

/** One channel on the board, this period and the compared one. */
export type BoardRow = {
  channelId: string;
  slug: string;
  name: string;
  kind: string;
  isActive: boolean;
  now: Metrics;
  before: Metrics | null;
};

/** The board: a row per channel, the whole business, and the days for the charts. */
export type ChannelBoard = {
  metrics: MetricKey[];
  rows: BoardRow[];
  total: { now: Metrics; before: Metrics | null };
  /** Net sales and orders per channel and day, only days with postings. */
  days: { channelId: string; day: string; netMinor: number; orders: number }[];
};

type Grouped = Sums & { channelId: string };

/**
 * What each channel earned in a period, beside the period that it is compared with. Reads the daily rollup and the tail
 * that is not folded yet, so it equals a sum over the postings at any moment.
 */
export async function channelBoard(
  ctx: Ctx,
  wanted: { period: Period; compared: Period | null },
): Promise<ChannelBoard> {
  allow(ctx.actor, 'channel.figures');
  const keys = metricKeys(can(ctx.actor, 'cost.read'));
  const [channels, now, before, days] = await Promise.all([
    listNames(ctx),
    sumByChannel(ctx, wanted.period),
    wanted.compared ? sumByChannel(ctx, wanted.compared) : null,
    sumByDay(ctx, wanted.period),
  ]);
  const metricsOf = (sums: Sums | undefined) => computeMetrics(sums ?? NO_SUMS, keys);
  return {
    metrics: keys,
    rows: channels
      .map((channel) => ({
        ...channel,
        now: metricsOf(now.get(channel.channelId)),
        before: before && metricsOf(before.get(channel.channelId)),
      }))
      .filter((row) => row.isActive || now.has(row.channelId) || before?.has(row.channelId)),
    total: {
      now: metricsOf(addSums([...now.values()])),
      before: before && metricsOf(addSums([...before.values()])),
    },
    days,
  };
}

async function listNames(ctx: Ctx): Promise<Omit<BoardRow, 'now' | 'before'>[]> {
  const { rows } = await ctx.db.$client.query<Omit<BoardRow, 'now' | 'before'>>({
    name: 'board-channels',
    text: `select id as "channelId", slug, name, kind, is_active as "isActive" from channels order by name, id limit 200`,
  });
  return rows;
}

async function sumByChannel(ctx: Ctx, period: Period): Promise<Map<string, Sums>> {
  const { rows } = await ctx.db.$client.query<Grouped>({
    name: 'board-sums',
    text: `select channel_id as "channelId", ${SUM_COLUMNS} from channel_days_now
      where day between $1 and $2 group by channel_id`,
    values: [period.from, period.to],
  });
  return new Map(rows.map((row) => [row.channelId, row]));
}

async function sumByDay(ctx: Ctx, period: Period): Promise<ChannelBoard['days']> {
  const { rows } = await ctx.db.$client.query<ChannelBoard['days'][number]>({
    name: 'board-days',
    text: `select channel_id as "channelId", day::text as day,
        sum(gross_minor - discounts_minor - returns_minor)::bigint as "netMinor", sum(orders)::integer as orders
      from channel_days_now where day between $1 and $2 group by channel_id, day order by day, channel_id`,
    values: [period.from, period.to],
  });
  return rows;
}
