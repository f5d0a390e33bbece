import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { locations } from '#db/schema/index.ts';
import { expectSoundBooks } from '#domains/testing/expect-sound-books.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { readOrder } from '#domains/testing/read-order.ts';
import { newId } from '#lib/ids.ts';
import { placeOrder } from './place-order.ts';
import { recordPayment } from './record-payment.ts';
import { refundOrder } from './refund-order.ts';
import { returnOrder } from './return-order.ts';
import { shipOrder } from './ship-order.ts';

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop();
});
afterAll(async () => {
  await expectSoundBooks(shop.db);
  await shop.close();
});

const query = <Row extends object>(text: string, values: unknown[] = []) =>
  shop.db.$client.query<Row>(text, values).then((result) => result.rows);

async function sell(sku: string, quantity: number, more: { discountMinor?: number; paid?: number } = {}) {
  const { id } = await placeOrder(shop.ctx('floor'), {
    channelId: shop.channels.web,
    lines: [{ sku, quantity, discountMinor: more.discountMinor ?? 0 }],
    ...(more.paid ? { payment: { method: 'card', amountMinor: more.paid } } : {}),
  });
  await shipOrder(shop.ctx('warehouse'), { orderId: id, shipmentId: newId() });
  const { lines } = await readOrder(shop.db, id);
  return { orderId: id, lineId: lines[0]!.id };
}

const back = (lineId: string, quantity: number, disposition: 'shelf' | 'scrap' | 'quarantine' = 'shelf') => ({
  lineId,
  quantity,
  condition: 'new' as const,
  disposition,
});

describe('taking goods back', () => {
  it('puts them on the shelf of any location, takes the sale and its cost back, and the money if said', async () => {
    const cup = await shop.addVariant({ sku: 'CUP', units: 5 });
    const { orderId, lineId } = await sell('CUP', 2, { paid: 2400 });
    const returnId = newId();
    const result = await returnOrder(shop.ctx('support'), {
      orderId,
      returnId,
      locationId: shop.places.corner,
      lines: [back(lineId, 1)],
      refund: { method: 'card', amountMinor: 1200 },
    });
    expect(result).toMatchObject({
      returnId,
      amountMinor: 1000,
      taxMinor: 200,
      paymentStatus: 'part_refunded',
    });
    expect(await shop.onHand(cup.id, shop.places.corner)).toEqual({ onHand: 1, reserved: 0 });
    expect(await readOrder(shop.db, orderId)).toMatchObject({
      status: 'shipped',
      lines: [{ returned: 1 }],
      postings: [{ kind: 'sale' }, { kind: 'return', gross: 0, returns: 1000, tax: -200, cogs: -600 }],
      events: ['order.placed', 'order.shipped', 'order.returned', 'order.refunded'],
    });
    expect(await query('select return_id from refunds where order_id = $1', [orderId])).toEqual([
      { return_id: returnId },
    ]);
  });

  it('returns exactly what was sold, however the units come back', async () => {
    await shop.addVariant({ sku: 'SPOON', units: 9, priceMinor: 333 });
    const { orderId, lineId } = await sell('SPOON', 7, { discountMinor: 100 });
    for (const quantity of [1, 2, 3, 1]) {
      await returnOrder(shop.ctx('support'), {
        orderId,
        returnId: newId(),
        locationId: shop.places.north,
        lines: [back(lineId, quantity)],
      });
    }
    expect(
      await query(
        `select sum(gross_minor - discounts_minor - returns_minor)::int as net, sum(tax_minor)::int as tax,
           sum(cogs_minor)::int as cogs, sum(returned_units)::int as returned from postings where order_id = $1`,
        [orderId],
      ),
    ).toEqual([{ net: 0, tax: 0, cogs: 0, returned: 7 }]);
  });

  it('brings cost back only with goods that can be sold again', async () => {
    const vase = await shop.addVariant({ sku: 'VASE', units: 5 });
    const { orderId, lineId } = await sell('VASE', 3);
    await returnOrder(shop.ctx('support'), {
      orderId,
      returnId: newId(),
      locationId: shop.places.north,
      lines: [back(lineId, 1), back(lineId, 1, 'scrap')],
    });
    expect((await readOrder(shop.db, orderId)).postings[1]).toMatchObject({ returns: 2000, cogs: -600 });
    expect(await shop.onHand(vase.id, shop.places.north)).toEqual({ onHand: 3, reserved: 0 });
  });

  it('sets goods aside only where there is a quarantine, and says so', async () => {
    const pot = await shop.addVariant({ sku: 'POT', units: 5 });
    const { orderId, lineId } = await sell('POT', 1);
    const wish = {
      orderId,
      returnId: newId(),
      locationId: shop.places.north,
      lines: [back(lineId, 1, 'quarantine')],
    };
    await expect(returnOrder(shop.ctx('support'), wish)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('no quarantine location'),
    });
    const id = newId();
    const services = { ships: false, pickup: false, returns: false };
    await shop.db
      .insert(locations)
      .values({ id, code: 'ASIDE', name: 'Aside', kind: 'quarantine', isCounted: true, services });
    await returnOrder(shop.ctx('support'), wish);
    expect(await shop.onHand(pot.id, id)).toEqual({ onHand: 1, reserved: 0 });
  });

  it('refuses more than left, across all returns', async () => {
    await shop.addVariant({ sku: 'PAN', units: 5 });
    const { orderId, lineId } = await sell('PAN', 2);
    const wish = (quantity: number) => ({
      orderId,
      returnId: newId(),
      locationId: shop.places.north,
      lines: [back(lineId, quantity)],
    });
    await returnOrder(shop.ctx('support'), wish(1));
    await expect(returnOrder(shop.ctx('support'), wish(2))).rejects.toMatchObject({
      code: 'CONFLICT',
      message: 'Line 1 (PAN): 2 cannot come back; 2 left and 1 came back already.',
    });
  });

  it('is refused to marketing, and a refund with it to the warehouse', async () => {
    await shop.addVariant({ sku: 'JAR', units: 5 });
    const { orderId, lineId } = await sell('JAR', 1, { paid: 1200 });
    const wish = { orderId, returnId: newId(), locationId: shop.places.north, lines: [back(lineId, 1)] };
    await expect(returnOrder(shop.ctx('marketing'), wish)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const refund = { method: 'cash', amountMinor: 1200 };
    await expect(returnOrder(shop.ctx('warehouse'), { ...wish, refund })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});

describe('money of an order', () => {
  it('comes in up to what is owed, and goes back up to what came in', async () => {
    await shop.addVariant({ sku: 'MUG', units: 5 });
    const { orderId } = await sell('MUG', 1);
    const pay = (amountMinor: number) =>
      recordPayment(shop.ctx('floor'), { orderId, method: 'cash', amountMinor });
    expect(await pay(700)).toMatchObject({ paymentStatus: 'part_paid' });
    await expect(pay(501)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('5.01 EUR is more than the 5.00 EUR'),
    });
    expect(await pay(500)).toMatchObject({ paymentStatus: 'paid' });
    const refund = (amountMinor: number) =>
      refundOrder(shop.ctx('support'), { orderId, method: 'cash', amountMinor, reason: 'late' });
    expect(await refund(200)).toMatchObject({ paymentStatus: 'part_refunded' });
    await expect(refund(1001)).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await refund(1000)).toMatchObject({ paymentStatus: 'refunded' });
    expect((await readOrder(shop.db, orderId)).events.slice(2)).toEqual([
      'order.paid',
      'order.paid',
      'order.refunded',
      'order.refunded',
    ]);
  });

  it('is not owed again for goods that came back, paid or not', async () => {
    await shop.addVariant({ sku: 'JUG', units: 9 });
    const giveBack = (orderId: string, lineId: string, refundMinor?: number) =>
      returnOrder(shop.ctx('support'), {
        orderId,
        returnId: newId(),
        locationId: shop.places.corner,
        lines: [back(lineId, 1)],
        ...(refundMinor ? { refund: { method: 'card', amountMinor: refundMinor } } : {}),
      });
    const paid = await sell('JUG', 2, { paid: 2400 });
    await giveBack(paid.orderId, paid.lineId, 1200);
    await expect(
      recordPayment(shop.ctx('floor'), { orderId: paid.orderId, method: 'cash', amountMinor: 1 }),
    ).rejects.toMatchObject({ code: 'CONFLICT', details: { owedMinor: 0 } });
    const unpaid = await sell('JUG', 1);
    expect(await giveBack(unpaid.orderId, unpaid.lineId)).toMatchObject({ paymentStatus: 'paid' });
    const half = await sell('JUG', 2, { paid: 1200 });
    expect(await giveBack(half.orderId, half.lineId)).toMatchObject({ paymentStatus: 'paid' });
  });

  it('is taken once when the same payment is sent again', async () => {
    await shop.addVariant({ sku: 'FORK', units: 5 });
    const { orderId } = await sell('FORK', 1);
    const ctx = shop.ctx('floor', { commandId: newId() });
    const payment = { orderId, method: 'cash', amountMinor: 1200 };
    const first = await recordPayment(ctx, payment);
    expect(await recordPayment(ctx, payment)).toEqual(first);
    await expect(recordPayment(shop.ctx('viewer'), payment)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(refundOrder(shop.ctx('floor'), { ...payment })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
