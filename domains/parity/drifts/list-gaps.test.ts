import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { recordListings } from '../listings/record-listings.ts';
import { listNeverListed, listUnknownListings } from './list-gaps.ts';

const GOODS = 104;

let shop: TestShop;
const skuOf = (at: number) => `GAP-${String(at).padStart(3, '0')}`;
beforeAll(async () => {
  shop = await openShop();
  for (let at = 0; at < GOODS; at++) await shop.addVariant({ sku: skuOf(at), units: 1 });
});
afterAll(() => shop.close());

describe('gaps of a channel', () => {
  it('are the goods that it was never seen to list, by SKU and page by page', async () => {
    const owner = shop.ctx('owner');
    const channelId = shop.channels.web;
    await recordListings(owner, {
      channelId,
      source: 'api',
      listings: [skuOf(1), skuOf(102), 'STRANGER'].map((sku) => ({ sku, currency: 'EUR', priceMinor: 500 })),
    });
    const first = await listNeverListed(owner, { channelId });
    expect(first.rows).toHaveLength(100);
    const rest = await listNeverListed(owner, { channelId, after: first.next! });
    expect(rest.next).toBe(null);
    const own = [...first.rows, ...rest.rows].map(({ sku }) => sku).filter((sku) => sku.startsWith('GAP-'));
    const missing = Array.from({ length: GOODS }, (_, at) => skuOf(at)).filter(
      (sku) => sku !== skuOf(1) && sku !== skuOf(102),
    );
    expect(own).toEqual(missing);
  });

  it('are the listings of which nobody knows the goods, on that channel alone', async () => {
    const owner = shop.ctx('owner');
    const { rows } = await listUnknownListings(owner, { channelId: shop.channels.web });
    expect(rows.map(({ sku }) => sku)).toEqual(['STRANGER']);
    const elsewhere = Object.values(shop.channels).find((id) => id !== shop.channels.web)!;
    expect((await listUnknownListings(owner, { channelId: elsewhere })).rows).toEqual([]);
    expect((await listNeverListed(owner, { channelId: elsewhere })).rows).toHaveLength(100);
  });

  it('are no concern of who may not see differences', async () => {
    const asked = listNeverListed(shop.ctx('warehouse'), { channelId: shop.channels.web });
    await expect(asked).rejects.toThrow(/parity.read/);
  });
});
