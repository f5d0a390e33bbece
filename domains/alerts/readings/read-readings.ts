import type { Ctx } from '#domains/context.ts';
import type { Reading, WatchedRule } from '../alert-kinds.ts';
import { readBands } from './read-band.ts';
import { readClock } from './read-clock.ts';
import { readCourseBands } from './read-course-bands.ts';
import { readQuiet } from './read-quiet.ts';
import { readDeliveries, readDrifts, readJobs } from './read-red.ts';
import { readThresholds } from './read-threshold.ts';

/** What each rule sees now, by the rule's id. Facts that several rules need are read once. */
export async function readReadings<Rule extends WatchedRule & { id: string }>(
  ctx: Ctx,
  rules: readonly Rule[],
): Promise<Map<string, Reading[]>> {
  const clock = await readClock(ctx.db, ctx.now);
  const bands = readBands(ctx, clock);
  const courses = readCourseBands(ctx, clock);
  const readers: Record<WatchedRule['kind'], (rule: WatchedRule) => Promise<Reading[]>> = {
    threshold: readThresholds(ctx, clock),
    band: (rule) => (rule.period === 'today' ? courses : bands)(rule),
    quiet: readQuiet(ctx, clock),
    deliveries: (rule) => readDeliveries(ctx, rule),
    drifts: (rule) => readDrifts(ctx, rule),
    jobs: (rule) => readJobs(ctx, rule),
  };
  const seen = new Map<string, Reading[]>();
  for (const rule of rules) seen.set(rule.id, await readers[rule.kind](rule));
  return seen;
}
