import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTransfer } from '#domains/inventory/transfers/create-transfer.ts';
import { sendTransfer } from '#domains/inventory/transfers/send-transfer.ts';
import { openPurchasing, type PurchasingShop } from '#domains/purchasing/testing/open-purchasing.ts';
import { newId } from '#lib/ids.ts';
import { placeOrder } from '../place-order.ts';
import { getDecision } from './get-decision.ts';

let shop: PurchasingShop;
beforeAll(async () => {
  shop = await openPurchasing();
  const cup = await shop.addVariant({ sku: 'CUP', units: 1 });
  const { purchaseOrderId } = await shop.order([{ variantId: cup.id, quantity: 3, euros: 2 }]);
  await shop.query('update purchase_orders set expected_on = $2 where id = $1', [
    purchaseOrderId,
    '2026-04-02',
  ]);
});
afterAll(() => shop.close());

const buy = async (quantity: number, minutes: number, sku = 'CUP') => {
  const now = new Date(shop.now.getTime() + minutes * 60_000);
  const { id } = await placeOrder(shop.ctx('floor', { now }), {
    channelId: shop.channels.web,
    lines: [{ sku, quantity }],
    onShort: 'backorder',
  });
  return id;
};

describe('what an order page is told of routing', () => {
  it('where it is served from, and by when missing units come, first come first served', async () => {
    const first = await buy(3, 1);
    const second = await buy(2, 2);
    const shown = await getDecision(shop.ctx('floor'), first);
    expect(shown).toMatchObject({
      decision: { reason: 'short' },
      from: [{ name: 'North warehouse' }],
      waitsFor: [{ sku: 'CUP', quantity: 2, expectedOn: '2026-04-02' }],
    });
    expect(shown?.places.map((place) => place.name)).toEqual([
      'North warehouse',
      'South warehouse',
      'Corner shop',
    ]);
    expect((await getDecision(shop.ctx('floor'), second))?.waitsFor).toEqual([
      { sku: 'CUP', quantity: 2, expectedOn: null },
    ]);
  });

  it('counts units that are on their way from another place of ours', async () => {
    const pan = await shop.addVariant({ sku: 'PAN', units: { corner: 2 } });
    const transferId = newId();
    await createTransfer(shop.ctx('warehouse'), {
      transferId,
      fromLocationId: shop.places.corner,
      toLocationId: shop.places.north,
      expectedOn: '2026-04-05',
      lines: [{ variantId: pan.id, quantity: 2 }],
    });
    await sendTransfer(shop.ctx('warehouse'), { transferId });
    const waiting = await buy(2, 3, 'PAN');
    expect((await getDecision(shop.ctx('floor'), waiting))?.waitsFor).toEqual([
      { sku: 'PAN', quantity: 2, expectedOn: '2026-04-05' },
    ]);
  });

  it('is nothing for an order that does not exist', async () => {
    expect(await getDecision(shop.ctx('floor'), 'nonsense')).toBeUndefined();
  });
});
