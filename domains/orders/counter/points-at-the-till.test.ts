import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addIdentity } from '#domains/customers/add-identity.ts';
import { saveLoyaltyRules } from '#domains/loyalty/rules/save-rules.ts';
import { addMember, SPENDING } from '#domains/loyalty/testing/spending-shop.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { placeOrder } from '../place-order.ts';
import { findCardHolder } from './find-card-holder.ts';
import { getQuote } from './get-quote.ts';

let shop: TestShop;
let customerId: string;

beforeAll(async () => {
  shop = await openShop();
  await shop.addVariant({ sku: 'CUP', units: 50, priceMinor: 1_033 });
  await saveLoyaltyRules(shop.ctx('owner'), { rules: SPENDING, expectedVersion: 0 });
  customerId = await addMember(shop, { name: 'Card Holder', points: 357 });
  await addIdentity(shop.ctx('owner'), { customerId, kind: 'loyalty_card', value: 'LC 100-200' });
});
afterAll(() => shop.close());

const wish = (points: number) => ({
  channelId: shop.channels.till,
  customerId,
  points,
  lines: [{ sku: 'CUP', quantity: 3 }],
  shippingMinor: 250,
});

describe('an order that is being written', () => {
  it('says what the customer’s points could do, and comes to what placing it comes to', async () => {
    const { points, totals } = await getQuote(shop.ctx('floor'), wish(350));
    expect(points).toMatchObject({
      usable: 357,
      mostPoints: 350,
      mostMinor: 1_750,
      usedPoints: 350,
      usedMinor: 1_750,
    });
    const without = await getQuote(shop.ctx('floor'), wish(0));
    expect(without.totals.totalMinor - totals.totalMinor).toBe(1_750);
    const placed = await placeOrder(shop.ctx('floor'), wish(350));
    expect(placed.totalMinor).toBe(totals.totalMinor);
    expect((await getQuote(shop.ctx('floor'), wish(0))).points).toMatchObject({ usable: 7, mostPoints: 0 });
  });

  it('takes nothing off for points that cannot be used as asked', async () => {
    const without = await getQuote(shop.ctx('floor'), wish(0));
    for (const points of [5, 55, 400]) {
      const { totals, points: told } = await getQuote(shop.ctx('floor'), wish(points));
      expect(told).toMatchObject({ usedPoints: 0, usedMinor: 0 });
      expect(totals).toEqual(without.totals);
    }
  });

  it('tells of points that end soon, and of none where they cannot be used', async () => {
    const soon = shop.ctx('floor', { now: new Date('2027-02-20T10:00:00Z') });
    expect((await getQuote(soon, wish(0))).points?.expiring).toEqual({ points: 7, firstOn: '2027-03-10' });
    const { customerId: _nobody, ...nobodys } = wish(0);
    expect((await getQuote(shop.ctx('floor'), nobodys)).points).toBeNull();
    expect((await getQuote(shop.ctx('warehouse'), wish(0)).catch((error) => error)).code).toBe('FORBIDDEN');
  });
});

describe('a card at the till', () => {
  it('finds whose it is, however it is written, and nobody where two carry it', async () => {
    for (const code of ['LC100-200', 'lc 100-200']) {
      expect(await findCardHolder(shop.ctx('floor'), code)).toMatchObject({
        id: customerId,
        name: 'Card Holder',
      });
    }
    expect(await findCardHolder(shop.ctx('floor'), 'LC100')).toBeNull();
    await expect(findCardHolder(shop.ctx('warehouse'), 'LC100-200')).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    const other = await addMember(shop, { name: 'Other', points: 0 });
    await shop.db.$client.query(
      `insert into identities (id, customer_id, kind, value, source) values (gen_random_uuid(), $1, 'loyalty_card', 'LC100-200', 'test')`,
      [other],
    );
    expect(await findCardHolder(shop.ctx('floor'), 'LC100-200')).toBeNull();
  });
});
