import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getPacking } from '#domains/fulfilment/packing/get-packing.ts';
import { listWaitingParcels } from '#domains/fulfilment/packing/list-waiting-parcels.ts';
import { expectSoundBooks } from '#domains/testing/expect-sound-books.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { readOrder } from '#domains/testing/read-order.ts';
import { newId } from '#lib/ids.ts';
import { cancelOrder } from '../cancel-order.ts';
import { pickOrder } from '../pick-order.ts';
import { placeOrder } from '../place-order.ts';
import { packParcel } from './pack-parcel.ts';
import { sendParcel } from './send-parcel.ts';
import { unpackParcel } from './unpack-parcel.ts';

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop({ poolSize: 8 });
});
afterAll(async () => {
  await expectSoundBooks(shop.db);
  await shop.close();
});

const packer = () => shop.ctx('warehouse');

async function pickNew(sku: string, quantity: number) {
  const variant = await shop.addVariant({ sku, units: quantity });
  const { id: orderId } = await placeOrder(shop.ctx('floor'), {
    channelId: shop.channels.web,
    lines: [{ sku, quantity }],
  });
  await pickOrder(packer(), { orderId });
  const { lines } = await readOrder(shop.db, orderId);
  return { orderId, lineId: lines[0]!.id, variantId: variant.id };
}

const parcelOf = (order: { orderId: string; lineId: string }, quantity: number) => ({
  parcelId: newId(),
  orderId: order.orderId,
  locationId: shop.places.north,
  lines: [{ lineId: order.lineId, quantity }],
  weightGrams: 900,
});

describe('packing', () => {
  it('sends an order in two parcels: each leaves with its own units and number', async () => {
    const order = await pickNew('PLATE', 5);
    const first = parcelOf(order, 3);
    const second = { ...parcelOf(order, 2), size: { lengthMm: 300, widthMm: 200, heightMm: 100 } };
    await packParcel(packer(), first);
    await packParcel(packer(), second);
    expect(await shop.onHand(order.variantId, shop.places.north)).toEqual({ onHand: 5, reserved: 5 });
    expect(await sendParcel(packer(), { parcelId: first.parcelId })).toMatchObject({
      status: 'part_shipped',
    });
    expect(
      await sendParcel(packer(), { parcelId: second.parcelId, carrier: 'Speedy', trackingNumber: 'T-2' }),
    ).toMatchObject({ status: 'shipped', shipmentId: second.parcelId });
    expect(await shop.onHand(order.variantId, shop.places.north)).toEqual({ onHand: 0, reserved: 0 });
    expect((await readOrder(shop.db, order.orderId)).events).toEqual([
      'order.placed',
      'order.picked',
      'order.packed',
      'order.packed',
      'order.shipped',
      'order.shipped',
    ]);
    await expect(sendParcel(packer(), { parcelId: first.parcelId })).rejects.toMatchObject({
      code: 'ALREADY_DONE',
    });
  });

  it('refuses more than is picked and in no parcel, naming the numbers, from two tables at once too', async () => {
    const order = await pickNew('DISH', 3);
    const tries = [1, 2, 3].map(() =>
      packParcel(packer(), parcelOf(order, 2)).then(
        () => 'packed',
        (error: { details: { reason: string; free: number } }) =>
          `${error.details.reason} ${error.details.free}`,
      ),
    );
    expect((await Promise.all(tries)).sort()).toEqual(['notPicked 1', 'notPicked 1', 'packed']);
    const packing = await getPacking(packer(), { orderId: order.orderId, locationId: shop.places.north });
    expect(packing).toMatchObject({ lines: [{ packable: 1, toPick: 0 }], parcels: [{ weightGrams: 900 }] });
  });

  it('unpacks a parcel that has not left; it can be packed anew', async () => {
    const order = await pickNew('GLASS', 2);
    const parcel = parcelOf(order, 2);
    await packParcel(packer(), parcel);
    await unpackParcel(packer(), { parcelId: parcel.parcelId });
    await expect(sendParcel(packer(), { parcelId: parcel.parcelId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await packParcel(packer(), parcelOf(order, 2));
  });

  it('keeps a packed parcel of a cancelled order in sight, and lets nobody send it', async () => {
    const order = await pickNew('FORK', 1);
    const parcel = parcelOf(order, 1);
    await packParcel(packer(), parcel);
    await cancelOrder(shop.ctx('owner'), { orderId: order.orderId, reason: 'twice' });
    await expect(sendParcel(packer(), { parcelId: parcel.parcelId })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    const { rows } = await listWaitingParcels(packer(), { locationId: shop.places.north });
    expect(rows.find((row) => row.id === parcel.parcelId)).toMatchObject({ isCancelled: true });
  });

  it('is not for people who have nothing to do in a warehouse', async () => {
    const parcel = parcelOf({ orderId: newId(), lineId: newId() }, 1);
    await expect(packParcel(shop.ctx('marketing'), parcel)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
