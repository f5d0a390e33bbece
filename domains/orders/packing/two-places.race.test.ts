import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getPacking } from '#domains/fulfilment/packing/get-packing.ts';
import { listWork } from '#domains/fulfilment/picking/list-work.ts';
import { expectSoundBooks } from '#domains/testing/expect-sound-books.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { readOrder } from '#domains/testing/read-order.ts';
import { newId } from '#lib/ids.ts';
import { pickOrder } from '../pick-order.ts';
import { placeOrder } from '../place-order.ts';
import { rerouteOrder } from '../routing/reroute-order.ts';
import { shipOrder } from '../ship-order.ts';
import { packParcel } from './pack-parcel.ts';
import { sendParcel } from './send-parcel.ts';

const ROUNDS = 6;
let shop: TestShop;

beforeAll(async () => {
  shop = await openShop({ poolSize: 12 });
});
afterAll(async () => {
  await expectSoundBooks(shop.db);
  await shop.close();
});

const packer = () => shop.ctx('warehouse');
const places = () => [shop.places.north, shop.places.south] as const;

/** An order of five units of one line: three lie in the north, two in the south. */
async function split(sku: string) {
  const variant = await shop.addVariant({ sku, units: { north: 3, south: 2 } });
  const { id: orderId } = await placeOrder(shop.ctx('floor'), {
    channelId: shop.channels.web,
    lines: [{ sku, quantity: 5 }],
  });
  const { lines } = await readOrder(shop.db, orderId);
  return { orderId, lineId: lines[0]!.id, variantId: variant.id };
}

const parcelOf = (
  order: { orderId: string; lineId: string },
  parcel: { locationId: string; quantity: number },
) => ({
  parcelId: newId(),
  orderId: order.orderId,
  locationId: parcel.locationId,
  lines: [{ lineId: order.lineId, quantity: parcel.quantity }],
  weightGrams: 700,
});

const told = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { details?: { reason?: string } }) => error.details?.reason ?? 'failed',
  );

describe('a line that two places serve', () => {
  it('is picked, packed and sent at each place with what that place picked', async () => {
    const [north, south] = places();
    const order = await split('LADDER');
    await pickOrder(packer(), { orderId: order.orderId, locationId: south });
    const at = async (locationId: string) =>
      (await getPacking(packer(), { orderId: order.orderId, locationId }))!.lines[0];
    expect(await at(south)).toMatchObject({ packable: 2, toPick: 0 });
    expect(await at(north)).toMatchObject({ packable: 0, toPick: 3 });
    const { rows } = await listWork(packer(), { locationId: north, stage: 'pick' });
    expect(rows.find((row) => row.id === order.orderId)).toMatchObject({ toPick: 3, toPack: 0 });
    await expect(
      packParcel(packer(), parcelOf(order, { locationId: north, quantity: 1 })),
    ).rejects.toMatchObject({
      details: { reason: 'notPicked', free: 0 },
    });
    const parcel = parcelOf(order, { locationId: south, quantity: 2 });
    await packParcel(packer(), parcel);
    expect(await sendParcel(packer(), { parcelId: parcel.parcelId })).toMatchObject({
      status: 'part_shipped',
    });
    expect((await readOrder(shop.db, order.orderId)).lines).toMatchObject([{ picked: 2, shipped: 2 }]);
    expect(await at(north)).toMatchObject({ packable: 0, toPick: 3 });
  });

  it('keeps what the other place picked when one sends without picking', async () => {
    const [north, south] = places();
    const order = await split('ROPE');
    await pickOrder(packer(), { orderId: order.orderId, locationId: north });
    await shipOrder(packer(), { orderId: order.orderId, shipmentId: newId(), locationId: south });
    expect((await readOrder(shop.db, order.orderId)).lines).toMatchObject([{ picked: 5, shipped: 2 }]);
    const packing = await getPacking(packer(), { orderId: order.orderId, locationId: north });
    expect(packing!.lines).toMatchObject([{ packable: 3, toPick: 0 }]);
  });

  it('gives back only what is not picked when a place is given up', async () => {
    const [, south] = places();
    const order = await split('BUCKET');
    await pickOrder(packer(), {
      orderId: order.orderId,
      locationId: south,
      lines: [{ lineId: order.lineId, quantity: 2 }],
    });
    await expect(
      rerouteOrder(packer(), { orderId: order.orderId, fromLocationId: south, reason: 'closed today' }),
    ).rejects.toMatchObject({ details: { reason: 'nothingElsewhere' } });
    expect(await shop.onHand(order.variantId, south)).toEqual({ onHand: 2, reserved: 2 });
  });

  it('counts right when both places work at the same moment, whoever comes first', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const order = await split(`RACK-${round}`);
      const units = new Map(places().map((place, at) => [place, at === 0 ? 3 : 2]));
      const picks = places().flatMap((locationId) =>
        [1, 2].map(() => told(pickOrder(packer(), { orderId: order.orderId, locationId }))),
      );
      expect((await Promise.all(picks)).sort()).toEqual(['done', 'done', 'nothingToPick', 'nothingToPick']);
      expect((await readOrder(shop.db, order.orderId)).lines).toMatchObject([{ picked: 5 }]);
      const parcels = places().flatMap((locationId) =>
        [1, 2].map(() => parcelOf(order, { locationId, quantity: units.get(locationId)! })),
      );
      const packed = await Promise.all(parcels.map((parcel) => told(packParcel(packer(), parcel))));
      expect(packed.toSorted()).toEqual(['done', 'done', 'notPicked', 'notPicked']);
      const waiting = parcels.filter((_, at) => packed[at] === 'done');
      const sent = await Promise.all(waiting.map(({ parcelId }) => told(sendParcel(packer(), { parcelId }))));
      expect(sent).toEqual(['done', 'done']);
      expect(await readOrder(shop.db, order.orderId)).toMatchObject({
        status: 'shipped',
        lines: [{ picked: 5, shipped: 5 }],
      });
      for (const place of places())
        expect(await shop.onHand(order.variantId, place)).toEqual({ onHand: 0, reserved: 0 });
    }
  });
});
