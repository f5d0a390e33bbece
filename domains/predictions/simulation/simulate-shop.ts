import type { Random } from '#lib/math/seeded-random.ts';
import { purchaseModel } from '../models/fit-purchases.ts';
import type { GammaGamma } from '../models/gamma-gamma.ts';
import type { Buyer } from '../models/history.ts';
import type { PurchaseModelName } from '../models/purchase-model.ts';

/** A made-up shop whose truth is known: its buyers as seen, and what each then bought in the weeks after. */
export type SimulatedShop = {
  truth: { purchases: number[]; spend: GammaGamma };
  buyers: Buyer[];
  orders: number[];
  values: number[];
};

/**
 * A shop of its own kind, from a bakery's regulars to a furniture house: rates, loyalty and spending are drawn too, wider
 * apart than shops of one trade are. Buyers have known the shop for 20 to 90 weeks.
 */
export function simulateShop(
  random: Random,
  { name, buyers, weeks }: { name: PurchaseModelName; buyers: number; weeks: number },
): SimulatedShop {
  const model = purchaseModel(name);
  const around = (middle: number, spread: number) => Math.log(middle) + spread * random.normal();
  const purchases = model.bound(
    name === 'bgnbd'
      ? [around(1, 0.5), around(1 / 7, 0.7), around(0.2, 0.6), around(3, 0.5)]
      : [around(1, 0.5), around(1 / 7, 0.7), around(1 / 60, 0.7), around(1, 0.5)],
  );
  const spend = spendOf(Math.exp(around(4, 0.5)), Math.exp(around(2.5, 0.5)), Math.exp(around(40, 0.8)));
  const shop: SimulatedShop = { truth: { purchases, spend }, buyers: [], orders: [], values: [] };
  for (let i = 0; i < buyers; i++) {
    const age = Math.round(140 + 490 * random.uniform()) / 7;
    const { at } = model.drawBuyer(purchases, age + weeks, random);
    const before = at.filter((when) => when <= age);
    const rate = random.gamma(spend.q, spend.gamma);
    const draw = (count: number) => (count === 0 ? 0 : random.gamma(spend.p * count, rate));
    shop.buyers.push({
      frequency: before.length,
      recency: before.at(-1) ?? 0,
      age,
      meanSpend: before.length === 0 ? 0 : draw(before.length) / before.length,
    });
    shop.orders.push(at.length - before.length);
    shop.values.push(draw(at.length - before.length));
  }
  return shop;
}

function spendOf(p: number, rest: number, mean: number): GammaGamma {
  return { p, q: 1 + rest, gamma: (mean * rest) / p };
}
