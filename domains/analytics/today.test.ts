import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listMissingCosts } from '#domains/channels/costs/missing/list-missing-costs.ts';
import { readOrderFilter } from '#domains/orders/list-filter.ts';
import { listOrders } from '#domains/orders/list-orders.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { checkParity } from '#domains/parity/check/check-parity.ts';
import { countDrifts } from '#domains/parity/drifts/count-drifts.ts';
import { recordListings } from '#domains/parity/listings/record-listings.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { SYSTEM } from '../context.ts';
import { todaySales } from './today-sales.ts';
import { todayWork } from './today-work.ts';

let shop: TestShop;
const WEEK_MS = 7 * 86_400_000;

beforeAll(async () => {
  shop = await openShop();
  await shop.addVariant({ sku: 'CUP', units: 100 });
  await shop.addVariant({ sku: 'RARE', units: 1 });
  const sell = (sku: string, quantity: number, now = shop.now) =>
    placeOrder(shop.ctx('floor', { now }), {
      channelId: shop.channels.web,
      lines: [{ sku, quantity }],
      onShort: 'backorder',
    });
  await sell('CUP', 2);
  await sell('CUP', 1);
  await sell('RARE', 3);
  await sell('CUP', 4, new Date(shop.now.getTime() - WEEK_MS));
  await sell('CUP', 9, new Date(shop.now.getTime() - WEEK_MS + 3_600_000));
});
afterAll(() => shop.close());

describe('the work of today', () => {
  it('counts exactly the orders that the linked list shows', async () => {
    for (const { key, count, href } of await todayWork(shop.ctx('owner'))) {
      if (!href.startsWith('/orders?')) continue;
      const query = new URLSearchParams(href.slice('/orders?'.length));
      const params = Object.fromEntries([...query.keys()].map((name) => [name, query.getAll(name)]));
      const { rows } = await listOrders(shop.ctx('owner'), readOrderFilter(params));
      expect({ key, count }).toEqual({ key, count: rows.length });
    }
  });

  it('tells what is to confirm and what waits for stock', async () => {
    const work = await todayWork(shop.ctx('owner'));
    expect(work.find(({ key }) => key === 'toConfirm')?.count).toBe(4);
    expect(work.find(({ key }) => key === 'backorders')?.count).toBe(1);
  });

  it('tells of prices that a channel shows otherwise, to those who may look at them', async () => {
    const listings = [
      { sku: 'CUP', currency: 'EUR', priceMinor: 1_900 },
      { sku: 'RARE', currency: 'EUR', priceMinor: 1_000, title: 'A thing of another name' },
    ];
    await recordListings(shop.ctx('owner'), { channelId: shop.channels.web, source: 'api', listings });
    await checkParity({ ...shop.ctx('owner'), actor: SYSTEM });
    const [owner, warehouse] = await Promise.all(
      (['owner', 'warehouse'] as const).map(async (role) => todayWork(shop.ctx(role))),
    );
    const found = await countDrifts(shop.ctx('owner'));
    expect(found.find(({ kind }) => kind === 'price')?.drifts).toBe(1);
    expect(owner?.find(({ key }) => key === 'prices')).toEqual({
      key: 'prices',
      count: 1,
      href: '/channels/parity?kind=price',
    });
    expect(warehouse?.some(({ key }) => key === 'prices')).toBe(false);
  });

  it('tells of costs that the books have not, to those who may see costs', async () => {
    const missing = await listMissingCosts(shop.ctx('owner'), { from: '2026-02-11', to: '2026-03-10' });
    const told = missing.filter(({ kind }) => ['fees', 'shipping', 'parcels', 'rate'].includes(kind));
    const work = await todayWork(shop.ctx('owner'));
    expect(told.map(({ kind }) => kind)).toEqual(['fees', 'shipping']);
    expect(work.find(({ key }) => key === 'missingCosts')?.count).toBe(told.length);
    await shop.addVariant({ sku: 'GIFT', units: 5, costMicros: null });
    const lines = [{ sku: 'GIFT', quantity: 1 }];
    await placeOrder(shop.ctx('floor', { now: new Date(shop.now.getTime() - WEEK_MS / 7) }), {
      channelId: shop.channels.web,
      lines,
    });
    const after = await todayWork(shop.ctx('owner'));
    expect(after.find(({ key }) => key === 'missingCosts')?.count).toBe(told.length + 1);
    expect((await todayWork(shop.ctx('floor'))).some(({ key }) => key === 'missingCosts')).toBe(false);
  });

  it('shows nobody a card for what they may not open', async () => {
    const keys = (await todayWork(shop.ctx('floor'))).map(({ key }) => key);
    expect(keys).not.toContain('failedJobs');
    expect(keys).not.toContain('inbox');
  });
});

describe('the sales of today', () => {
  it('stand beside the same weekday up to the same time of day', async () => {
    expect(await todaySales(shop.ctx('owner'))).toMatchObject({
      day: '2026-03-10',
      netMinor: 6_000,
      orders: 3,
      units: 6,
      usual: { netMinor: 4_000, orders: 1, days: 1 },
      channels: [{ name: 'Web shop', netMinor: 6_000, usualNetMinor: 4_000 }],
    });
  });

  it('are not shown to the warehouse', async () => {
    await expect(todaySales(shop.ctx('warehouse'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
