import { describe, expect, it } from 'vitest';
import type { OrderDetail, OrderLine } from '#domains/orders/get-order.ts';
import { nextActions, owedMinor, soldForMinor } from './next-actions.ts';

const LINE: OrderLine = {
  id: 'line',
  position: 1,
  variantId: 'variant',
  sku: 'A',
  title: 'A',
  kind: 'goods',
  quantity: 3,
  unitPriceMinor: 1000,
  grossMinor: 3000,
  discountMinor: 0,
  taxMinor: 600,
  costMinor: null,
  picked: 0,
  shipped: 0,
  returned: 0,
  reserved: [{ locationId: 'north', locationName: 'North', quantity: 3, picked: 0 }],
};

type Facts = Pick<OrderDetail, 'status' | 'totalMinor' | 'paidMinor' | 'refundedMinor' | 'returns'>;

/** An order of which only what the rule reads is said; the rest of the page's facts do not matter to it. */
function order(facts: Partial<Facts>, line: Partial<OrderLine> = {}): OrderDetail {
  const lines = [{ ...LINE, ...line }];
  const bare = { status: 'reserved', totalMinor: 3600, paidMinor: 0, refundedMinor: 0, returns: [] };
  return { ...bare, ...facts, lines } as unknown as OrderDetail;
}

describe('what can be done with an order next', () => {
  it('begins with confirming what is reserved', () => {
    expect(nextActions(order({}))).toEqual([
      'confirm',
      'pick',
      'ship',
      'pay',
      'edit',
      'collect',
      'promise',
      'note',
      'cancel',
    ]);
  });

  it('lets an order be collected until its customer has been told that it waits', () => {
    const collectable = (facts: Partial<OrderDetail>) =>
      nextActions({ ...order({}), ...facts }).includes('collect');
    const at = (status: string) => ({ pickup: { status } }) as Partial<OrderDetail>;
    expect(collectable({ status: 'backorder', ...at('arranged') })).toBe(true);
    expect(collectable({ status: 'picked', ...at('ready') })).toBe(false);
    expect(collectable({ status: 'part_shipped' })).toBe(false);
    expect(collectable({ status: 'attention', attentionReason: 'unknown_sku: A' })).toBe(false);
    expect(collectable({ status: 'attention', attentionReason: 'pickup_place: Nowhere' })).toBe(true);
  });

  it('asks what unknown goods are before anything else', () => {
    const unknown = { variantId: null, kind: null, reserved: [] };
    expect(nextActions(order({ status: 'attention' }, unknown))[0]).toBe('resolve');
  });

  it('looks for units when some are missing', () => {
    expect(nextActions(order({ status: 'backorder' }, { reserved: [] }))[0]).toBe('allocate');
  });

  it('has goods to take back and money to give back once they left and it came', () => {
    const shipped = { picked: 3, shipped: 3, reserved: [] };
    expect(nextActions(order({ status: 'shipped', paidMinor: 3600 }, shipped))).toEqual([
      'takeBack',
      'refund',
      'edit',
      'note',
    ]);
  });

  it('leaves only money and notes to a cancelled order', () => {
    const facts = { status: 'cancelled', paidMinor: 500 } as const;
    expect(nextActions(order(facts, { reserved: [] }))).toEqual(['refund', 'note']);
  });

  it('does not ask for money for goods that came back', () => {
    const back = { lines: [{ amountMinor: 1000, taxMinor: 200 }] } as OrderDetail['returns'][number];
    expect(owedMinor(order({ paidMinor: 3600, refundedMinor: 1200, returns: [back] }))).toBe(0);
    expect(owedMinor(order({ paidMinor: 1000, returns: [back] }))).toBe(1400);
  });

  it('proposes the sold price for units that come back', () => {
    expect(soldForMinor(LINE, 2)).toBe(2400);
    expect(soldForMinor({ ...LINE, quantity: 0 }, 0)).toBe(0);
  });
});
