import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareOf, spreadAmount } from './spread-amount.ts';

describe('a year spread over its months', () => {
  it('follows the shape of the year before', () => {
    expect(spreadAmount(1_000, [100, 300, 0, 600])).toEqual([100, 300, 0, 600]);
    expect(spreadAmount(100, [1, 1, 1])).toEqual([33, 34, 33]);
  });

  it('is even where nothing is known, and gives nothing to months that lost money', () => {
    expect(spreadAmount(90, [null, 0, null])).toEqual([30, 30, 30]);
    expect(spreadAmount(90, [-50, 1, 2])).toEqual([0, 30, 60]);
  });

  it('adds up to the year, to the cent', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e14, max: 1e14 }),
        fc.array(fc.option(fc.integer({ min: -1e12, max: 1e12 })), { minLength: 1, maxLength: 12 }),
        (amount, shape) => {
          const months = spreadAmount(amount, shape);
          expect(months.every(Number.isSafeInteger)).toBe(true);
          expect(months.reduce((sum, month) => sum + month, 0)).toBe(amount);
        },
      ),
    );
  });
});

describe('a part of last year', () => {
  it('is rounded to whole minor units', () => {
    expect(shareOf(1_001, 110)).toBe(1_101);
    expect(shareOf(-1_000, 92.5)).toBe(-925);
  });
});
