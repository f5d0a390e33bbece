import type { Random } from '#lib/math/seeded-random.ts';
import type { Buyer } from './history.ts';

/** The names under which fits are kept and asked for. */
export const PURCHASE_MODELS = ['pareto-nbd', 'bgnbd'] as const;

/** A model of when people buy and when they stop. */
export type PurchaseModelName = (typeof PURCHASE_MODELS)[number];

/** A buyer's purchases without their amounts. */
export type Rhythm = Pick<Buyer, 'frequency' | 'recency' | 'age'>;

/** Many rhythms side by side; equal ones stand once with how many they are. */
export type Tally = {
  frequency: Float64Array;
  recency: Float64Array;
  age: Float64Array;
  times: Float64Array;
  most: number;
  buyers: number;
};

/**
 * A model of repeat purchases. Times are weeks. Parameters stand in the order of `parameters`; all are above zero.
 * Everything here is a plain function of its arguments; `random` is the only source of chance.
 */
export type PurchaseModel = {
  name: PurchaseModelName;
  parameters: readonly string[];
  logLikelihood: (parameters: readonly number[], tally: Tally) => number;
  pAlive: (parameters: readonly number[], buyer: Rhythm) => number;
  /** Expected purchases in the weeks after the end of what is known. */
  expectOrders: (parameters: readonly number[], buyer: Rhythm, weeks: number) => number;
  /** Expected repeat purchases of somebody new in so many weeks. */
  expectOfNew: (parameters: readonly number[], weeks: number) => number;
  /** One possible number of purchases in each of the horizons ahead (ascending weeks), given the past. */
  drawOrders: (
    parameters: readonly number[],
    buyer: Rhythm,
    ahead: { weeks: readonly number[]; pAlive: number; random: Random },
  ) => number[];
  /** One possible buyer of a certain age, and when the repeat purchases came. */
  drawBuyer: (parameters: readonly number[], age: number, random: Random) => { rhythm: Rhythm; at: number[] };
  /** Parameters as free numbers (any sign) for the search, and back. */
  free: (parameters: readonly number[]) => number[];
  bound: (free: readonly number[]) => number[];
};

/** Counts equal rhythms once: a year of daily dates has far fewer of them than buyers. */
export function tallyRhythms(buyers: readonly Rhythm[]): Tally {
  const places = new Map<string, number>();
  const kept: { buyer: Rhythm; times: number }[] = [];
  for (const buyer of buyers) {
    const key = `${buyer.frequency} ${buyer.recency} ${buyer.age}`;
    const place = places.get(key);
    if (place === undefined) {
      places.set(key, kept.length);
      kept.push({ buyer, times: 1 });
    } else kept[place]!.times++;
  }
  return {
    frequency: Float64Array.from(kept, ({ buyer }) => buyer.frequency),
    recency: Float64Array.from(kept, ({ buyer }) => buyer.recency),
    age: Float64Array.from(kept, ({ buyer }) => buyer.age),
    times: Float64Array.from(kept, ({ times }) => times),
    most: kept.reduce((most, { buyer }) => Math.max(most, buyer.frequency), 0),
    buyers: buyers.length,
  };
}
