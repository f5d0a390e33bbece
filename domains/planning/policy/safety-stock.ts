import { findRoot } from './find-root.ts';
import { normalLoss, normalQuantile, normalShare } from './normal.ts';

const FAR = 12;

/** The spread of demand until goods come, from the spread of a period's demand and that of the lead time in periods. */
export function leadDemandSpread({
  mean,
  sd,
  leadPeriods,
  leadSpread,
}: {
  mean: number;
  sd: number;
  leadPeriods: number;
  leadSpread: number;
}): number {
  return Math.sqrt(leadPeriods * sd * sd + mean * mean * leadSpread * leadSpread);
}

/** Units above the expected demand, so that in this share of the order cycles nothing is short. */
export function safetyForCycles(share: number, sd: number): number {
  return normalQuantile(share) * sd;
}

/** Units above the expected demand, so that this share of the units can be handed over at once, with orders of a quantity. */
export function safetyForFillRate(
  fillRate: number,
  { sd, quantity }: { sd: number; quantity: number },
): number {
  if (sd === 0) return 0;
  const short = (1 - fillRate) * quantity;
  return sd * findRoot((z) => sd * normalLoss(z) - short, { low: -FAR - quantity / sd, high: FAR });
}

/** What a safety stock does: the share of cycles without shortage, units short per cycle, share of units at once, mean stock. */
export function serviceOf(safetyStock: number, { sd, quantity }: { sd: number; quantity: number }) {
  const shortPerCycle = sd * normalLoss(safetyStock / sd);
  return {
    cycleServiceLevel: normalShare(safetyStock / sd),
    shortPerCycle,
    fillRate: 1 - shortPerCycle / quantity,
    meanInventory: quantity / 2 + safetyStock,
  };
}
