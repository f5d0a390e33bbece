import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderTotals } from '../order-totals.ts';
import { goodsMinor, takeOffPoints } from './take-off-points.ts';

const line = (grossMinor: number, taxMinor: number, discountMinor = 0) => ({
  quantity: 1,
  grossMinor,
  discountMinor,
  taxMinor,
});
const totalOf = (lines: ReturnType<typeof line>[], discountMinor = 0) =>
  orderTotals(lines, { shippingMinor: 500, shippingTaxMinor: 100, discountMinor });

describe('points on an order', () => {
  it('take off exactly their worth, tax included, and leave delivery alone', () => {
    const lines = [line(1_000, 200), line(2_000, 180)];
    const after = takeOffPoints(lines, 338);
    expect(after).toEqual({ lines: [line(1_000, 180), line(2_000, 162)], discountMinor: 300 });
    expect(totalOf(after.lines, after.discountMinor).totalMinor).toBe(totalOf(lines).totalMinor - 338);
  });

  it('can pay for all of the goods', () => {
    expect(takeOffPoints([line(1_000, 200, 100)], 1_100)).toEqual({
      lines: [line(1_000, 0, 100)],
      discountMinor: 900,
    });
  });

  it('never make a tax or a discount more than there is', () => {
    const any = fc.array(fc.tuple(fc.nat(10_000), fc.nat(3_000)), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(any, fc.double({ min: 0, max: 1, noNaN: true }), (parts, share) => {
        const lines = parts.map(([net, tax]) => line(net, Math.min(net, tax)));
        const amountMinor = Math.floor(goodsMinor(lines) * share);
        if (amountMinor === 0) return;
        const after = takeOffPoints(lines, amountMinor);
        const netMinor = lines.reduce((sum, one) => sum + one.grossMinor, 0);
        expect(after.discountMinor).toBeGreaterThan(0);
        expect(after.discountMinor).toBeLessThanOrEqual(netMinor);
        expect(Math.min(...after.lines.map((one) => one.taxMinor))).toBeGreaterThanOrEqual(0);
        expect(goodsMinor(after.lines) - after.discountMinor).toBe(goodsMinor(lines) - amountMinor);
      }),
    );
  });
});
