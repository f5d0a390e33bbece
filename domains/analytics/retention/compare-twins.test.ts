import { describe, expect, it } from 'vitest';
import { seededRandom } from '#lib/math/seeded-random.ts';
import { addUpTwins, sideOf, type Twins } from './compare-twins.fixture.ts';
import { compareTwins, FEWEST_TWINS } from './compare-twins.ts';

/** Shops in which the channel changes nothing: some simply buy more often, and each order picks a channel by chance. */
function playShop(seed: number, people: number) {
  const random = seededRandom(seed);
  const groups = new Map<number, { many: number[]; one: number[] }>();
  const naive = { many: [] as number[], one: [] as number[] };
  for (let person = 0; person < people; person++) {
    const rate = random.gamma(0.8, 0.4);
    const early = 1 + random.poisson(rate);
    const later = random.poisson(rate * 2);
    const isMany = (orders: number) => Array.from({ length: orders }, () => random.below(4) === 0);
    const first = isMany(early);
    const isEarlyMany = new Set(first).size > 1;
    const isEverMany = new Set([...first, ...isMany(later)]).size > 1;
    const group = groups.get(early) ?? { many: [], one: [] };
    groups.set(early, group);
    group[isEarlyMany ? 'many' : 'one'].push(later);
    naive[isEverMany ? 'many' : 'one'].push(early + later);
  }
  const twins: Twins[] = [...groups.values()].map(({ many, one }) => ({
    many: sideOf(many),
    one: sideOf(one),
  }));
  const mean = (values: number[]) => values.reduce((total, value) => total + value, 0) / values.length;
  return { twins, naive: mean(naive.many) - mean(naive.one) };
}

describe('customers of many channels against those of one', () => {
  it('are compared within groups of people who were alike, worked by hand', () => {
    // Two groups: 30 against 10 with means 2 and 1, 10 against 30 with means 5 and 3. Both weigh 300 / 40 = 7.5, so the
    // difference is (1 + 2) / 2; plainly it would be (60 + 50) / 40 − (10 + 90) / 40 = 0.25.
    const flat = (customers: number, mean: number) => sideOf(Array.from({ length: customers }, () => mean));
    const groups = [
      { many: flat(30, 2), one: flat(10, 1) },
      { many: flat(10, 5), one: flat(30, 3) },
      { many: flat(0, 0), one: flat(500, 9) },
    ];
    expect(compareTwins(addUpTwins(groups))).toMatchObject({
      many: { customers: 40, mean: 3.5 },
      one: { customers: 40, mean: 2 },
      difference: 1.5,
      low: 1.5,
      high: 1.5,
    });
  });

  it('have the interval of two means where there is one group', () => {
    const many = Array.from({ length: 40 }, (_, at) => at % 4);
    const one = Array.from({ length: 40 }, (_, at) => at % 2);
    const variance = (values: number[], mean: number) =>
      values.reduce((total, value) => total + (value - mean) ** 2, 0) / (values.length - 1);
    const error = Math.sqrt(variance(many, 1.5) / 40 + variance(one, 0.5) / 40);
    const found = compareTwins(addUpTwins([{ many: sideOf(many), one: sideOf(one) }]))!;
    expect(found.difference).toBeCloseTo(1, 10);
    expect(found.high - 1).toBeCloseTo(1.959964 * error, 8);
  });

  it('are not compared while fewer than thirty of a kind have a counterpart', () => {
    const groups = [
      { many: sideOf(Array.from({ length: FEWEST_TWINS - 1 }, () => 1)), one: sideOf([1, 2]) },
      { many: sideOf([]), one: sideOf([1, 2, 3]) },
    ];
    expect(compareTwins(addUpTwins(groups))).toBeNull();
    const { many, one } = addUpTwins(groups);
    expect([many.customers, one.customers]).toEqual([FEWEST_TWINS - 1, 2]);
  });

  it('differ by nothing where channels change nothing, although the plain comparison swears they do', () => {
    let held = 0;
    const shops = 100;
    for (let seed = 1; seed <= shops; seed++) {
      const { twins, naive } = playShop(seed, 2_000);
      const found = compareTwins(addUpTwins(twins))!;
      if (found.low <= 0 && found.high >= 0) held++;
      expect(naive).toBeGreaterThan(3);
    }
    // A 95 % interval holds the truth in 95 of 100; chance alone seldom moves that by more than 6.
    expect(held).toBeGreaterThan(88);
  });
});
