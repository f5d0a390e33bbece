import type { Ctx } from '#domains/context.ts';
import type { Reading, WatchedRule } from '../alert-kinds.ts';
import { inWholes } from '../rules/judge-band.ts';
import { findCourseBand, LAST_HOUR } from '../rules/judge-course.ts';
import { hourIn } from '../summaries/due.ts';
import type { Clock } from './read-clock.ts';
import { type CourseSeries, readCourses, readToday } from './read-courses.ts';

type Known = { past: CourseSeries; now: Map<string, number> };

/** Holds what was sold today, by the end of the last hour that is over, against the course of each channel's own days. */
export function readCourseBands(
  ctx: Ctx,
  { now, today, timeZone }: Clock,
): (rule: WatchedRule) => Promise<Reading[]> {
  const known = new Map<'orders' | 'net', Promise<Known>>();
  const hours = Math.min(hourIn(timeZone, now), LAST_HOUR);
  return async (rule) => {
    const metric = rule.metric === 'net' ? 'net' : 'orders';
    const reading = known.get(metric) ?? readBoth(ctx, { today, hours, metric });
    known.set(metric, reading);
    const { past, now: sold } = await reading;
    const ids = rule.channelId ? [rule.channelId] : [...past.keys()];
    return ids.map((channelId): Reading => {
      const value = sold.get(channelId) ?? 0;
      const band = findCourseBand(past.get(channelId) ?? [], rule.limit);
      const facts = { from: today, to: today, hour: hours, value, share: rule.limit };
      if ('least' in band) return { channelId, state: 'unknown', facts: { ...facts, ...band } };
      const bounds = band.hours[hours - 1];
      // Before the first hour is over nothing can be said of the day: yesterday's alert has ended with its day.
      if (!bounds) return { channelId, state: 'rests', facts };
      const isOutside = value < bounds.low || value > bounds.high;
      return {
        channelId,
        state: isOutside ? 'fires' : 'rests',
        facts: { ...facts, ...(metric === 'orders' ? inWholes(bounds) : bounds), past: band.past },
      };
    });
  };
}

async function readBoth(
  ctx: Ctx,
  asked: { today: string; hours: number; metric: 'orders' | 'net' },
): Promise<Known> {
  const [past, now] = await Promise.all([readCourses(ctx, asked.today, asked.metric), readToday(ctx, asked)]);
  return { past, now };
}
