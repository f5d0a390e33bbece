import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type OrderMoney, owedMinor, paymentStatus } from './order-status.ts';

const sold: OrderMoney = { totalMinor: 3600, returnedMinor: 0, paidMinor: 0, refundedMinor: 0 };
const minor = fc.nat({ max: 1_000_000 });

/** Any order whose money may be: no more came back than was sold, and no more went back than was paid. */
const money = fc
  .record({ totalMinor: minor, returned: minor, paidMinor: minor, refunded: minor })
  .map(({ totalMinor, returned, paidMinor, refunded }) => ({
    totalMinor,
    returnedMinor: Math.min(returned, totalMinor),
    paidMinor,
    refundedMinor: Math.min(refunded, paidMinor),
  }));

describe('how far the money of an order is', () => {
  it.each([
    ['unpaid', 3600, {}],
    ['part_paid', 2600, { paidMinor: 1000 }],
    ['paid', 0, { paidMinor: 3600 }],
    ['part_refunded', 0, { paidMinor: 3600, returnedMinor: 1200, refundedMinor: 1200 }],
    ['refunded', 0, { paidMinor: 3600, returnedMinor: 3600, refundedMinor: 3600 }],
    ['part_refunded', 0, { paidMinor: 3600, refundedMinor: 200 }],
    ['paid', 0, { paidMinor: 2400, returnedMinor: 1200 }],
    ['paid', 0, { returnedMinor: 3600 }],
    ['part_paid', 1000, { totalMinor: 4600, paidMinor: 3600, returnedMinor: 1200, refundedMinor: 1200 }],
    ['part_paid', 1200, { paidMinor: 2400, returnedMinor: 1200, refundedMinor: 1200 }],
  ] as const)('is %s with %i owed for %o', (status, owed, more) => {
    expect(paymentStatus({ ...sold, ...more })).toBe(status);
    expect(owedMinor({ ...sold, ...more })).toBe(owed);
  });

  it('owes nothing again for goods that came back and were refunded in full', () => {
    fc.assert(
      fc.property(money, minor, (order, more) => {
        const worth = Math.min(more, order.totalMinor - order.returnedMinor);
        fc.pre(order.paidMinor - order.refundedMinor >= worth && order.refundedMinor <= order.returnedMinor);
        const after = {
          ...order,
          returnedMinor: order.returnedMinor + worth,
          refundedMinor: order.refundedMinor + worth,
        };
        expect(owedMinor(after)).toBe(owedMinor(order));
      }),
    );
  });

  it('is unpaid or paid in part exactly while something is owed', () => {
    fc.assert(
      fc.property(money, (order) => {
        expect(['unpaid', 'part_paid'].includes(paymentStatus(order))).toBe(owedMinor(order) > 0);
      }),
    );
  });

  it('never owes less when money goes back, nor more than the goods kept are worth', () => {
    fc.assert(
      fc.property(money, (order) => {
        expect(owedMinor(order)).toBeGreaterThanOrEqual(
          order.refundedMinor <= order.returnedMinor ? owedMinor({ ...order, refundedMinor: 0 }) : 0,
        );
        expect(owedMinor(order)).toBeLessThanOrEqual(order.totalMinor - order.returnedMinor);
      }),
    );
  });
});
