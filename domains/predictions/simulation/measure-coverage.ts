import { seededRandom } from '#lib/math/seeded-random.ts';
import { createForesight, type Range } from '../models/foresee.ts';
import { learnShop } from '../models/learn-shop.ts';
import type { PurchaseModelName } from '../models/purchase-model.ts';
import { simulateShop } from './simulate-shop.ts';

/** In how many cases out of all an interval held what then happened. */
export type Coverage = { orders: number; value: number; people: number; relativeWidth: number };

const WEEKS = 26;
const DRAWS = 300;
const SETS = 20;
const OFTEN = 4;

/**
 * Plays shops whose truth is known, foretells each, and counts how often what then happened lay in the intervals: of
 * the shop's orders, of its sales, and of what single people spend. The last only of people who are expected to buy
 * often: a whole number that is mostly zero cannot be held four times out of five.
 */
export function measureCoverage(
  name: PurchaseModelName,
  { shops, buyers, seed }: { shops: number; buyers: number; seed: number },
): Coverage {
  const held = { orders: 0, value: 0, people: 0, asked: 0, width: 0 };
  for (let shop = 0; shop < shops; shop++) {
    const random = seededRandom(seed * 100_003 + shop);
    const truth = simulateShop(random, { name, buyers, weeks: WEEKS });
    const knowledge = learnShop(truth.buyers, { name, sets: SETS, random, shrinkage: 'weak' });
    const foresight = createForesight(knowledge, { weeks: [WEEKS], draws: DRAWS, random });
    for (const [i, buyer] of truth.buyers.entries()) {
      const { orders, value } = foresight.foresee(buyer).ahead[0]!;
      if (!value || orders.expected < OFTEN) continue;
      held.asked++;
      held.people += isIn(truth.values[i]!, value);
    }
    const [total] = foresight.totals();
    held.orders += isIn(sum(truth.orders), total!.orders);
    if (total!.value) held.value += isIn(sum(truth.values), total!.value);
    held.width += (total!.orders.high - total!.orders.low) / Math.max(1, total!.orders.expected);
  }
  return {
    orders: held.orders / shops,
    value: held.value / shops,
    people: held.asked === 0 ? Number.NaN : held.people / held.asked,
    relativeWidth: held.width / shops,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}

function isIn(value: number, { low, high }: Range): number {
  return Number(value >= low && value <= high);
}
