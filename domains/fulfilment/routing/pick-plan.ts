import type { Criterion } from './criteria.ts';
import type { RoutingRules } from './rules.ts';
import { readCriterion, type ScoredPlan } from './score-plan.ts';

/** What told the chosen plan from the next: missing units, a criterion, the sum of all, or nothing but the id. */
export type DecidedBy = 'short' | Criterion | 'points' | 'id';

/**
 * The best of some plans: the fewest missing units, then what the rules say, then the smallest ids, so that the order
 * in which they are given does not matter. Undefined for none. Pure.
 */
export function pickPlan<Plan extends ScoredPlan>(
  plans: readonly Plan[],
  rules: RoutingRules,
): Plan | undefined {
  let left = leastBy(plans, (plan) => plan.shortUnits, 0);
  if (rules.mode === 'weighted') left = leastBy(left, (plan) => plan.score.points, 0);
  else {
    for (const { by, tolerance } of rules.criteria) {
      if (left.length < 2) break;
      left = leastBy(left, (plan) => readCriterion(plan.score, by), tolerance);
    }
  }
  return left.reduce<Plan | undefined>(
    (best, plan) => (best === undefined || idOf(plan) < idOf(best) ? plan : best),
    undefined,
  );
}

function leastBy<Plan>(plans: readonly Plan[], read: (plan: Plan) => number, tolerance: number): Plan[] {
  let least = Number.POSITIVE_INFINITY;
  for (const plan of plans) least = Math.min(least, read(plan));
  return plans.filter((plan) => read(plan) <= least + tolerance);
}

function idOf(plan: ScoredPlan): string {
  return plan.score.locationIds.join();
}

/** What made one plan come before another. Pure. */
export function decidedBy(chosen: ScoredPlan, next: ScoredPlan, rules: RoutingRules): DecidedBy {
  if (chosen.shortUnits !== next.shortUnits) return 'short';
  if (rules.mode === 'weighted') return chosen.score.points === next.score.points ? 'id' : 'points';
  const told = rules.criteria.find(
    ({ by, tolerance }) =>
      Math.abs(readCriterion(chosen.score, by) - readCriterion(next.score, by)) > tolerance,
  );
  return told?.by ?? 'id';
}
