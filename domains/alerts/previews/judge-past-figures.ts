import { addBoardFacts } from '#domains/analytics/board/board-facts.ts';
import { bookMetricKeys, computeMetrics, metricKeys } from '#domains/analytics/board/compute-metrics.ts';
import type { Sums } from '#domains/analytics/board/metric-definitions.ts';
import { readBoardFacts } from '#domains/analytics/board/read-board-facts.ts';
import { addSums, SUM_COLUMNS } from '#domains/analytics/board/sum-columns.ts';
import { monthOf } from '#lib/calendar.ts';
import { addDays } from '#lib/time.ts';
import type { Ctx } from '../../context.ts';
import { allow, can } from '../../team/can.ts';
import type { Clock } from '../readings/read-clock.ts';
import { judgeThreshold } from '../rules/judge-threshold.ts';
import { pastDays } from './past-days.ts';
import type { Judged, RuleOf } from './preview-rule.ts';

const WEEK_DAYS = 7;
const MONTH_DAYS = 31;

type Threshold = RuleOf<'threshold'>;

/** A figure at the end of each past day, or of the days that end with it. @throws FORBIDDEN for figures with costs. */
export async function judgePastFigures(ctx: Ctx, rule: Threshold, clock: Clock): Promise<Judged[]> {
  const mayReadCosts = can(ctx.actor, 'cost.read');
  const { metric } = rule;
  const key = metricKeys(mayReadCosts).find((one) => one === metric);
  if (!key) allow(ctx.actor, 'cost.read');
  const isOfBooks = bookMetricKeys(mayReadCosts).some((one) => one === metric);
  const rows = await readDays(ctx, rule, clock);
  const judged: Judged[] = [];
  for (const day of pastDays(clock)) {
    const from = firstDayOf(rule.period, day, clock);
    const sums = addSums(rows.filter((row) => row.day >= from && row.day <= day));
    // What is counted beside the books is kept per day, but not as a whole: each day asks for its own.
    const facts = isOfBooks ? {} : await readFacts(ctx, rule.channelId, { from, to: day });
    const value = computeMetrics({ ...sums, ...facts }, [metric])[metric];
    judged.push({ day, state: judgeThreshold(value, rule) });
  }
  return judged;
}

async function readDays(ctx: Ctx, { channelId }: Threshold, { today }: Clock) {
  const { rows } = await ctx.db.$client.query<Sums & { day: string }>(
    `select day::text as day, ${SUM_COLUMNS} from channel_days_now
     where day between $1 and $2 and ($3::uuid is null or channel_id = $3) group by 1`,
    [addDays(today, -pastDays({ today }).length - MONTH_DAYS), addDays(today, -1), channelId],
  );
  return rows;
}

async function readFacts(ctx: Ctx, channelId: string | null, period: { from: string; to: string }) {
  const found = await readBoardFacts(ctx, period);
  const of =
    channelId === null ? [...found.values()] : [found.get(channelId)].filter((one) => one !== undefined);
  return addBoardFacts(of);
}

function firstDayOf(period: Threshold['period'], day: string, { calendar }: Clock): string {
  if (period === '7days') return addDays(day, 1 - WEEK_DAYS);
  return period === 'month' ? monthOf(day, calendar).from : day;
}
