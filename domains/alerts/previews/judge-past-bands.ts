import type { Ctx } from '../../context.ts';
import { readDailySeries } from '../readings/read-band.ts';
import type { Clock } from '../readings/read-clock.ts';
import { readWholeCourses } from '../readings/read-courses.ts';
import { findBand, judgeBand } from '../rules/judge-band.ts';
import { type DayCourse, findCourseBand } from '../rules/judge-course.ts';
import { DAYS_BACK, pastDays } from './past-days.ts';
import type { Judged, RuleOf } from './preview-rule.ts';

type BandRule = RuleOf<'band'>;

/** Each past day against the band of the days before it. */
export async function judgePastBands(ctx: Ctx, rule: BandRule, clock: Clock): Promise<Judged[]> {
  const series = (await readDailySeries(ctx, clock.today))[rule.metric];
  return judgeEach(series, rule, clock, (values: readonly number[], at) =>
    judgeBand(values[at]!, findBand(values.slice(0, at), rule.limit)),
  );
}

/** Each past day, hour by hour, against the course of the days before it: it would have rung if any hour had. */
export async function judgePastCourses(ctx: Ctx, rule: BandRule, clock: Clock): Promise<Judged[]> {
  const series = await readWholeCourses(ctx, clock.today, rule.metric);
  return judgeEach(series, rule, clock, (days: readonly DayCourse[], at) => {
    const band = findCourseBand(days.slice(0, at), rule.limit);
    if ('least' in band) return 'unknown';
    const course = days[at]!;
    return band.hours.some(({ low, high }, hour) => course[hour]! < low || course[hour]! > high)
      ? 'fires'
      : 'rests';
  });
}

function judgeEach<Value>(
  series: ReadonlyMap<string, readonly Value[]>,
  { channelId }: BandRule,
  clock: Clock,
  judge: (values: readonly Value[], at: number) => Judged['state'],
): Judged[] {
  const wanted = [...series].filter(([id]) => !channelId || channelId === id);
  return pastDays(clock).flatMap((day, back) => {
    if (wanted.length === 0) return [{ day, state: 'unknown' as const }];
    return wanted.map(([, values]): Judged => {
      const at = values.length - DAYS_BACK + back;
      return { day, state: at < 0 ? 'unknown' : judge(values, at) };
    });
  });
}
