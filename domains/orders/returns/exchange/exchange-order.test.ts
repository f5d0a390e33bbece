import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getOrderTimeline } from '#domains/orders/get-order-timeline.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { recordPayment } from '#domains/orders/record-payment.ts';
import { refundOrder } from '#domains/orders/refund-order.ts';
import { shipOrder } from '#domains/orders/ship-order.ts';
import { expectSoundBooks } from '#domains/testing/expect-sound-books.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { readOrder } from '#domains/testing/read-order.ts';
import { newId } from '#lib/ids.ts';
import { exchangeOrder } from './exchange-order.ts';

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop();
});
afterAll(async () => {
  await expectSoundBooks(shop.db);
  await shop.close();
});

async function sell(
  sku: string,
  quantity: number,
  more: { discountMinor?: number; paidMinor?: number } = {},
) {
  const { id, totalMinor } = await placeOrder(shop.ctx('floor'), {
    channelId: shop.channels.web,
    lines: [{ sku, quantity, discountMinor: more.discountMinor ?? 0 }],
  });
  const amountMinor = more.paidMinor ?? totalMinor;
  if (amountMinor > 0) await recordPayment(shop.ctx('floor'), { orderId: id, method: 'card', amountMinor });
  await shipOrder(shop.ctx('warehouse'), { orderId: id, shipmentId: newId() });
  return { orderId: id, lineId: (await readOrder(shop.db, id)).lines[0]!.id };
}

function wish(
  from: { orderId: string; lineId: string },
  quantity: number,
  newLines: { variantId: string; quantity: number }[],
) {
  const state = { condition: 'new' as const, disposition: 'shelf' as const, isTagIntact: true };
  return {
    orderId: from.orderId,
    returnId: newId(),
    newOrderId: newId(),
    locationId: shop.places.corner,
    reasonCode: 'size' as const,
    lines: [{ lineId: from.lineId, quantity, ...state }],
    giveBack: { as: 'original' as const },
    newLines,
    from: 'anywhere' as const,
  };
}

describe('an exchange', () => {
  it('of like for like costs nothing, whatever the price is now, and links both orders both ways', async () => {
    const shirt = await shop.addVariant({ sku: 'SHIRT', units: 9, priceMinor: 999 });
    const sold = await sell('SHIRT', 3, { discountMinor: 100 });
    await shop.db.$client.query('update variants set price_minor = 5000 where id = $1', [shirt.id]);
    const asked = wish(sold, 2, [{ variantId: shirt.id, quantity: 2 }]);
    const done = await exchangeOrder(shop.ctx('floor'), asked, 'direct');
    expect(done).toMatchObject({ tenders: [], newOrder: { totalMinor: done.creditMinor } });
    expect(await readOrder(shop.db, done.newOrder.id)).toMatchObject({
      paymentStatus: 'paid',
      status: 'reserved',
      lines: [{ sku: 'SHIRT', quantity: 2 }],
      events: ['order.placed', 'order.exchanged'],
      audited: ['order.place'],
    });
    const [before, after] = await Promise.all(
      [sold.orderId, done.newOrder.id].map((id) => getOrderTimeline(shop.ctx('owner'), id)),
    );
    expect(before!.find(({ kind }) => kind === 'order.exchanged')?.payload).toMatchObject({
      toOrderId: done.newOrder.id,
    });
    expect(after!.find(({ kind }) => kind === 'order.exchanged')?.payload).toMatchObject({
      fromOrderId: sold.orderId,
    });
  });

  it('for something dearer takes the difference, for something cheaper gives it back', async () => {
    const lamp = await shop.addVariant({ sku: 'LAMP', units: { north: 9, corner: 2 }, priceMinor: 1500 });
    await shop.addVariant({ sku: 'BULB', units: 9, priceMinor: 1000 });
    const dearer = wish(await sell('BULB', 1), 1, [{ variantId: lamp.id, quantity: 1 }]);
    const paid = await exchangeOrder(
      shop.ctx('floor'),
      { ...dearer, from: 'here', payment: 'cash' },
      'direct',
    );
    expect(paid).toMatchObject({ creditMinor: 1200, tenders: [], newOrder: { totalMinor: 1800 } });
    expect(await shop.onHand(lamp.id, shop.places.corner)).toEqual({ onHand: 2, reserved: 1 });
    const { rows } = await shop.db.$client.query(
      'select method, amount_minor::integer as amount from payments where order_id = $1 order by amount_minor',
      [paid.newOrder.id],
    );
    expect(rows).toEqual([
      { method: 'cash', amount: 600 },
      { method: 'exchange', amount: 1200 },
    ]);
    // The goods' money went over to the new order: the old one has none of it to give back.
    const { orderId } = dearer;
    expect(await readOrder(shop.db, orderId)).toMatchObject({ paymentStatus: 'refunded' });
    const refund = { orderId, method: 'card', amountMinor: 1, reason: '' };
    await expect(refundOrder(shop.ctx('owner'), refund)).rejects.toMatchObject({
      details: { reason: 'refundable', leftMinor: 0 },
    });
    const cheap = await shop.addVariant({ sku: 'WICK', units: 9, priceMinor: 500 });
    const cheaper = wish(await sell('BULB', 1), 1, [{ variantId: cheap.id, quantity: 1 }]);
    expect(await exchangeOrder(shop.ctx('support'), cheaper, 'direct')).toMatchObject({
      creditMinor: 600,
      tenders: [{ method: 'card', amountMinor: 600 }],
    });
  });

  it('of goods not paid for leaves the new order owed', async () => {
    const rug = await shop.addVariant({ sku: 'RUG', units: 9 });
    const asked = wish(await sell('RUG', 1, { paidMinor: 0 }), 1, [{ variantId: rug.id, quantity: 1 }]);
    const done = await exchangeOrder(shop.ctx('floor'), asked, 'direct');
    expect(done).toMatchObject({ creditMinor: 0, paymentStatus: 'paid' });
    expect(await readOrder(shop.db, done.newOrder.id)).toMatchObject({ paymentStatus: 'unpaid' });
  });

  it('changes nothing when the new goods are not there, or for who may not', async () => {
    await shop.addVariant({ sku: 'VEST', units: 1 });
    const gone = await shop.addVariant({ sku: 'GONE', units: 0 });
    const sold = await sell('VEST', 1);
    const asked = wish(sold, 1, [{ variantId: gone.id, quantity: 1 }]);
    await expect(exchangeOrder(shop.ctx('floor'), asked, 'direct')).rejects.toMatchObject({
      code: 'OUT_OF_STOCK',
      details: { short: [{ sku: 'GONE', wanted: 1, missing: 1 }] },
    });
    await expect(exchangeOrder(shop.ctx('warehouse'), asked, 'direct')).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await readOrder(shop.db, sold.orderId)).toMatchObject({ lines: [{ returned: 0 }] });
  });

  it('is carried out once when it is sent twice', async () => {
    const cap = await shop.addVariant({ sku: 'CAP', units: 9 });
    const asked = wish(await sell('CAP', 1), 1, [{ variantId: cap.id, quantity: 1 }]);
    const ctx = shop.ctx('floor', { commandId: newId() });
    const first = await exchangeOrder(ctx, asked, 'direct');
    expect(await exchangeOrder(ctx, asked, 'direct')).toEqual(first);
  });
});
