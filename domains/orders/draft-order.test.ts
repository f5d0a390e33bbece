import { describe, expect, it } from 'vitest';
import { draftOrder, type SettledLine, type SettledOrder } from './draft-order.ts';
import type { OrderFacts, VariantFacts } from './order-facts.ts';

const variant = (
  sku: string,
  levels: [string, number, number][],
  kind: 'goods' | 'service' = 'goods',
): VariantFacts => ({
  id: sku,
  sku,
  title: sku,
  kind,
  priceMinor: 1000,
  costMicros: 600_000_000,
  taxClass: 'standard',
  levels: levels.map(([locationId, rank, available]) => ({ locationId, rank, available })),
});
const line = (of: VariantFacts | null, quantity: number): SettledLine => ({
  id: `line ${of?.sku ?? 'unknown'}`,
  externalId: null,
  variant: of,
  sku: of?.sku ?? 'THEIRS',
  title: 'Something',
  quantity,
  unitPriceMinor: 1000,
  grossMinor: 1000 * quantity,
  discountMinor: 0,
  taxMinor: 200 * quantity,
});
const order = (lines: SettledLine[], more: Partial<SettledOrder> = {}): SettledOrder => ({
  currency: 'EUR',
  rate: '1',
  lines,
  shippingMinor: 0,
  shippingTaxMinor: 0,
  discountMinor: 0,
  paidMinor: 0,
  ...more,
});
const facts = (more: { buffer?: number; basisPoints?: number; fixedMinor?: number } = {}): OrderFacts => ({
  channel: { id: 'web', currency: 'EUR', buffer: more.buffer ?? 0, name: 'Web' },
  business: { reportingCurrency: 'EUR', timeZone: 'UTC', taxRates: { standard: 2000 } },
  fees: { basisPoints: more.basisPoints ?? 0, fixedMinor: more.fixedMinor ?? 0 },
  rate: '1',
  variants: [],
});

describe('deciding about a new order', () => {
  it('keeps the buffer back from the places that are asked last', () => {
    const cup = variant('CUP', [
      ['north', 10, 3],
      ['south', 20, 4],
    ]);
    const draft = (quantity: number, buffer: number) =>
      draftOrder(order([line(cup, quantity)]), facts({ buffer }));
    expect(draft(4, 0)).toMatchObject({ status: 'reserved', locationId: 'south' });
    expect(draft(3, 4)).toMatchObject({ status: 'reserved', locationId: 'north' });
    expect(draft(5, 2)).toMatchObject({ status: 'reserved', plan: { reason: 'split' } });
    expect(draft(6, 2)).toMatchObject({ status: 'backorder', plan: { short: [{ quantity: 1 }] } });
    expect(draft(1, 99)).toMatchObject({ status: 'backorder', locationId: null });
  });

  it('keeps an order with unknown goods and promises the known ones', () => {
    const cup = variant('CUP', [['north', 10, 3]]);
    const draft = draftOrder(order([line(cup, 1), line(null, 2)]), facts());
    expect(draft).toMatchObject({
      status: 'attention',
      attentionReason: 'unknown_sku: THEIRS',
      plan: { parts: [{ locationId: 'north', quantity: 1 }] },
      amounts: { units: 3, unitsWithoutCost: 2, cogsMinor: 600 },
    });
  });

  it('needs no stock for services', () => {
    expect(draftOrder(order([line(variant('WRAP', [], 'service'), 2)]), facts())).toMatchObject({
      status: 'reserved',
      plan: { parts: [], short: [] },
    });
  });

  it('posts in the reporting currency, with the channel’s fees on what the customer pays', () => {
    const cup = variant('CUP', [['north', 10, 9]]);
    const euros = draftOrder(order([line(cup, 2)]), facts({ basisPoints: 150, fixedMinor: 25 }));
    expect(euros.amounts).toMatchObject({ grossMinor: 2000, taxMinor: 400, feesMinor: 36 + 25, orders: 1 });
    const rials = order([line(cup, 2)], { currency: 'IRR', rate: '0.0021' });
    expect(draftOrder(rials, facts()).amounts).toMatchObject({
      grossMinor: 420,
      taxMinor: 84,
      cogsMinor: 1200,
    });
  });

  it('says how far the money is', () => {
    const cup = variant('CUP', [['north', 10, 9]]);
    const statusOf = (paidMinor: number) =>
      draftOrder(order([line(cup, 1)], { paidMinor }), facts()).paymentStatus;
    expect([statusOf(0), statusOf(1199), statusOf(1200)]).toEqual(['unpaid', 'part_paid', 'paid']);
  });
});
