import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import type { Reading } from '../alert-kinds.ts';
import { RuleInput } from '../input.ts';
import { type Clock, readClock } from '../readings/read-clock.ts';
import { judgePastBands, judgePastCourses } from './judge-past-bands.ts';
import { judgePastFigures } from './judge-past-figures.ts';
import { judgePastGaps } from './judge-past-gaps.ts';
import { judgePastDrifts, judgePastJobs, judgePastWaits } from './judge-past-work.ts';

/** On which of the last 90 days a rule would have found something; for how many the past says nothing. */
export type Preview = { days: string[]; unknown: number };

/** What a rule would have said on a day, of one channel or of the business. */
export type Judged = { day: string; state: Reading['state'] };

/** One kind of rule. */
export type RuleOf<Kind extends RuleInput['kind']> = Extract<RuleInput, { kind: Kind }>;

/**
 * Tries a rule on the last 90 days, with what was known before each; facts that change later (an order that is cancelled)
 * count as they stand now. Nothing is written. @throws FORBIDDEN, INVALID_INPUT.
 */
export async function previewRule(ctx: Ctx, raw: unknown): Promise<Preview> {
  allow(ctx.actor, 'alert.write');
  allow(ctx.actor, 'channel.figures');
  const rule = RuleInput.parse(raw);
  const judged = await judgePast(ctx, rule, await readClock(ctx.db, ctx.now));
  const days = judged.filter(({ state }) => state === 'fires').map(({ day }) => day);
  const known = new Set(judged.filter(({ state }) => state !== 'unknown').map(({ day }) => day));
  const asked = new Set(judged.map(({ day }) => day));
  return { days: [...new Set(days)].sort(), unknown: asked.size - known.size };
}

function judgePast(ctx: Ctx, rule: RuleInput, clock: Clock): Promise<Judged[]> {
  switch (rule.kind) {
    case 'threshold':
      return judgePastFigures(ctx, rule, clock);
    case 'band':
      return rule.period === 'today' ? judgePastCourses(ctx, rule, clock) : judgePastBands(ctx, rule, clock);
    case 'quiet':
      return judgePastGaps(ctx, rule, clock);
    case 'deliveries':
      return judgePastWaits(ctx, rule, clock);
    case 'drifts':
      return judgePastDrifts(ctx, rule, clock);
    case 'jobs':
      return judgePastJobs(ctx, rule, clock);
  }
}
