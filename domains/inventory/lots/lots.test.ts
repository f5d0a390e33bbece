import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { locations } from '#db/schema/index.ts';
import { allocateBackorders } from '#domains/orders/allocate-backorders.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { returnOrder } from '#domains/orders/return-order.ts';
import { shipOrder } from '#domains/orders/ship-order.ts';
import { expectSoundBooks } from '#domains/testing/expect-sound-books.ts';
import { findBroken } from '#domains/testing/find-broken.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { readOrder } from '#domains/testing/read-order.ts';
import { expireLotsJob } from '#jobs/expire-lots.ts';
import { newId } from '#lib/ids.ts';
import { adjustStock } from '../adjust-stock.ts';
import { transferStock } from '../transfer-stock.ts';
import { createTransfer } from '../transfers/create-transfer.ts';
import { receiveTransfer } from '../transfers/receive-transfer.ts';
import { sendTransfer } from '../transfers/send-transfer.ts';
import { expireLots } from './expire-lots.ts';
import { setLotSettings } from './lot-settings.ts';
import { setTracking } from './set-tracking.ts';

const TODAY = '2026-03-10';

let shop: TestShop;
let quarantine: string;
let made = 0;

beforeAll(async () => {
  shop = await openShop();
  quarantine = newId();
  await shop.db.insert(locations).values({
    id: quarantine,
    code: 'QUARANTINE',
    name: 'Quarantine',
    kind: 'quarantine',
    isCounted: true,
    rank: 800,
    services: { ships: false, pickup: false, returns: false },
  });
});
afterAll(async () => {
  await expectSoundBooks(shop.db);
  await shop.close();
});

async function addTracked(): Promise<{ id: string; sku: string }> {
  const variant = await shop.addVariant({ sku: `SOAP-${++made}` });
  await setTracking(shop.ctx('owner'), { variantId: variant.id, tracking: 'lot' });
  return variant;
}

const bring = (variantId: string, change: number, lot?: { code: string; expiresOn?: string | null }) =>
  adjustStock(shop.ctx('warehouse'), {
    variantId,
    locationId: shop.places.north,
    change,
    reason: change > 0 ? 'receipt' : 'write_off',
    ...(lot ? { lot } : {}),
  });

async function lotsOf(variantId: string, locationId = shop.places.north): Promise<Record<string, number>> {
  const { rows } = await shop.db.$client.query<{ code: string; quantity: number }>(
    `select o.code, l.quantity from lot_levels l join lots o on o.id = l.lot_id
     where l.variant_id = $1 and l.location_id = $2 and l.quantity > 0 order by o.code`,
    [variantId, locationId],
  );
  return Object.fromEntries(rows.map((row) => [row.code, row.quantity]));
}

async function sell(sku: string, quantity: number) {
  const { id } = await placeOrder(shop.ctx('floor'), {
    channelId: shop.channels.web,
    lines: [{ sku, quantity }],
    onShort: 'backorder',
  });
  return { orderId: id, lineId: (await readOrder(shop.db, id)).lines[0]!.id };
}

describe('goods with lots', () => {
  it('leave first expired first out, whoever sends them', async () => {
    const soap = await addTracked();
    await bring(soap.id, 5, { code: 'LATE', expiresOn: '2027-01-31' });
    await bring(soap.id, 3, { code: 'EARLY', expiresOn: '2026-04-30' });
    const { orderId } = await sell(soap.sku, 4);
    await shipOrder(shop.ctx('warehouse'), { orderId, shipmentId: newId() });
    expect(await lotsOf(soap.id)).toEqual({ LATE: 4 });
    await bring(soap.id, -1);
    expect(await lotsOf(soap.id)).toEqual({ LATE: 3 });
  });

  it('go last of all where nobody wrote their lot, after those that keep', async () => {
    const soap = await addTracked();
    await bring(soap.id, 2);
    await bring(soap.id, 2, { code: 'KEEPS', expiresOn: null });
    await bring(soap.id, -3);
    expect(await lotsOf(soap.id)).toEqual({ '': 1 });
  });

  it('leave of the lot that a person names, and no more than it holds', async () => {
    const soap = await addTracked();
    await bring(soap.id, 2, { code: 'A', expiresOn: '2026-05-01' });
    await bring(soap.id, 2, { code: 'B', expiresOn: '2026-06-01' });
    await bring(soap.id, -1, { code: 'B' });
    expect(await lotsOf(soap.id)).toEqual({ A: 2, B: 1 });
    await expect(bring(soap.id, -2, { code: 'B' })).rejects.toMatchObject({
      code: 'CONFLICT',
      details: {
        reason: 'lotShort',
        sku: soap.sku,
        lot: 'B',
        quantity: 2,
        there: 1,
        place: 'North warehouse',
      },
    });
    expect(await shop.onHand(soap.id, shop.places.north)).toEqual({ onHand: 3, reserved: 0 });
  });

  it('are refused under a lot whose expiry is another one by the books', async () => {
    const soap = await addTracked();
    await bring(soap.id, 2, { code: 'A', expiresOn: '2026-05-01' });
    await expect(bring(soap.id, 2, { code: 'A', expiresOn: '2026-05-02' })).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { reason: 'lotExpiry', lot: 'A', known: '2026-05-01' },
    });
  });

  it('come back into the lot that their order took', async () => {
    const soap = await addTracked();
    await bring(soap.id, 2, { code: 'A', expiresOn: '2026-05-01' });
    await bring(soap.id, 4, { code: 'B', expiresOn: '2026-06-01' });
    const sold = await sell(soap.sku, 3);
    await shipOrder(shop.ctx('warehouse'), { orderId: sold.orderId, shipmentId: newId() });
    await returnOrder(shop.ctx('owner'), {
      orderId: sold.orderId,
      returnId: newId(),
      locationId: shop.places.south,
      lines: [{ lineId: sold.lineId, quantity: 3, condition: 'new', disposition: 'shelf' }],
    });
    expect(await lotsOf(soap.id, shop.places.south)).toEqual({ A: 2, B: 1 });
  });

  it('keep their lots on the way between places, each transfer its own', async () => {
    const soap = await addTracked();
    const send = async (quantity: number) => {
      const { id } = await createTransfer(shop.ctx('warehouse'), {
        transferId: newId(),
        fromLocationId: shop.places.north,
        toLocationId: shop.places.corner,
        lines: [{ variantId: soap.id, quantity }],
      });
      await sendTransfer(shop.ctx('warehouse'), { transferId: id });
      return id;
    };
    const receive = (transferId: string, good: number) =>
      receiveTransfer(shop.ctx('warehouse'), {
        transferId,
        lines: [{ variantId: soap.id, good, damaged: 0 }],
      });
    await bring(soap.id, 2, { code: 'LATE', expiresOn: '2026-09-01' });
    const first = await send(2);
    await bring(soap.id, 3, { code: 'EARLY', expiresOn: '2026-05-01' });
    const second = await send(3);
    await receive(first, 2);
    expect(await lotsOf(soap.id, shop.places.corner)).toEqual({ LATE: 2 });
    await receive(second, 1);
    expect(await lotsOf(soap.id, shop.places.corner)).toEqual({ EARLY: 1, LATE: 2 });
  });
});

describe('what is written down of units', () => {
  it('changes only while none are on hand, and only by who may', async () => {
    const cup = await shop.addVariant({ sku: 'CUP', units: 3 });
    await expect(
      setTracking(shop.ctx('owner'), { variantId: cup.id, tracking: 'lot' }),
    ).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { reason: 'trackedOnHand', sku: 'CUP', onHand: 3 },
    });
    await expect(
      setTracking(shop.ctx('floor'), { variantId: cup.id, tracking: 'lot' }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const service = await shop.addVariant({ sku: 'WRAPPING', kind: 'service' });
    await expect(
      setTracking(shop.ctx('owner'), { variantId: service.id, tracking: 'lot' }),
    ).rejects.toMatchObject({ code: 'CONFLICT', details: { reason: 'noStock' } });
  });

  it('follows from movements only: the database refuses everybody else', async () => {
    const soap = await addTracked();
    await bring(soap.id, 2, { code: 'A' });
    for (const text of [
      'update lot_levels set quantity = 9',
      'delete from lot_levels',
      'delete from movement_lots',
    ]) {
      await expect(shop.db.$client.query(text)).rejects.toMatchObject({ code: 'PS403' });
    }
  });
});

describe('expired units', () => {
  it('are not sold: a shipment takes what is fresh, and is refused when nothing fresh is left', async () => {
    const soap = await addTracked();
    await bring(soap.id, 2, { code: 'OLD', expiresOn: '2026-03-09' });
    await bring(soap.id, 1, { code: 'LAST-DAY', expiresOn: TODAY });
    const first = await sell(soap.sku, 1);
    const second = await sell(soap.sku, 1);
    await shipOrder(shop.ctx('warehouse'), { orderId: first.orderId, shipmentId: newId() });
    expect(await lotsOf(soap.id)).toEqual({ OLD: 2 });
    await expect(
      shipOrder(shop.ctx('warehouse'), { orderId: second.orderId, shipmentId: newId() }),
    ).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { reason: 'onlyExpired', sku: soap.sku, place: 'North warehouse', quantity: 1, fresh: 0 },
    });
  });

  it('go to quarantine by the clock, and promises that they had to keep are released', async () => {
    const soap = await addTracked();
    await bring(soap.id, 3, { code: 'OLD', expiresOn: '2026-03-09' });
    await bring(soap.id, 1, { code: 'FRESH', expiresOn: '2026-12-31' });
    const { orderId } = await sell(soap.sku, 2);
    const clock = shop.ctx({ kind: 'job', id: 'expire-lots', name: 'Clock' });
    await setLotSettings(shop.ctx('owner'), { expiringDays: 30, movesExpired: false });
    expect(await expireLotsJob(clock)).toEqual({ units: 0, failed: 0 });
    await setLotSettings(shop.ctx('owner'), { expiringDays: 30, movesExpired: true });
    expect((await expireLotsJob(clock)).failed).toBe(0);
    expect(await lotsOf(soap.id)).toEqual({ FRESH: 1 });
    expect(await lotsOf(soap.id, quarantine)).toEqual({ OLD: 3 });
    expect(await shop.onHand(soap.id, shop.places.north)).toEqual({ onHand: 1, reserved: 1 });
    const { rows } = await shop.db.$client.query<{ id: number }>(
      `select id::integer, payload from events where subject_id = $1 and payload->>'reason' = 'expired'`,
      [soap.id],
    );
    expect(rows).toMatchObject([{ payload: { change: -3, released: [{ orderId, quantity: 1 }] } }]);
    await expect(
      expireLots(shop.ctx('floor'), { variantId: soap.id, locationId: shop.places.north }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await allocateBackorders(shop.ctx(), {
      subjectKind: 'variant',
      subjectId: soap.id,
      eventId: rows[0]!.id,
    });
    expect((await readOrder(shop.db, orderId)).status).toBe('backorder');
  });

  it('move at once between places like others, the expired first', async () => {
    const soap = await addTracked();
    await bring(soap.id, 1, { code: 'OLD', expiresOn: '2026-03-01' });
    await bring(soap.id, 1, { code: 'FRESH', expiresOn: '2026-12-31' });
    await transferStock(shop.ctx('warehouse'), {
      transferId: newId(),
      fromLocationId: shop.places.north,
      toLocationId: shop.places.south,
      lines: [{ variantId: soap.id, quantity: 1 }],
    });
    expect(await lotsOf(soap.id, shop.places.south)).toEqual({ OLD: 1 });
  });
});

describe('the audit', () => {
  it.each([
    [
      'a lot that holds more than lies there',
      'update lot_levels set quantity = quantity + 1',
      'lots-are-levels',
    ],
    [
      'a lot at another place than its movements say',
      `update lot_levels set quantity = quantity + 1`,
      'lots-are-movements',
    ],
    [
      'a movement of fewer units of lots',
      'update movement_lots set quantity = quantity + 1',
      'movements-name-their-lots',
    ],
    [
      'a serial number without a story',
      `insert into serials (id, variant_id, code, state, updated_at) select gen_random_uuid(), id, 'S1', 'gone', now() from variants limit 1`,
      'serials-are-their-story',
    ],
  ])('finds %s', async (_, fault, name) => {
    expect(await findBroken(shop.db, fault)).toContain(name);
  });
});
