/**
 * Groups of customers who were alike at first, added up for one figure of what they did next: those of many channels, and
 * those of one. Only groups that have both kinds count; each weighs as much as it can tell, n·m / (n + m).
 */
export type TwinSums = { weight: number; many: TwinSide; one: TwinSide };

/**
 * One kind, over all groups: how many they are, their weighed means, their squared distances from the mean of their group,
 * how many of these are free (n − 1), and the squared weight by head. Sums of sums are sums again.
 */
export type TwinSide = { customers: number; mean: number; spread: number; freedom: number; pull: number };

/** What is left of the difference among people who were alike at first. */
export type Difference = {
  many: { customers: number; mean: number };
  one: { customers: number; mean: number };
  difference: number;
  /** The 95 % interval of the difference. */
  low: number;
  high: number;
};

/** So many of each kind must have a counterpart before a difference is told. */
export const FEWEST_TWINS = 30;

const Z_95 = 1.959964;

/**
 * The mean difference within groups of people who were alike at first, with its standard error from the spread within
 * groups. Null below `FEWEST_TWINS` of each kind. db/sql/retention.sql adds the groups up (`retention_use_told`).
 */
export function compareTwins({ weight, many, one }: TwinSums): Difference | null {
  if (many.customers < FEWEST_TWINS || one.customers < FEWEST_TWINS) return null;
  const difference = (many.mean - one.mean) / weight;
  const error = Math.sqrt(varianceOf(many) * many.pull + varianceOf(one) * one.pull);
  const width = (Z_95 * error) / weight;
  return {
    many: { customers: many.customers, mean: many.mean / weight },
    one: { customers: one.customers, mean: one.mean / weight },
    difference,
    low: difference - width,
    high: difference + width,
  };
}

/** The variance within groups; groups of one person know none. */
function varianceOf({ spread, freedom }: TwinSide): number {
  return freedom > 0 ? spread / freedom : 0;
}
