import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { promiseDates } from './promise-dates.ts';

const cup = (orderId: string, quantity: number) => ({ orderId, variantId: 'cup', quantity });
const come = (quantity: number, expectedOn: string | null, variantId = 'cup') => ({
  variantId,
  quantity,
  expectedOn,
});
const shown = (promises: ReturnType<typeof promiseDates>) =>
  promises.map((one) => `${one.orderId} ${one.expectedOn}`);

describe('promising what is on its way', () => {
  it('gives the earliest units to the oldest order, and the day of its last unit', () => {
    const incoming = [come(5, '2026-04-20'), come(3, '2026-04-02')];
    expect(shown(promiseDates([cup('first', 2), cup('second', 3), cup('third', 9)], incoming))).toEqual([
      'first 2026-04-02',
      'second 2026-04-20',
      'third null',
    ]);
  });

  it('promises nothing of what comes on an unknown day, nor other goods', () => {
    expect(shown(promiseDates([cup('first', 1)], [come(5, null), come(5, '2026-04-01', 'pan')]))).toEqual([
      'first null',
    ]);
  });

  it('never promises more units than come by that day', () => {
    const units = fc.integer({ min: 1, max: 5 });
    const days = fc.constantFrom('2026-04-01', '2026-04-02', '2026-04-03');
    fc.assert(
      fc.property(fc.array(units), fc.array(fc.tuple(units, days)), (wanted, coming) => {
        const incoming = coming.map(([quantity, day]) => come(quantity, day));
        const promises = promiseDates(
          wanted.map((quantity, at) => cup(String(at), quantity)),
          incoming,
        );
        for (const day of ['2026-04-01', '2026-04-02', '2026-04-03']) {
          const promised = promises.filter((one) => one.expectedOn !== null && one.expectedOn <= day);
          const there = incoming.filter((one) => one.expectedOn! <= day);
          const sum = (list: { quantity: number }[]) => list.reduce((total, one) => total + one.quantity, 0);
          expect(sum(promised)).toBeLessThanOrEqual(sum(there));
        }
      }),
    );
  });
});
