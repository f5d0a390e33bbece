import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeOrder } from '#domains/orders/place-order.ts';
import { shipOrder } from '#domains/orders/ship-order.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { readOrder } from '#domains/testing/read-order.ts';
import { newId } from '#lib/ids.ts';
import { type ClaimFilter, listClaims, readClaimFilter, readClaimsPage, sumClaims } from './claim-figures.ts';
import { claimOrder } from './claim-order.ts';

const DAY = '2026-03-10';
const TODAY: ClaimFilter = { from: DAY, to: DAY, kind: null, carrier: null, locationId: null };

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop();
  await shop.addVariant({ sku: 'VASE', units: { north: 20, south: 20 } });
  await claim({ place: 'north', carrier: 'Fast Post', kind: 'damaged', remedy: 'refund' });
  await claim({ place: 'north', carrier: 'Slow Post', kind: 'lost', remedy: 'replacement' });
  await claim({ place: 'south', carrier: 'Fast Post', kind: 'damaged', remedy: 'refund' });
  await claim({ place: 'south', carrier: undefined, kind: 'missing', remedy: 'refund' });
});
afterAll(() => shop.close());

/** A claim of one of two units at 10.00 and a fifth of tax, which cost 6.00 each. */
async function claim(facts: {
  place: 'north' | 'south';
  carrier: string | undefined;
  kind: 'damaged' | 'lost' | 'missing';
  remedy: 'refund' | 'replacement';
}) {
  const { carrier, place, ...wish } = facts;
  const { id } = await placeOrder(shop.ctx('floor'), {
    channelId: shop.channels.web,
    lines: [{ sku: 'VASE', quantity: 2 }],
    locationId: shop.places[place],
    payment: { method: 'card', amountMinor: 2_400 },
  });
  await shipOrder(shop.ctx('warehouse'), { orderId: id, shipmentId: newId(), ...(carrier && { carrier }) });
  const lineId = (await readOrder(shop.db, id)).lines[0]!.id;
  await claimOrder(shop.ctx('support'), {
    orderId: id,
    claimId: newId(),
    lines: [{ lineId, quantity: 1 }],
    replacementOrderId: newId(),
    ...wish,
  });
}

describe('claims in figures', () => {
  it('add up by cause, carrier and place, and each of them to all claims', async () => {
    const figures = await sumClaims(shop.ctx('owner'), TODAY);
    expect(figures.total).toEqual({ claims: 4, units: 4, backMinor: 3_600, sentAgain: 1, goodsMinor: 600 });
    expect(figures.byKind.map(({ key, backMinor }) => [key, backMinor])).toEqual([
      ['damaged', 2_400],
      ['missing', 1_200],
      ['lost', 0],
    ]);
    expect(figures.byCarrier.map(({ key, claims }) => [key, claims])).toEqual([
      ['Fast Post', 2],
      ['', 1],
      ['Slow Post', 1],
    ]);
    expect(figures.byLocation.map(({ name, backMinor, sentAgain }) => [name, backMinor, sentAgain])).toEqual([
      ['South warehouse', 2_400, 0],
      ['North warehouse', 1_200, 1],
    ]);
    for (const parts of [figures.byKind, figures.byCarrier, figures.byLocation]) {
      expect(parts.reduce((sum, part) => sum + part.backMinor, 0)).toBe(figures.total.backMinor);
      expect(parts.reduce((sum, part) => sum + part.claims, 0)).toBe(figures.total.claims);
    }
  });

  it('are the rows behind them, whichever part is looked at', async () => {
    const filters: ClaimFilter[] = [
      TODAY,
      { ...TODAY, kind: 'damaged' },
      { ...TODAY, carrier: '' },
      { ...TODAY, locationId: shop.places.north },
      { ...TODAY, from: '2026-03-11', to: '2026-03-12' },
    ];
    for (const filter of filters) {
      const [{ total }, rows] = [
        await sumClaims(shop.ctx('owner'), filter),
        await listClaims(shop.ctx('owner'), filter),
      ];
      expect(rows).toHaveLength(total.claims);
      expect(rows.reduce((sum, row) => sum + row.backMinor, 0)).toBe(total.backMinor);
      expect(rows.reduce((sum, row) => sum + (row.goodsMinor ?? 0), 0)).toBe(total.goodsMinor);
    }
    expect(await listClaims(shop.ctx('owner'), TODAY, 3)).toMatchObject([{ kind: 'damaged' }]);
  });

  it('are what margin 2 counts as return handling', async () => {
    const { rows } = await shop.db.$client.query(
      'select sum(handling_minor)::integer as handling from channel_days_now',
    );
    expect(rows).toEqual([{ handling: 3_600 }]);
  });

  it('hide what goods cost from those who may not see it', async () => {
    expect((await sumClaims(shop.ctx('support'), TODAY)).total.goodsMinor).toBeNull();
    expect((await listClaims(shop.ctx('support'), TODAY))[0]).toMatchObject({ goodsMinor: null });
  });

  it('are read from an address, and nonsense in it is left out', () => {
    const days = { from: DAY, to: DAY };
    expect(readClaimFilter({ kind: 'lost', carrier: 'none', location: 'x' }, days)).toEqual({
      ...TODAY,
      kind: 'lost',
      carrier: '',
    });
    expect(readClaimFilter({ kind: 'eaten' }, days)).toEqual(TODAY);
    expect([{ after: '50' }, { before: '50' }, { after: '-1' }, { after: 'x' }].map(readClaimsPage)).toEqual([
      50, 0, 0, 0,
    ]);
  });
});
