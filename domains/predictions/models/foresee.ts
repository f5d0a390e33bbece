import { quantileOf } from '#lib/math/quantile.ts';
import type { Random } from '#lib/math/seeded-random.ts';
import type { Parameters } from './bootstrap.ts';
import { type PurchaseFit, purchaseModel } from './fit-purchases.ts';
import { expectSpend, type GammaGamma, type SpendFit } from './gamma-gamma.ts';
import type { Buyer } from './history.ts';
import type { PurchaseModel } from './purchase-model.ts';

/** A figure with the interval that holds it four times out of five. */
export type Range = { expected: number; low: number; high: number };

/** What is ahead of a buyer in one horizon; `value` is null where spending is not known well enough. */
export type Ahead = { orders: Range; value: Range | null };

/** A buyer's chance to still be one, and what is ahead in each horizon. */
export type Outlook = { pAlive: number; ahead: Ahead[] };

/** The share of times in which an interval is to hold. */
export const LEVEL = 0.8;
const LOW = (1 - LEVEL) / 2;

/** What is known of the shop, and of how unsure that is (`bootstrapParameters`; at least one set). */
export type Knowledge = { fit: PurchaseFit; spend: SpendFit | null; sets: readonly Parameters[] };

/**
 * Foretells buyers one by one, for horizons of so many weeks (ascending), with intervals of both what is unknown about
 * the parameters and what a person may do by chance. `totals` adds the same draws up over everybody foretold so far.
 */
export function createForesight(
  knowledge: Knowledge,
  { weeks, draws, random }: { weeks: readonly number[]; draws: number; random: Random },
): { foresee: (buyer: Buyer) => Outlook; totals: () => Ahead[] } {
  const { fit, spend, sets } = knowledge;
  const model = purchaseModel(fit.model);
  const blank = () => weeks.map(() => new Float64Array(draws));
  const [orders, values, orderTotals, valueTotals] = [blank(), blank(), blank(), blank()];
  const expected = weeks.map(() => ({ orders: 0, value: 0 }));
  return {
    foresee: (buyer) => {
      drawAll(model, buyer, { sets, weeks, draws, random, orders, values });
      const meanSpend = spend ? expectSpend(spend.parameters, buyer) : 0;
      const ahead = weeks.map((week, at): Ahead => {
        addTo(orderTotals[at]!, orders[at]!);
        addTo(valueTotals[at]!, values[at]!);
        const count = model.expectOrders(fit.parameters, buyer, week);
        expected[at]!.orders += count;
        expected[at]!.value += count * meanSpend;
        return {
          orders: rangeOf(count, orders[at]!, nearestRank),
          value: spend ? rangeOf(count * meanSpend, values[at]!, quantileOf) : null,
        };
      });
      return { pAlive: model.pAlive(fit.parameters, buyer), ahead };
    },
    totals: () =>
      weeks.map((_, at) => ({
        orders: rangeOf(expected[at]!.orders, orderTotals[at]!.slice(), nearestRank),
        value: spend ? rangeOf(expected[at]!.value, valueTotals[at]!.slice(), quantileOf) : null,
      })),
  };
}

type Play = {
  sets: readonly Parameters[];
  weeks: readonly number[];
  draws: number;
  random: Random;
  orders: Float64Array[];
  values: Float64Array[];
};

function drawAll(model: PurchaseModel, buyer: Buyer, play: Play): void {
  const { sets, weeks, draws, random, orders, values } = play;
  const alive = sets.map(({ purchases }) => model.pAlive(purchases, buyer));
  for (let draw = 0; draw < draws; draw++) {
    const set = draw % sets.length;
    const { purchases, spend } = sets[set]!;
    const counts = model.drawOrders(purchases, buyer, { weeks, pAlive: alive[set]!, random });
    for (let at = 0; at < counts.length; at++) orders[at]![draw] = counts[at]!;
    if (spend) drawValues(spend, { buyer, counts, draw, random, values });
  }
}

function drawValues(
  { p, q, gamma }: GammaGamma,
  play: { buyer: Buyer; counts: number[]; draw: number; random: Random; values: Float64Array[] },
): void {
  const { buyer, counts, draw, random, values } = play;
  if (counts.at(-1) === 0) {
    for (const own of values) own[draw] = 0;
    return;
  }
  const seen = buyer.meanSpend > 0 ? buyer.frequency : 0;
  const rate = random.gamma(q + p * seen, gamma + seen * buyer.meanSpend);
  let before = 0;
  let sum = 0;
  for (let at = 0; at < counts.length; at++) {
    const more = counts[at]! - before;
    if (more > 0) sum += random.gamma(p * more, rate);
    before = counts[at]!;
    values[at]![draw] = sum;
  }
}

function addTo(totals: Float64Array, own: Float64Array): void {
  for (let i = 0; i < totals.length; i++) totals[i]! += own[i]!;
}

/** Sorts the draws in their place; of most people who are gone every draw is nothing. */
function rangeOf(
  expected: number,
  draws: Float64Array,
  quantile: (sorted: Float64Array, share: number) => number,
): Range {
  if (draws.every(isNothing)) return { expected, low: 0, high: 0 };
  draws.sort();
  return { expected, low: quantile(draws, LOW), high: quantile(draws, 1 - LOW) };
}

function isNothing(draw: number): boolean {
  return draw === 0;
}

/** A whole number of orders that at least so great a share does not pass. */
function nearestRank(sorted: Float64Array, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))]!;
}
