import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { touches } from '#db/schema/index.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { newId } from '#lib/ids.ts';
import { listFunnel } from './list-funnel.ts';

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop();
  const touch = (
    kind: 'view' | 'cart' | 'checkout' | 'purchase' | 'visit',
    anonymousId: string,
    at: string,
    more = {},
  ) => ({
    at: new Date(at),
    channelId: shop.channels.web,
    kind,
    anonymousId,
    sourceId: newId(),
    ...more,
  });
  await shop.db.insert(touches).values([
    touch('view', 'a', '2026-03-10T08:00:00Z'),
    touch('view', 'a', '2026-03-10T08:01:00Z'),
    touch('view', 'b', '2026-03-10T21:59:00Z'),
    // In Sofia it is the next day already.
    touch('view', 'c', '2026-03-10T22:01:00Z'),
    touch('cart', 'a', '2026-03-10T08:02:00Z'),
    touch('checkout', 'a', '2026-03-10T08:03:00Z', { detail: { event: 'Checkout Started' } }),
    touch('checkout', 'a', '2026-03-10T08:04:00Z', { detail: { event: 'Payment Info Entered' } }),
    touch('purchase', 'a', '2026-03-10T08:05:00Z'),
    touch('view', 'd', '2026-03-10T08:00:00Z', { party: 'third' as const }),
    touch('view', 'e', '2026-03-10T08:00:00Z', { sourceId: null }),
    touch('visit', 'f', '2026-03-10T08:00:00Z'),
    touch('view', 'g', '2026-03-10T08:00:00Z', { channelId: shop.channels.till }),
  ]);
});
afterAll(() => shop.close());

describe('the way to a sale', () => {
  it('is counted by the shop’s own day, channel and step, each visitor once', async () => {
    const rows = await listFunnel(shop.ctx('marketing'), {
      from: '2026-03-10',
      to: '2026-03-10',
      channelId: shop.channels.web,
    });
    expect(rows.map((row) => [row.step, row.events, row.visitors])).toEqual([
      ['view', 3, 2],
      ['cart', 1, 1],
      ['checkout', 1, 1],
      ['payment', 1, 1],
      ['purchase', 1, 1],
    ]);
    const both = await listFunnel(shop.ctx('marketing'), { from: '2026-03-10', to: '2026-03-11' });
    expect(both.map((row) => `${row.day} ${row.channelName} ${row.step}`)).toContain(
      '2026-03-11 Web shop view',
    );
    expect(both.map((row) => row.channelName)).toContain('Till');
  });

  it('is for those who may see it, and for a quarter of a year at once', async () => {
    const day = { from: '2026-03-10', to: '2026-03-10' };
    await expect(listFunnel(shop.ctx('support'), day)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(
      listFunnel(shop.ctx('owner'), { from: '2026-01-01', to: '2026-12-31' }),
    ).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
    await expect(
      listFunnel(shop.ctx('owner'), { from: '2026-03-11', to: '2026-03-10' }),
    ).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
  });
});
