import { bookMetricKeys, computeMetrics } from '#domains/analytics/board/compute-metrics.ts';
import type { Sums } from '#domains/analytics/board/metric-definitions.ts';
import { addSums, SUM_COLUMNS } from '#domains/analytics/board/sum-columns.ts';
import { monthOf } from '#lib/calendar.ts';
import { addDays, dayIn } from '#lib/time.ts';
import type { Ctx } from '../context.ts';
import { allow, can } from '../team/can.ts';
import type { Reading } from './alert-kinds.ts';
import { RuleInput } from './input.ts';
import { readDailySeries } from './readings/read-band.ts';
import { type Clock, readClock } from './readings/read-clock.ts';
import { findBand, judgeBand } from './rules/judge-band.ts';
import { chanceOfSilence, hourOfWeekIn, judgeQuiet, type Rhythm } from './rules/judge-quiet.ts';
import { judgeThreshold } from './rules/judge-threshold.ts';

const DAYS_BACK = 90;
const WEEK_DAYS = 7;
const MONTH_DAYS = 31;
const MOST_GAPS = 500;

/** On which of the last 90 days a rule would have found something; for how many the past says nothing. Null: it is not kept. */
export type Preview = { days: string[]; unknown: number } | null;

type Judged = { day: string; state: Reading['state'] };
type Rule<Kind extends RuleInput['kind']> = Extract<RuleInput, { kind: Kind }>;

/** Tries a rule on the last 90 days, with what was known before each. Nothing is written. @throws FORBIDDEN, INVALID_INPUT. */
export async function previewRule(ctx: Ctx, raw: unknown): Promise<Preview> {
  allow(ctx.actor, 'alert.write');
  allow(ctx.actor, 'channel.figures');
  const rule = RuleInput.parse(raw);
  const clock = await readClock(ctx.db, ctx.now);
  const judged = await judgePast(ctx, rule, clock);
  if (!judged) return null;
  const days = judged.filter(({ state }) => state === 'fires').map(({ day }) => day);
  const known = new Set(judged.filter(({ state }) => state !== 'unknown').map(({ day }) => day));
  const asked = new Set(judged.map(({ day }) => day));
  return { days: [...new Set(days)].sort(), unknown: asked.size - known.size };
}

async function judgePast(ctx: Ctx, rule: RuleInput, clock: Clock): Promise<Judged[] | null> {
  if (rule.kind === 'threshold') return judgeThresholds(ctx, rule, clock);
  if (rule.kind === 'band') return judgeBands(ctx, rule, clock);
  if (rule.kind === 'quiet' && rule.metric === 'orders') return judgeGaps(ctx, rule, clock);
  return null;
}

/** Figures of the books alone are known of any past day. */
async function judgeThresholds(ctx: Ctx, rule: Rule<'threshold'>, clock: Clock): Promise<Judged[] | null> {
  const keys = bookMetricKeys(can(ctx.actor, 'cost.read'));
  const { metric } = rule;
  const key = keys.find((one) => one === metric);
  if (!key) return null;
  const { rows } = await ctx.db.$client.query<Sums & { day: string }>(
    `select day::text as day, ${SUM_COLUMNS} from channel_days_now
     where day between $1 and $2 and ($3::uuid is null or channel_id = $3) group by 1`,
    [addDays(clock.today, -DAYS_BACK - MONTH_DAYS), addDays(clock.today, -1), rule.channelId],
  );
  return pastDays(clock).map((day) => {
    const from = firstDayOf(rule.period, day, clock);
    const sums = addSums(rows.filter((row) => row.day >= from && row.day <= day));
    return { day, state: judgeThreshold(computeMetrics(sums, [key])[key], rule) };
  });
}

function firstDayOf(period: Rule<'threshold'>['period'], day: string, { calendar }: Clock): string {
  if (period === '7days') return addDays(day, 1 - WEEK_DAYS);
  return period === 'month' ? monthOf(day, calendar).from : day;
}

async function judgeBands(ctx: Ctx, rule: Rule<'band'>, clock: Clock): Promise<Judged[]> {
  const series = (await readDailySeries(ctx, clock.today))[rule.metric];
  const wanted = [...series].filter(([channelId]) => !rule.channelId || rule.channelId === channelId);
  return pastDays(clock).flatMap((day, at) =>
    wanted.map(([, values]) => {
      const index = values.length - DAYS_BACK + at;
      const state =
        index < 0 ? 'unknown' : judgeBand(values[index]!, findBand(values.slice(0, index), rule.limit));
      return { day, state };
    }),
  );
}

/** The longest silences between orders, by the rhythm of today. */
async function judgeGaps(ctx: Ctx, rule: Rule<'quiet'>, clock: Clock): Promise<Judged[]> {
  const { rows } = await ctx.db.$client.query<{ from: Date; to: Date } & Rhythm>(
    `select g.since as "from", g.at as "to", r.per_hour as "perHour", r.arrivals, r.weeks
     from arrival_rates r join channels c on c.id = r.channel_id and c.is_active
     cross join lateral (
       select placed_at as at, lag(placed_at) over (order by placed_at) as since from orders o
       where o.channel_id = r.channel_id and o.placed_at >= $1::timestamptz - make_interval(days => $2) and o.placed_at < $1
       order by placed_at - lag(placed_at) over (order by placed_at) desc nulls last limit $3) g
     where r.source = 'orders' and g.since is not null and ($4::uuid is null or r.channel_id = $4)`,
    [ctx.now, DAYS_BACK, MOST_GAPS, rule.channelId],
  );
  const hourAt = hourOfWeekIn(clock.timeZone);
  const found = rows.map(({ from, to, ...rhythm }): Judged => {
    const state = judgeQuiet(rhythm, chanceOfSilence(rhythm.perHour, { from, to }, hourAt), rule.limit);
    return { day: dayIn(clock.timeZone, to), state };
  });
  const isKnown = found.some(({ state }) => state !== 'unknown');
  return [...pastDays(clock).map((day): Judged => ({ day, state: isKnown ? 'rests' : 'unknown' })), ...found];
}

function pastDays({ today }: Clock): string[] {
  return Array.from({ length: DAYS_BACK }, (_, at) => addDays(today, at - DAYS_BACK));
}
