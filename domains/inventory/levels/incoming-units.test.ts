import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listIncoming } from '#domains/purchasing/orders/list-incoming.ts';
import { openPurchasing, type PurchasingShop } from '#domains/purchasing/testing/open-purchasing.ts';
import { newId } from '#lib/ids.ts';
import { createTransfer } from '../transfers/create-transfer.ts';
import { listIncomingTransfers } from '../transfers/list-incoming-transfers.ts';
import { receiveTransfer } from '../transfers/receive-transfer.ts';
import { sendTransfer } from '../transfers/send-transfer.ts';
import { listLevels } from './list-levels.ts';

let shop: PurchasingShop;
let cup: string;
let mug: string;

/** Seven cups come from a supplier and five from the north to the corner, of which two have come; no mug is on its way. */
beforeAll(async () => {
  shop = await openPurchasing();
  cup = (await shop.addVariant({ sku: 'CUP', units: { north: 20, corner: 1 } })).id;
  mug = (await shop.addVariant({ sku: 'MUG', units: 5 })).id;
  await shop.order([{ variantId: cup, quantity: 7, euros: 2 }]);
  const transferId = newId();
  await createTransfer(shop.ctx('floor'), {
    transferId,
    fromLocationId: shop.places.north,
    toLocationId: shop.places.corner,
    lines: [{ variantId: cup, quantity: 5 }],
  });
  await sendTransfer(shop.ctx('warehouse'), { transferId });
  await receiveTransfer(shop.ctx('floor'), { transferId, lines: [{ variantId: cup, good: 2 }] });
});
afterAll(() => shop.close());

const seen = async (filter: Parameters<typeof listLevels>[1]) =>
  (await listLevels(shop.ctx('viewer'), filter)).rows.map((row) => [row.sku, row.locationId, row.incoming]);

describe('units on their way', () => {
  it('are those of suppliers and of our other places, less what has come', async () => {
    expect(await seen({})).toEqual([
      ['CUP', null, 10],
      ['MUG', null, 0],
    ]);
  });

  it('are told where they go', async () => {
    const { north, corner } = shop.places;
    expect(await seen({ locationIds: [corner] })).toContainEqual(['CUP', null, 3]);
    const byPlace = await seen({ shape: 'location', marks: ['incoming'] });
    expect(byPlace).toHaveLength(2);
    expect(byPlace).toContainEqual(['CUP', north, 7]);
    expect(byPlace).toContainEqual(['CUP', corner, 3]);
  });

  it('are found among all goods, and beside other marks', async () => {
    expect(await seen({ marks: ['incoming'] })).toEqual([['CUP', null, 10]]);
    expect(await seen({ marks: ['incoming'], locationIds: [shop.places.south] })).toEqual([]);
    expect(await seen({ marks: ['incoming', 'low'] })).toEqual([['CUP', null, 10]]);
  });

  it('are as many as the papers of the variant say', async () => {
    const ctx = shop.ctx('viewer');
    const papers = [
      ...(await listIncoming(ctx, { variantIds: [cup, mug] })),
      ...(await listIncomingTransfers(ctx, { variantIds: [cup, mug] })),
    ];
    expect(papers.reduce((sum, paper) => sum + paper.quantity, 0)).toBe(10);
  });
});
