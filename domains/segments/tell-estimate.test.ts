import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tellEstimate, tellInterval } from './tell-estimate.ts';

describe('what a sample says of everybody', () => {
  it("is Wilson's interval", () => {
    const { share, from, to } = tellInterval({ hits: 10, drawn: 100 });
    expect([share, from, to].map((value) => value.toFixed(4))).toEqual(['0.1000', '0.0552', '0.1744']);
  });

  it('is told no finer than it is known', () => {
    expect(tellEstimate({ hits: 1_234, drawn: 5_000, of: 200_000 })).toEqual({
      count: 49_000,
      between: { from: 47_000, to: 52_000 },
    });
    expect(tellEstimate({ hits: 0, drawn: 5_000, of: 200_000 })).toEqual({
      count: 0,
      between: { from: 0, to: 160 },
    });
  });

  it('never contradicts the people who were looked at', () => {
    fc.assert(
      fc.property(fc.nat(5_000), fc.nat(5_000), fc.nat(1_000_000), (hits, others, unseen) => {
        const drawn = hits + others;
        const of = drawn + unseen;
        const { count, between } = tellEstimate({ hits, drawn, of });
        expect(between.from).toBeGreaterThanOrEqual(hits);
        expect(between.to).toBeLessThanOrEqual(of - others);
        expect(between.from).toBeLessThanOrEqual(count);
        expect(count).toBeLessThanOrEqual(between.to);
      }),
    );
  });
});
