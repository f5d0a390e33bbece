/** Demand seen in one period, and how many of its days something lay on the shelf. */
export type DemandPeriod = { units: number; daysInStock: number; days: number };

/**
 * A history without holes made by empty shelves, and how many of its periods were put right. `isKnown` is false where
 * something stands in: a forecast is not judged by these.
 */
export type CleanDemand = { values: number[]; isKnown: boolean[]; scaled: number; leftOut: number };

/** With something on the shelf for less than this share of the days, a period says too little to be scaled up. */
export const LEAST_IN_STOCK = 0.5;
/** Periods before and after one that is left out, that stand in for it. */
const NEIGHBOURS = 4;

/**
 * Puts periods right in which the shelf was empty: what nobody could buy is not zero demand. In stock for half of the
 * days or more, the units are scaled to the whole period. Below that the period is left out: the mean of up to four known
 * periods on each side stands in for it, or the units that were asked for, where those are more.
 */
export function fillStockOuts(periods: readonly DemandPeriod[]): CleanDemand {
  const known = periods.map(scale);
  const values = periods.map(
    (period, index) => known[index] ?? Math.max(period.units, standIn(known, index)),
  );
  const leftOut = known.filter((value) => value === null).length;
  const cut = periods.filter(({ daysInStock, days }) => daysInStock < days).length;
  return { values, isKnown: known.map((value) => value !== null), scaled: cut - leftOut, leftOut };
}

function scale({ units, daysInStock, days }: DemandPeriod): number | null {
  if (daysInStock >= days) return units;
  return daysInStock >= days * LEAST_IN_STOCK ? (units * days) / daysInStock : null;
}

function standIn(known: readonly (number | null)[], index: number): number {
  const isKnown = (value: number | null) => value !== null;
  const before = known.slice(0, index).filter(isKnown).slice(-NEIGHBOURS);
  const after = known
    .slice(index + 1)
    .filter(isKnown)
    .slice(0, NEIGHBOURS);
  const near = [...before, ...after];
  return near.length === 0 ? 0 : near.reduce((sum, value) => sum + value, 0) / near.length;
}
