import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { costOf, orderTotals, taxOn } from './order-totals.ts';

const none = { shippingMinor: 0, shippingTaxMinor: 0 };

describe('adding up an order', () => {
  it('is gross less discounts, with shipping and all taxes', () => {
    const lines = [
      { quantity: 2, grossMinor: 2000, discountMinor: 100, taxMinor: 380 },
      { quantity: 1, grossMinor: 333, discountMinor: 0, taxMinor: 67 },
    ];
    const extra = { shippingMinor: 500, shippingTaxMinor: 100, discountMinor: 50 };
    expect(orderTotals(lines, extra)).toEqual({
      grossMinor: 2333,
      discountMinor: 150,
      shippingMinor: 500,
      taxMinor: 547,
      totalMinor: 3230,
      units: 3,
    });
    expect(orderTotals([], none)).toMatchObject({ totalMinor: 0, units: 0 });
  });

  it('always satisfies the rule that the database checks', () => {
    const amount = fc.nat({ max: 1_000_000 });
    const line = fc.record({
      quantity: fc.nat({ max: 99 }),
      grossMinor: amount,
      discountMinor: amount,
      taxMinor: amount,
    });
    const extra = fc.record({ shippingMinor: amount, shippingTaxMinor: amount, discountMinor: amount });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 9 }), extra, (lines, more) => {
        const sums = orderTotals(lines, more);
        expect(sums.totalMinor).toBe(
          sums.grossMinor - sums.discountMinor + sums.shippingMinor + sums.taxMinor,
        );
      }),
    );
  });
});

describe('tax and cost', () => {
  it('round a half up, once, and stay exact for rial amounts', () => {
    expect([taxOn(1000, 2000), taxOn(25, 200), taxOn(24, 200), taxOn(0, 2000)]).toEqual([200, 1, 0, 0]);
    expect(taxOn(900_000_000_000_005, 1000)).toBe(90_000_000_000_001);
  });

  it('keep an unknown cost unknown', () => {
    expect([costOf(null, 3), costOf(600_000_000, 3), costOf(333_333, 3), costOf(500_000, 1)]).toEqual([
      null,
      1800,
      1,
      1,
    ]);
  });
});
