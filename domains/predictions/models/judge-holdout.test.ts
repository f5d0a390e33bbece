import { describe, expect, it } from 'vitest';
import { seededRandom } from '#lib/math/seeded-random.ts';
import { simulateShop } from '../simulation/simulate-shop.ts';
import { judgeHoldout, type Kept } from './judge-holdout.ts';

const WEEKS = 26;
/** The parameter of BG/NBD that says how readily people leave. */
const DROPOUT = 2;

function playShop(seed: number) {
  const shop = simulateShop(seededRandom(seed), { name: 'bgnbd', buyers: 3_000, weeks: WEEKS });
  const people = shop.buyers.map((buyer, at): Kept => ({ buyer, after: shop.orders[at]! }));
  return { people, truth: shop.truth.purchases };
}

/** Four standard errors of a mean of so many people: no fifth of three shops should lie beyond by chance. */
const byChance = (people: readonly Kept[], count: number) =>
  4 * Math.sqrt(people.reduce((sum, { after }) => sum + after ** 2, 0) / people.length / count);

describe('the told chances on weeks that a model had not seen', () => {
  it.each([1, 2, 3])(
    'are followed by as many orders as expected where the model is true (shop %i)',
    (seed) => {
      const { people, truth } = playShop(seed);
      const { byChance: fifths } = judgeHoldout({ model: 'bgnbd', parameters: truth }, people, WEEKS);
      const again = people.filter(({ buyer }) => buyer.frequency > 0);
      expect(fifths).toHaveLength(5);
      expect(fifths.reduce((sum, { buyers }) => sum + buyers, 0)).toBe(again.length);
      expect(fifths.reduce((sum, { bought }) => sum + bought, 0)).toBe(
        again.filter(({ after }) => after > 0).length,
      );
      expect(fifths.map(({ said }) => said)).toEqual(
        fifths.map(({ said }) => said).toSorted((one, other) => other - one),
      );
      for (const { actual, expected, buyers, said } of fifths)
        expect(Math.abs(actual - expected), `${said}`).toBeLessThan(byChance(again, buyers));
    },
  );

  it('are seen to be too sure where nobody is thought to leave', () => {
    const { people, truth } = playShop(7);
    const loyal = truth.map((one, at) => (at === DROPOUT ? one / 20 : one));
    const { byChance: fifths } = judgeHoldout({ model: 'bgnbd', parameters: loyal }, people, WEEKS);
    const { said, expected, actual, buyers } = fifths[3]!;
    expect(said).toBeGreaterThan(0.95);
    expect(expected - actual).toBeGreaterThan(byChance(people, buyers));
  });

  it('are not told of so few that a fifth says nothing', () => {
    const { people, truth } = playShop(5);
    const few = people.filter(({ buyer }) => buyer.frequency > 0).slice(0, 99);
    expect(judgeHoldout({ model: 'bgnbd', parameters: truth }, few, WEEKS).byChance).toEqual([]);
  });
});

describe('a model that is better by a hair', () => {
  it('is not said to be better, however many buyers make the hair certain', () => {
    const came = { 2: [0, 2, 3, 5], 8: [0, 2, 4, 5] };
    const people = Array.from({ length: 20_000 }, (_, at): Kept => {
      const frequency = at % 2 === 0 ? 2 : 8;
      return { buyer: { frequency, recency: 51, age: 52 }, after: came[frequency][(at >> 1) % 4]! };
    });
    // All buy about every ten weeks, and nobody leaves.
    const judged = judgeHoldout({ model: 'bgnbd', parameters: [50, 500, 0.001, 10] }, people, WEEKS);
    expect(judged.model.rmse).toBeLessThan(judged.plain.rmse);
    expect(judged.model.rmse).toBeGreaterThan(judged.plain.rmse * 0.95);
    expect(judged.beatsPlain).toBe(false);
  });
});
