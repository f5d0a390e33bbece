import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeOrder } from '#domains/orders/place-order.ts';
import { returnOrder } from '#domains/orders/return-order.ts';
import { shipOrder } from '#domains/orders/ship-order.ts';
import { receiveGoods } from '#domains/purchasing/receiving/receive-goods.ts';
import { undoReceiptLine } from '#domains/purchasing/receiving/undo-receipt-line.ts';
import { openPurchasing, type PurchasingShop } from '#domains/purchasing/testing/open-purchasing.ts';
import { expectSoundBooks } from '#domains/testing/expect-sound-books.ts';
import { readOrder } from '#domains/testing/read-order.ts';
import { newId } from '#lib/ids.ts';
import { setTracking } from '../lots/set-tracking.ts';
import { findSerials } from './find-serials.ts';
import { listSerials } from './list-serials.ts';
import { listWantedSerials } from './list-wanted.ts';

let shop: PurchasingShop;
let made = 0;

beforeAll(async () => {
  shop = await openPurchasing();
});
afterAll(async () => {
  await expectSoundBooks(shop.db);
  await shop.close();
});

async function addNumbered(serialAt: 'receipt' | 'shipment' = 'receipt') {
  const variant = await shop.addVariant({ sku: `PHONE-${++made}` });
  await setTracking(shop.ctx('owner'), { variantId: variant.id, tracking: 'serial', serialAt });
  return variant;
}

async function receive(variantId: string, serials: string[], good = serials.length, damaged = 0) {
  const order = await shop.order([{ variantId, quantity: good + damaged, euros: 100 }]);
  return receiveGoods(shop.ctx('warehouse'), {
    receiptId: newId(),
    purchaseOrderId: order.purchaseOrderId,
    lines: [{ lineId: order.lineIds[0], good, damaged, serials }],
  });
}

async function sell(sku: string, quantity = 1) {
  const { id, number } = await placeOrder(shop.ctx('floor'), {
    channelId: shop.channels.web,
    lines: [{ sku, quantity }],
  });
  const order = await readOrder(shop.db, id);
  return { orderId: id, number, lineId: order.lines[0]!.id };
}

const ship = (sold: { orderId: string; lineId: string }, codes: string[]) =>
  shipOrder(shop.ctx('warehouse'), {
    orderId: sold.orderId,
    shipmentId: newId(),
    serials: [{ lineId: sold.lineId, codes }],
  });

const stateOf = async (variantId: string) => {
  const { rows } = await listSerials(shop.ctx('viewer'), { variantId });
  return Object.fromEntries(rows.map((row) => [row.code, row.state]));
};

describe('serial numbers at receipt', () => {
  it('are asked of each good unit, and of damaged ones not', async () => {
    const phone = await addNumbered();
    await expect(receive(phone.id, ['A'], 2)).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { reason: 'serialNeeded', sku: phone.sku, wanted: 2, found: 1 },
    });
    await expect(receive(phone.id, ['A', 'A'])).rejects.toMatchObject({
      details: { reason: 'serialTwice', serial: 'A' },
    });
    await receive(phone.id, ['A', 'B'], 2, 1);
    expect(await stateOf(phone.id)).toEqual({ A: 'in_stock', B: 'in_stock' });
    await expect(receive(phone.id, ['B', 'C'])).rejects.toMatchObject({
      details: { reason: 'serialKnown', serial: 'B' },
    });
  });

  it('go with a receipt that is undone, and may come again', async () => {
    const phone = await addNumbered();
    await receive(phone.id, ['A']);
    const [line] = await shop.query<{ id: string }>('select id from receipt_lines where variant_id = $1', [
      phone.id,
    ]);
    await undoReceiptLine(shop.ctx('warehouse'), { receiptLineId: line!.id });
    expect(await stateOf(phone.id)).toEqual({ A: 'gone' });
    await receive(phone.id, ['A']);
    expect(await stateOf(phone.id)).toEqual({ A: 'in_stock' });
  });
});

describe('serial numbers at shipment', () => {
  it('are asked of people, and refused when wrong, doubled or sold', async () => {
    const phone = await addNumbered();
    await receive(phone.id, ['A', 'B', 'C']);
    const first = await sell(phone.sku);
    expect(await listWantedSerials(shop.ctx('warehouse'), { orderId: first.orderId })).toMatchObject([
      { lineId: first.lineId, sku: phone.sku, quantity: 1 },
    ]);
    await expect(
      shipOrder(shop.ctx('warehouse'), { orderId: first.orderId, shipmentId: newId() }),
    ).rejects.toMatchObject({ code: 'CONFLICT', details: { reason: 'serialNeeded', wanted: 1, found: 0 } });
    await expect(ship(first, ['Z'])).rejects.toMatchObject({
      details: { reason: 'serialUnknown', serial: 'Z' },
    });
    await ship(first, ['B']);
    expect(await stateOf(phone.id)).toEqual({ A: 'in_stock', B: 'sold', C: 'in_stock' });
    const second = await sell(phone.sku);
    await expect(ship(second, ['B'])).rejects.toMatchObject({
      details: { reason: 'serialSold', serial: 'B', order: first.number },
    });
    await ship(second, ['C']);
    expect(await listWantedSerials(shop.ctx('warehouse'), { orderId: second.orderId })).toEqual([]);
  });

  it('may be told for the first time, where the goods ask for them only then', async () => {
    const phone = await addNumbered('shipment');
    await receive(phone.id, [], 2);
    const sold = await sell(phone.sku);
    await ship(sold, ['NEW']);
    expect(await stateOf(phone.id)).toEqual({ NEW: 'sold' });
  });

  it('are not asked of a program that tells of a parcel which has left', async () => {
    const phone = await addNumbered();
    await receive(phone.id, ['A']);
    const { orderId } = await sell(phone.sku);
    await shipOrder(shop.ctx(), { orderId, shipmentId: newId() });
    expect(await stateOf(phone.id)).toEqual({ A: 'in_stock' });
  });
});

describe('the story of a serial number', () => {
  it('says when it came, with which order it left, and that it is back', async () => {
    const phone = await addNumbered();
    await receive(phone.id, ['IMEI-1', 'IMEI-2']);
    const sold = await sell(phone.sku, 2);
    await ship(sold, ['IMEI-1', 'IMEI-2']);
    const bringBack = (codes: string[], disposition: 'shelf' | 'scrap') =>
      returnOrder(shop.ctx('owner'), {
        orderId: sold.orderId,
        returnId: newId(),
        locationId: shop.places.north,
        lines: [{ lineId: sold.lineId, quantity: 1, condition: 'new', disposition, serials: codes }],
      });
    await expect(bringBack(['IMEI-9'], 'shelf')).rejects.toMatchObject({
      details: { reason: 'serialNotSold', serial: 'IMEI-9' },
    });
    await bringBack(['IMEI-1'], 'shelf');
    await bringBack(['IMEI-2'], 'scrap');
    const [found] = await findSerials(shop.ctx('viewer'), ' IMEI-1 ');
    expect(found).toMatchObject({ variantId: phone.id, sku: phone.sku });
    const { rows, inStock } = await listSerials(shop.ctx('viewer'), { variantId: phone.id, search: 'IMEI-' });
    expect(inStock).toBe(1);
    expect(rows).toMatchObject([
      {
        code: 'IMEI-1',
        state: 'in_stock',
        place: 'North warehouse',
        story: [
          { kind: 'returned', orderNumber: null },
          { kind: 'shipped', orderNumber: sold.number },
          { kind: 'received' },
        ],
      },
      { code: 'IMEI-2', state: 'gone' },
    ]);
  });

  it('is for who may see stock, and shipping for who may ship', async () => {
    const phone = await addNumbered();
    const key = { kind: 'api_key' as const, id: 'k', name: 'Key', scopes: [], channelId: null };
    await expect(listSerials(shop.ctx(key), { variantId: phone.id })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(listWantedSerials(shop.ctx('marketing'), { orderId: newId() })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});
