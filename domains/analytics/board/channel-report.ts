import type { Ctx } from '../../context.ts';
import { allow, can } from '../../team/can.ts';
import type { Period } from '../period.ts';
import type { Metrics } from './channel-board.ts';
import { bookMetricKeys, computeMetrics } from './compute-metrics.ts';
import type { MetricKey } from './metric-definitions.ts';
import type { Sums } from './metric-shape.ts';
import { addSums, SUM_COLUMNS } from './sum-columns.ts';

/** One channel over a period: its figures, those of the compared period, and every day on which something was posted. */
export type ChannelReport = {
  metrics: MetricKey[];
  now: Metrics;
  before: Metrics | null;
  days: { day: string; values: Metrics }[];
};

type DaySums = Sums & { day: string };

/**
 * What one channel earned, day by day, newest first. The figures of the period are the sums of its days, so the two
 * cannot disagree; costs are left out for readers who may not see them.
 */
export async function channelReport(
  ctx: Ctx,
  wanted: { channelId: string; period: Period; compared: Period | null },
): Promise<ChannelReport> {
  allow(ctx.actor, 'channel.figures');
  const keys = bookMetricKeys(can(ctx.actor, 'cost.read'));
  const { channelId, period, compared } = wanted;
  const [days, before] = await Promise.all([
    sumByDay(ctx, channelId, period),
    compared ? sumByDay(ctx, channelId, compared) : null,
  ]);
  return {
    metrics: keys,
    now: computeMetrics(addSums(days), keys),
    before: before && computeMetrics(addSums(before), keys),
    days: days.map(({ day, ...sums }) => ({ day, values: computeMetrics(sums, keys) })),
  };
}

async function sumByDay(ctx: Ctx, channelId: string, period: Period): Promise<DaySums[]> {
  const { rows } = await ctx.db.$client.query<DaySums>({
    name: 'channel-report-days',
    text: `select day::text as day, ${SUM_COLUMNS} from channel_days_now
      where channel_id = $1 and day between $2 and $3 group by day order by day desc`,
    values: [channelId, period.from, period.to],
  });
  return rows;
}
