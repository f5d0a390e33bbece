import { logGamma } from '#lib/math/log-gamma.ts';
import { minimiseSteps } from '#lib/math/minimise.ts';
import { finish, type Steps } from '#lib/math/steps.ts';
import type { Shrinkage } from './fit-purchases.ts';
import { logPrior, WEAK_SPEND } from './prior.ts';

/** How many purchases were seen, and their mean amount. */
export type Spend = { frequency: number; meanSpend: number };

/**
 * Shapes p and q, and gamma in the unit of the amounts: single amounts are gamma(p, ν), ν differs from person to person
 * as gamma(q, gamma) (Fader and Hardie 2013). q is above one, so that a mean exists: p·gamma / (q − 1).
 */
export type GammaGamma = { p: number; q: number; gamma: number };

/** A fit of spending, by people with a repeat purchase that was paid for. */
export type SpendFit = { parameters: GammaGamma; logLikelihood: number; buyers: number };

/** Fewer people with a repeat purchase say nothing about how spending differs. */
export const FEWEST_SPENDERS = 10;

const REACH = 9;
const EFFORT = { most: 1_500, tolerance: 1e-14, stepShare: 0.06 };
const QUICK = { most: 200, tolerance: 1e-9, stepShare: 0.02 };

/** Spending by maximum likelihood over those with a mean amount above zero; null when there is nobody. */
export function fitSpend(spends: readonly Spend[], shrinkage: Shrinkage = 'none'): SpendFit | null {
  return finish(fitSpendSteps(spends, shrinkage));
}

/** The same in steps. */
export function* fitSpendSteps(spends: readonly Spend[], shrinkage: Shrinkage): Steps<SpendFit | null> {
  const known = spends.filter(({ frequency, meanSpend }) => frequency > 0 && meanSpend > 0);
  if (known.length === 0) return null;
  const mean = known.reduce((sum, { meanSpend }) => sum + meanSpend, 0) / known.length;
  const start = [WEAK_SPEND[0]!.mean, WEAK_SPEND[1]!.mean, Math.log(mean)];
  let free = yield* search(known, { start, shrinkage, effort: EFFORT });
  free = yield* search(known, { start: free, shrinkage, effort: EFFORT });
  const parameters = bound(free);
  return { parameters, logLikelihood: logLikelihood(parameters, known), buyers: known.length };
}

/** Fits again from parameters that are known to be near. */
export function refitSpend(
  spends: readonly Spend[],
  { near, shrinkage }: { near: GammaGamma; shrinkage: Shrinkage },
): GammaGamma {
  const start = [Math.log(near.p), Math.log(near.q - 1), Math.log((near.p * near.gamma) / (near.q - 1))];
  return bound(finish(search(spends, { start, shrinkage, effort: QUICK })));
}

/** The expected mean amount of somebody's purchases: the own mean, drawn towards everybody's by how few they are. */
export function expectSpend({ p, q, gamma }: GammaGamma, { frequency, meanSpend }: Spend): number {
  const seen = meanSpend > 0 ? frequency : 0;
  return (p * (gamma + seen * meanSpend)) / (p * seen + q - 1);
}

function search(
  spends: readonly Spend[],
  { start, shrinkage, effort }: { start: number[]; shrinkage: Shrinkage; effort: typeof QUICK },
): Steps<number[]> {
  const [, , centre] = start;
  const middle = [WEAK_SPEND[0]!.mean, WEAK_SPEND[1]!.mean, centre!];
  const prior = shrinkage === 'weak' ? WEAK_SPEND : null;
  return minimiseSteps(
    (free) => -logLikelihood(bound(free), spends) - logPrior(free, prior),
    { start, low: middle.map((at) => at - REACH), high: middle.map((at) => at + REACH) },
    effort,
  );
}

function bound(free: readonly number[]): GammaGamma {
  const p = Math.exp(free[0]!);
  const rest = Math.exp(free[1]!);
  return { p, q: 1 + rest, gamma: (Math.exp(free[2]!) * rest) / p };
}

function logLikelihood({ p, q, gamma }: GammaGamma, spends: readonly Spend[]): number {
  const constant = q * Math.log(gamma) - logGamma(q);
  const known = new Map<number, number>();
  let sum = 0;
  for (const { frequency: x, meanSpend: z } of spends) {
    let own = known.get(x);
    if (own === undefined) {
      own = constant + logGamma(p * x + q) - logGamma(p * x) + p * x * Math.log(x);
      known.set(x, own);
    }
    sum += own + (p * x - 1) * Math.log(z) - (p * x + q) * Math.log(gamma + x * z);
  }
  return sum;
}
