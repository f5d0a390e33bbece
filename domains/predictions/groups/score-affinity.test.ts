import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoreAffinity } from './score-affinity.ts';

describe('what is bought by the same people', () => {
  it('scores by how much more often than chance', () => {
    const { lift, ratio } = scoreAffinity({ both: 20, first: 40, second: 50, all: 1_000 });
    expect(lift).toBe(10);
    // The same by the sum of observed · ln(observed / expected).
    const cells = [
      [20, 2],
      [20, 38],
      [30, 48],
      [930, 912],
    ] as const;
    expect(ratio).toBeCloseTo(
      2 * cells.reduce((sum, [seen, due]) => sum + seen * Math.log(seen / due), 0),
      9,
    );
  });

  it('scores nothing where the one tells nothing about the other', () => {
    const { lift, ratio } = scoreAffinity({ both: 10, first: 100, second: 100, all: 1_000 });
    expect(lift).toBe(1);
    expect(ratio).toBeCloseTo(0, 9);
  });

  it('is the same from either side, and never below nothing', () => {
    const counts = fc
      .tuple(fc.nat(50), fc.nat(50), fc.nat(50), fc.integer({ min: 0, max: 900 }))
      .filter(([both, one, other]) => both + one > 0 && both + other > 0);
    fc.assert(
      fc.property(counts, ([both, one, other, none]) => {
        const facts = { both, first: both + one, second: both + other, all: both + one + other + none };
        const found = scoreAffinity(facts);
        const turned = scoreAffinity({ ...facts, first: facts.second, second: facts.first });
        expect(turned.lift).toBeCloseTo(found.lift, 9);
        expect(turned.ratio).toBeCloseTo(found.ratio, 6);
        expect(found.ratio).toBeGreaterThanOrEqual(0);
      }),
      { seed: 4 },
    );
  });
});
