import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitRefund } from './split-refund.ts';

const METHODS = ['card', 'cash', 'online'];
const Tenders = fc.array(
  fc.record({ method: fc.constantFrom(...METHODS), amountMinor: fc.integer({ min: 1, max: 100_000 }) }),
  { maxLength: 6 },
);
const sum = (tenders: readonly { amountMinor: number }[]) =>
  tenders.reduce((total, { amountMinor }) => total + amountMinor, 0);

describe('money that goes back in the tenders in which it came', () => {
  it('is split in proportion to what is left of each', () => {
    const paid = [
      { method: 'card', amountMinor: 900 },
      { method: 'cash', amountMinor: 300 },
    ];
    expect(splitRefund(100, paid, [])).toEqual([
      { method: 'card', amountMinor: 75 },
      { method: 'cash', amountMinor: 25 },
    ]);
    expect(splitRefund(300, paid, [{ method: 'card', amountMinor: 900 }])).toEqual([
      { method: 'cash', amountMinor: 300 },
    ]);
  });

  it('adds up to the last minor unit, and never gives a tender more than it held', () => {
    fc.assert(
      fc.property(Tenders, Tenders, fc.double({ min: 0, max: 1, noNaN: true }), (paid, refunded, share) => {
        fc.pre(sum(refunded) <= sum(paid));
        const amountMinor = Math.floor((sum(paid) - sum(refunded)) * share);
        const split = splitRefund(amountMinor, paid, refunded);
        expect(sum(split)).toBe(amountMinor);
        for (const { method, amountMinor: backMinor } of split) {
          const held = sum(paid.filter((one) => one.method === method));
          expect(backMinor).toBeLessThanOrEqual(held);
        }
      }),
    );
  });
});
