import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeOrder } from '#domains/orders/place-order.ts';
import { shipOrder } from '#domains/orders/ship-order.ts';
import { expectSoundBooks } from '#domains/testing/expect-sound-books.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { readOrder } from '#domains/testing/read-order.ts';
import { newId } from '#lib/ids.ts';
import { claimOrder } from './claim-order.ts';

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop();
});
afterAll(async () => {
  await expectSoundBooks(shop.db);
  await shop.close();
});

async function send(sku: string, quantity: number) {
  const { id } = await placeOrder(shop.ctx('floor'), {
    channelId: shop.channels.web,
    lines: [{ sku, quantity }],
    payment: { method: 'card', amountMinor: 1200 * quantity },
  });
  await shipOrder(shop.ctx('warehouse'), { orderId: id, shipmentId: newId(), carrier: 'Fast Post' });
  return { orderId: id, lineId: (await readOrder(shop.db, id)).lines[0]!.id };
}

const claim = (sold: { orderId: string; lineId: string }, quantity: number) => ({
  orderId: sold.orderId,
  claimId: newId(),
  kind: 'damaged' as const,
  lines: [{ lineId: sold.lineId, quantity }],
});

describe('a claim', () => {
  it('gives the money back without goods, books the loss, and keeps carrier and place for the figures', async () => {
    const glass = await shop.addVariant({ sku: 'GLASS', units: 5 });
    const sold = await send('GLASS', 2);
    const asked = { ...claim(sold, 1), remedy: 'refund' as const };
    expect(await claimOrder(shop.ctx('support'), asked)).toMatchObject({
      refundMinor: 1200,
      paymentStatus: 'part_refunded',
      tenders: [{ method: 'card', amountMinor: 1200 }],
    });
    expect(await shop.onHand(glass.id, shop.places.north)).toEqual({ onHand: 3, reserved: 0 });
    const { rows } = await shop.db.$client.query(
      `select c.carrier, c.location_id = $2 as "isNorth", p.handling_minor::integer as loss
       from claims c join postings p on p.cause_id = c.id where c.order_id = $1`,
      [sold.orderId, shop.places.north],
    );
    expect(rows).toEqual([{ carrier: 'Fast Post', isNorth: true, loss: 1200 }]);
    await expect(
      claimOrder(shop.ctx('support'), { ...claim(sold, 2), remedy: 'refund' }),
    ).rejects.toMatchObject({ code: 'CONFLICT', details: { reason: 'claimedTooMany', left: 1 } });
  });

  it('sends the goods once more at no price', async () => {
    const dish = await shop.addVariant({ sku: 'DISH', units: 5 });
    const sold = await send('DISH', 1);
    const asked = { ...claim(sold, 1), remedy: 'replacement' as const, replacementOrderId: newId() };
    const done = await claimOrder(shop.ctx('floor'), asked);
    expect(done.replacement).toMatchObject({ totalMinor: 0, status: 'reserved' });
    expect(await readOrder(shop.db, done.replacement!.id)).toMatchObject({
      paymentStatus: 'paid',
      postings: [{ kind: 'sale', gross: 1000, tax: 0, cogs: 600 }],
    });
    expect(await shop.onHand(dish.id, shop.places.north)).toEqual({ onHand: 4, reserved: 1 });
  });

  it('pays money only by who may give it back', async () => {
    await shop.addVariant({ sku: 'BOWL', units: 5 });
    const sold = await send('BOWL', 1);
    const asked = { ...claim(sold, 1), remedy: 'refund' as const };
    await expect(claimOrder(shop.ctx('floor'), asked)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(claimOrder(shop.ctx('warehouse'), asked)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
