import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '#lib/math/seeded-random.ts';
import { purchaseModel } from './fit-purchases.ts';
import { PURCHASE_MODELS, tallyRhythms } from './purchase-model.ts';

const DRAWS = 20_000;
const positive = (max: number) => fc.double({ min: 0.05, max, noNaN: true });
const rhythm = fc
  .tuple(fc.integer({ min: 0, max: 60 }), positive(1), positive(150))
  .map(([frequency, share, age]) => ({ frequency, recency: frequency === 0 ? 0 : share * age, age }));

describe.each(PURCHASE_MODELS)('a model of purchases (%s)', (name) => {
  const model = purchaseModel(name);
  const usual = model.bound([0, Math.log(1 / 6), name === 'bgnbd' ? Math.log(0.2) : Math.log(1 / 50), 0.5]);

  it('goes to free parameters and back', () => {
    const set = fc.tuple(positive(50), positive(50), positive(50), positive(50));
    fc.assert(
      fc.property(set, (parameters) => {
        for (const [i, value] of model.bound(model.free(parameters)).entries()) {
          expect(value / parameters[i]!).toBeCloseTo(1, 9);
        }
      }),
      { seed: 4 },
    );
  });

  it('gives chances between nothing and certainty, and ever more orders ahead', () => {
    const set = fc.tuple(positive(8), positive(60), positive(6), positive(60));
    fc.assert(
      fc.property(set, rhythm, (parameters, buyer) => {
        const alive = model.pAlive(parameters, buyer);
        expect(alive).toBeGreaterThanOrEqual(0);
        expect(alive).toBeLessThanOrEqual(1);
        const [near, far] = [4, 52].map((weeks) => model.expectOrders(parameters, buyer, weeks));
        expect(near).toBeGreaterThanOrEqual(0);
        expect(far! + 1e-9).toBeGreaterThanOrEqual(near!);
        expect(Number.isFinite(model.logLikelihood(parameters, tallyRhythms([buyer])))).toBe(true);
      }),
      { seed: 4 },
    );
  });

  it('draws what it expects', () => {
    const random = seededRandom(3);
    const buyer = { frequency: 4, recency: 30, age: 36 };
    const pAlive = model.pAlive(usual, buyer);
    const sums = [0, 0];
    const weeks = [13, 52];
    for (let draw = 0; draw < DRAWS; draw++) {
      for (const [i, count] of model.drawOrders(usual, buyer, { weeks, pAlive, random }).entries())
        sums[i]! += count;
    }
    for (const [i, sum] of sums.entries()) {
      expect(sum / DRAWS / model.expectOrders(usual, buyer, weeks[i]!)).toBeCloseTo(1, 1);
    }
  });

  it('draws newcomers who buy as often as it expects of them', () => {
    const random = seededRandom(4);
    let sum = 0;
    for (let draw = 0; draw < DRAWS; draw++) sum += model.drawBuyer(usual, 40, random).at.length;
    expect(sum / DRAWS / model.expectOfNew(usual, 40)).toBeCloseTo(1, 1);
  });

  it('stays finite where people hardly differ in how they stop', () => {
    const alike = model.bound([-0.8, Math.log(1 / 160), name === 'bgnbd' ? -0.85 : -5.2, 10]);
    const expected = model.expectOrders(alike, { frequency: 1, recency: 20, age: 60 }, 26);
    expect(expected).toBeGreaterThan(0.05);
    expect(expected).toBeLessThan(1);
  });

  it('is as sure of frequent buyers of many years as of others', () => {
    const expected = model.expectOrders(usual, { frequency: 900, recency: 519, age: 520 }, 52);
    expect(expected).toBeGreaterThan(20);
    expect(expected).toBeLessThan(90);
  });
});
