import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverDays, isLow, markLevel, unitsToReorder } from './reorder-rule.ts';

const supply = { available: 10, sold: 28, lowCoverDays: 14, reorderPoint: null, orderUpTo: null };

describe('what to reorder soon', () => {
  it('reckons cover from what sold in 28 days', () => {
    expect(coverDays(supply)).toBe(10);
    expect(coverDays({ available: 10, sold: 0 })).toBeNull();
  });

  it('calls low what lasts less long than the business wants, not what does not sell', () => {
    expect(isLow(supply)).toBe(true);
    expect(isLow({ ...supply, available: 14 })).toBe(false);
    expect(isLow({ ...supply, sold: 0 })).toBe(false);
  });

  it('listens to the reorder point whatever sells', () => {
    expect(isLow({ ...supply, sold: 0, reorderPoint: 10 })).toBe(true);
    expect(unitsToReorder({ ...supply, sold: 0, reorderPoint: 10 })).toBe(1);
    expect(unitsToReorder({ ...supply, sold: 0, reorderPoint: 10, orderUpTo: 60 })).toBe(50);
    expect(unitsToReorder({ ...supply, sold: 0, reorderPoint: 9, orderUpTo: 60 })).toBe(0);
  });

  it('says the most urgent thing first', () => {
    expect(markLevel({ ...supply, available: 0, isShort: true })).toBe('out');
    expect(markLevel({ ...supply, isShort: true })).toBe('short');
    expect(markLevel({ ...supply, isShort: false })).toBe('low');
    expect(markLevel({ ...supply, available: 14, isShort: false })).toBeNull();
  });

  it('reorders just enough not to be low any more', () => {
    const facts = fc.record({
      available: fc.integer({ min: 0, max: 500 }),
      sold: fc.integer({ min: 0, max: 500 }),
      lowCoverDays: fc.integer({ min: 1, max: 90 }),
      reorderPoint: fc.option(fc.integer({ min: 0, max: 200 })),
      orderUpTo: fc.option(fc.integer({ min: 1, max: 600 })),
    });
    fc.assert(
      fc.property(facts, (before) => {
        const units = unitsToReorder(before);
        expect(units > 0).toBe(isLow(before));
        expect(isLow({ ...before, available: before.available + units })).toBe(false);
        const isMore = (before.orderUpTo ?? 0) >= before.available + units;
        if (units > 1 && !isMore)
          expect(isLow({ ...before, available: before.available + units - 1 })).toBe(true);
      }),
    );
  });
});
