import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectSoundBooks } from '#domains/testing/expect-sound-books.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { readOrder } from '#domains/testing/read-order.ts';
import { newId } from '#lib/ids.ts';
import { cancelOrder } from './cancel-order.ts';
import { placeOrder } from './place-order.ts';
import { shipOrder } from './ship-order.ts';

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop();
});
afterAll(async () => {
  await expectSoundBooks(shop.db);
  await shop.close();
});

const nextDay = new Date('2026-03-11T10:00:00Z');

describe('cancelling an order', () => {
  it('gives the units back and takes the sale back on the day of cancelling, not of the sale', async () => {
    const cup = await shop.addVariant({ sku: 'CUP', units: 5 });
    const { id } = await placeOrder(shop.ctx('floor'), {
      channelId: shop.channels.web,
      lines: [{ sku: 'CUP', quantity: 2 }],
    });
    const cancel = { orderId: id, reason: 'changed their mind' };
    expect(await cancelOrder(shop.ctx('support', { now: nextDay }), cancel)).toMatchObject({
      status: 'cancelled',
    });
    expect(await shop.onHand(cup.id, shop.places.north)).toEqual({ onHand: 5, reserved: 0 });
    expect(await readOrder(shop.db, id)).toMatchObject({
      status: 'cancelled',
      events: ['order.placed', 'order.cancelled'],
      audited: ['order.place', 'order.cancel'],
      postings: [
        { kind: 'sale', day: '2026-03-10', gross: 2000, tax: 400, cogs: 1200, units: 2 },
        { kind: 'cancel', day: '2026-03-11', gross: -2000, tax: -400, cogs: -1200, units: -2 },
      ],
    });
    await expect(cancelOrder(shop.ctx('support'), cancel)).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('gives the money back in the same step, to who may', async () => {
    await shop.addVariant({ sku: 'BOWL', units: 5 });
    const { id } = await placeOrder(shop.ctx('floor'), {
      channelId: shop.channels.web,
      lines: [{ sku: 'BOWL', quantity: 1 }],
      payment: { method: 'card', amountMinor: 1200 },
    });
    const cancel = { orderId: id, reason: 'doubled', refund: { method: 'card', amountMinor: 1200 } };
    await expect(cancelOrder(shop.ctx('floor'), cancel)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await cancelOrder(shop.ctx('support'), cancel);
    expect(await readOrder(shop.db, id)).toMatchObject({ status: 'cancelled', paymentStatus: 'refunded' });
  });

  it('of a part-shipped order cancels the rest: it keeps what has left, as a new version', async () => {
    const pan = await shop.addVariant({ sku: 'PAN', units: 5 });
    const { id } = await placeOrder(shop.ctx('floor'), {
      channelId: shop.channels.web,
      lines: [{ sku: 'PAN', quantity: 3, discountMinor: 100 }],
    });
    const lineId = (await readOrder(shop.db, id)).lines[0]!.id;
    await shipOrder(shop.ctx('warehouse'), {
      orderId: id,
      shipmentId: newId(),
      lines: [{ lineId, quantity: 1 }],
    });
    await cancelOrder(shop.ctx('support'), { orderId: id, reason: 'rest not wanted' });
    expect(await readOrder(shop.db, id)).toMatchObject({
      status: 'shipped',
      version: 2,
      totalMinor: 1160,
      lines: [{ quantity: 1, shipped: 1, reserved: 0 }],
    });
    expect(await shop.onHand(pan.id, shop.places.north)).toEqual({ onHand: 4, reserved: 0 });
  });

  it('is refused to the warehouse, and without a reason', async () => {
    const cancel = { orderId: newId(), reason: '' };
    await expect(cancelOrder(shop.ctx('warehouse'), cancel)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(cancelOrder(shop.ctx('owner'), cancel)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });
});
