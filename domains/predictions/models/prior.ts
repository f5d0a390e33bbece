import type { PurchaseModelName } from './purchase-model.ts';

/** What is thought likely of a free parameter before anything is seen: a normal curve. */
export type Belief = { mean: number; spread: number };

/**
 * Weak beliefs about shops, on the free parameters of each model (natural logarithms, times in weeks). They weigh as
 * much as a handful of buyers: a shop of sixty is drawn towards the ordinary, one of a thousand hardly moves.
 * Ordinary is a purchase every two months, people who differ as an exponential does, a customer lost after a year, or
 * one in five after each purchase; "spread 1" lets a figure be three times as much or as little.
 */
export const WEAK: Record<PurchaseModelName, readonly Belief[]> = {
  // r, mean rate r / alpha, mean rate of stopping s / beta, s
  'pareto-nbd': [
    { mean: 0, spread: 1 },
    { mean: Math.log(1 / 8), spread: 1.5 },
    { mean: Math.log(1 / 52), spread: 1.2 },
    { mean: 0, spread: 0.8 },
  ],
  // r, mean rate r / alpha, odds of stopping a / b, a + b
  bgnbd: [
    { mean: 0, spread: 1 },
    { mean: Math.log(1 / 8), spread: 1.5 },
    { mean: Math.log(1 / 4), spread: 1.2 },
    { mean: Math.log(3), spread: 1 },
  ],
};

/** The same for spending: p, q − 1, and nothing about the mean, which a shop's goods decide. */
export const WEAK_SPEND: readonly Belief[] = [
  { mean: Math.log(4), spread: 1 },
  { mean: Math.log(2.5), spread: 1 },
  { mean: 0, spread: Number.POSITIVE_INFINITY },
];

/** Ln of how likely free parameters are, up to a constant; zero without beliefs. */
export function logPrior(free: readonly number[], beliefs: readonly Belief[] | null): number {
  if (!beliefs) return 0;
  return beliefs.reduce((sum, { mean, spread }, i) => sum - 0.5 * ((free[i]! - mean) / spread) ** 2, 0);
}
