import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readOrderFilter } from '#domains/orders/list-filter.ts';
import { listOrders } from '#domains/orders/list-orders.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
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
