import { normalDensity, normalLoss, normalQuantile } from './normal.ts';

/** A period's demand, and what a unit too many and a unit too few cost. */
export type NewsvendorCase = { mean: number; sd: number; overageCost: number; underageCost: number };

/** The stock that balances too much against too little for one period of normal demand, and what it still costs. */
export function newsvendor({ mean, sd, overageCost, underageCost }: NewsvendorCase) {
  const criticalRatio = underageCost / (underageCost + overageCost);
  const z = normalQuantile(criticalRatio);
  return {
    criticalRatio,
    quantity: mean + z * sd,
    cost: (overageCost + underageCost) * sd * normalDensity(z),
    fillRate: 1 - (sd * normalLoss(z)) / mean,
  };
}

/** What any other stock costs in the same case. */
export function newsvendorCost(
  quantity: number,
  { mean, sd, overageCost, underageCost }: NewsvendorCase,
): number {
  const short = sd * normalLoss((quantity - mean) / sd);
  return overageCost * (quantity - mean) + (overageCost + underageCost) * short;
}

/** Base stock reviewed every period: it must last for the lead time and the period of review. */
export function baseStock({ leadPeriods, ...once }: NewsvendorCase & { leadPeriods: number }) {
  const periods = leadPeriods + 1;
  return newsvendor({ ...once, mean: once.mean * periods, sd: once.sd * Math.sqrt(periods) });
}
