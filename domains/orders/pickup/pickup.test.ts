import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listPickups } from '#domains/fulfilment/pickup/list-pickups.ts';
import { savePickupSettings } from '#domains/fulfilment/pickup/save-settings.ts';
import { expectSoundBooks } from '#domains/testing/expect-sound-books.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { readOrder } from '#domains/testing/read-order.ts';
import { expirePickups } from '#jobs/expire-pickups.ts';
import { newId } from '#lib/ids.ts';
import { allocateOrder } from '../allocate-order.ts';
import { getOrder } from '../get-order.ts';
import { pickOrder } from '../pick-order.ts';
import { placeOrder } from '../place-order.ts';
import { arrangePickup } from './arrange-pickup.ts';
import { bringPickup } from './bring-pickup.ts';
import { handOverPickup } from './hand-over-pickup.ts';
import { readyPickup } from './ready-pickup.ts';

let shop: TestShop;
const HOUR_MS = 3_600_000;

beforeAll(async () => {
  shop = await openShop();
  await shop.db.$client.query(
    `update locations set services = '{"ships":true,"pickup":true,"returns":true}' where id = $1`,
    [shop.places.corner],
  );
});
afterAll(async () => {
  await expectSoundBooks(shop.db);
  await shop.close();
});

const seller = () => shop.ctx('floor');
const query = <Row extends object>(text: string, values: unknown[] = []) =>
  shop.db.$client.query<Row>(text, values).then((result) => result.rows);

async function order(
  sku: string,
  units: { north?: number; corner?: number },
  quantity: number,
  paid = false,
) {
  const variant = await shop.addVariant({ sku, units });
  const { id: orderId, totalMinor } = await placeOrder(seller(), {
    channelId: shop.channels.web,
    lines: [{ sku, quantity }],
    ...(paid ? { payment: { method: 'card', amountMinor: 1 } } : {}),
    shippingAddress: { name: 'Мира', email: 'mira@example.com' },
  });
  return { orderId, totalMinor, variantId: variant.id };
}

async function makeReady(sku: string) {
  const made = await order(sku, { corner: 2 }, 2, true);
  await arrangePickup(seller(), { orderId: made.orderId, locationId: shop.places.corner });
  await pickOrder(seller(), { orderId: made.orderId });
  return { ...made, ...(await readyPickup(seller(), { orderId: made.orderId })) };
}

describe('an order that its customer comes for', () => {
  it('is promised at the shop as far as the shop has it; the rest is brought, and stays promised', async () => {
    const { orderId, variantId } = await order('LAMP', { north: 5, corner: 1 }, 3);
    const place = { orderId, locationId: shop.places.corner };
    expect(await arrangePickup(seller(), place)).toMatchObject({ toBring: 2 });
    expect(await shop.onHand(variantId, shop.places.corner)).toEqual({ onHand: 1, reserved: 1 });
    expect(await shop.onHand(variantId, shop.places.north)).toEqual({ onHand: 5, reserved: 2 });
    await expect(readyPickup(seller(), { orderId })).rejects.toMatchObject({
      details: { reason: 'notAllHere' },
    });
    await bringPickup(shop.ctx('warehouse'), { orderId, fromLocationId: shop.places.north });
    expect(await shop.onHand(variantId, shop.places.corner)).toEqual({ onHand: 3, reserved: 3 });
    expect(await shop.onHand(variantId, shop.places.north)).toEqual({ onHand: 3, reserved: 0 });
    await pickOrder(seller(), { orderId });
    expect(await readyPickup(seller(), { orderId })).toMatchObject({ isMailed: true });
  });

  it('is handed over for its code, which is kept nowhere; wrong ones are counted and then locked out', async () => {
    const { orderId, code, variantId } = await makeReady('CLOCK');
    expect(code).toMatch(/^[2-9A-HJKMNP-Z]{6}$/);
    const kept = await query<{ text: string }>(
      `select (select string_agg(a::text, '') from audit_log a) || (select string_agg(e::text, '') from events e)
         || (select string_agg(p::text, '') from pickups p) as text`,
    );
    expect(kept[0]!.text).not.toContain(code);
    const name = (said: string) => handOverPickup(seller(), { orderId, shipmentId: newId(), code: said });
    for (let left = 4; left >= 1; left--) {
      expect(await name('222222')).toMatchObject({ outcome: 'wrongCode', triesLeft: left });
    }
    const spoken = `${code.slice(0, 3)}-${code.slice(3)}`.toLowerCase();
    expect(await name(spoken)).toMatchObject({ outcome: 'collected', status: 'shipped' });
    expect(await shop.onHand(variantId, shop.places.corner)).toEqual({ onHand: 0, reserved: 0 });
    expect(
      await query('select proof, handed_over_by, document_end from pickups where order_id = $1', [orderId]),
    ).toEqual([{ proof: 'code', handed_over_by: 'The floor', document_end: null }]);
    expect((await readOrder(shop.db, orderId)).events).toContain('order.ready_for_pickup');
  });

  it('needs a document after five wrong codes, and keeps four characters of it', async () => {
    const { orderId, code } = await makeReady('RADIO');
    for (let at = 0; at < 5; at++)
      await handOverPickup(seller(), { orderId, shipmentId: newId(), code: '333333' });
    await expect(handOverPickup(seller(), { orderId, shipmentId: newId(), code })).rejects.toMatchObject({
      details: { reason: 'tooManyCodes' },
    });
    const proof = { orderId, shipmentId: newId(), documentEnd: 'ب۴۵۶' };
    expect(await handOverPickup(seller(), proof)).toMatchObject({ outcome: 'collected' });
    expect(await query('select document_end from pickups where order_id = $1', [orderId])).toEqual([
      { document_end: 'ب۴۵۶' },
    ]);
  });

  it('is given up when nobody came in time: the goods are free, the event says what to give back', async () => {
    await savePickupSettings(shop.ctx('manager'), { keepHours: 48 });
    const { orderId, variantId, deadline } = await makeReady('STOVE');
    expect(new Date(deadline).getTime()).toBe(shop.now.getTime() + 48 * HOUR_MS);
    const job = (hours: number) =>
      expirePickups({
        ...shop.ctx({ kind: 'job', id: 'expire-pickups', name: 'Clock' }),
        now: new Date(shop.now.getTime() + hours * HOUR_MS),
      });
    expect(await job(47)).toEqual({ expired: 0 });
    expect(await shop.onHand(variantId, shop.places.corner)).toEqual({ onHand: 2, reserved: 2 });
    expect(await job(48)).toMatchObject({ expired: expect.any(Number) });
    expect(await shop.onHand(variantId, shop.places.corner)).toEqual({ onHand: 2, reserved: 0 });
    const after = await readOrder(shop.db, orderId);
    expect(after).toMatchObject({ status: 'cancelled' });
    expect(after.events.slice(-2)).toEqual(['order.cancelled', 'order.not_collected']);
    expect(
      await query(
        `select payload -> 'refundDueMinor' as due from events where kind = 'order.not_collected' and subject_id = $1`,
        [orderId],
      ),
    ).toEqual([{ due: 1 }]);
    expect(await job(49)).toEqual({ expired: 0 });
    const { rows } = await listPickups(seller(), { locationId: shop.places.corner });
    expect(rows.map((row) => row.orderId)).not.toContain(orderId);
  });

  it('is promised at its shop from the first moment, and told of', async () => {
    const { id: variantId } = await shop.addVariant({ sku: 'TENT', units: { north: 9, corner: 2 } });
    const { id: orderId } = await placeOrder(seller(), {
      channelId: shop.channels.web,
      lines: [{ sku: 'TENT', quantity: 2 }],
      pickup: { locationId: shop.places.corner },
    });
    expect(await shop.onHand(variantId, shop.places.corner)).toEqual({ onHand: 2, reserved: 2 });
    const { rows } = await listPickups(seller(), { locationId: shop.places.corner });
    expect(rows.find((row) => row.orderId === orderId)).toMatchObject({ status: 'arranged', here: 2 });
    const { events } = await readOrder(shop.db, orderId);
    expect(events).toEqual(['order.placed', 'order.pickup_arranged']);
    expect(await getOrder(seller(), orderId)).toMatchObject({
      locationName: 'Corner shop',
      pickup: { status: 'arranged', locationName: 'Corner shop', readyAt: null },
    });
  });

  it('is refused with the numbers of the shop where that has not all of it', async () => {
    await shop.addVariant({ sku: 'RUG', units: { north: 9, corner: 1 } });
    const wish = { channelId: shop.channels.web, lines: [{ sku: 'RUG', quantity: 3 }] };
    const pickup = { locationId: shop.places.corner };
    await expect(placeOrder(seller(), { ...wish, pickup })).rejects.toMatchObject({
      code: 'OUT_OF_STOCK',
      details: {
        place: 'Corner shop',
        short: [{ sku: 'RUG', wanted: 3, missing: 2, available: 1, elsewhere: 9 }],
      },
    });
    for (const wrong of [{ locationId: shop.places.north }, { locationId: newId() }]) {
      await expect(placeOrder(seller(), { ...wish, pickup: wrong })).rejects.toMatchObject({
        details: { reason: 'noPickupHere' },
      });
    }
    await expect(
      placeOrder(seller(), { ...wish, pickup, locationId: shop.places.corner }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(placeOrder(seller(), { ...wish, onShort: 'bring' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
  });

  it('has the rest brought from where it lies, or waits for it at its shop, as its customer wishes', async () => {
    const rug = await shop.addVariant({ sku: 'SHAWL', units: { north: 9, corner: 1 } });
    const wish = {
      channelId: shop.channels.web,
      lines: [{ sku: 'SHAWL', quantity: 2 }],
      pickup: { locationId: shop.places.corner },
    };
    const brought = await placeOrder(seller(), { ...wish, onShort: 'bring' });
    expect(brought.status).toBe('reserved');
    expect(await shop.onHand(rug.id, shop.places.corner)).toEqual({ onHand: 1, reserved: 1 });
    expect(await shop.onHand(rug.id, shop.places.north)).toEqual({ onHand: 9, reserved: 1 });
    await bringPickup(shop.ctx('warehouse'), { orderId: brought.id, fromLocationId: shop.places.north });
    const waiting = await placeOrder(seller(), { ...wish, onShort: 'backorder' });
    expect(waiting.status).toBe('backorder');
    await allocateOrder(shop.ctx('manager'), { orderId: waiting.id }).catch(() => null);
    expect((await readOrder(shop.db, waiting.id)).status).toBe('backorder');
    expect(await shop.onHand(rug.id, shop.places.north)).toEqual({ onHand: 8, reserved: 0 });
    await arrangePickup(seller(), { orderId: waiting.id, locationId: shop.places.corner });
    expect((await readOrder(shop.db, waiting.id)).status).toBe('reserved');
    expect(await shop.onHand(rug.id, shop.places.north)).toEqual({ onHand: 8, reserved: 2 });
  });

  it('is told apart from orders of the same moment that are sent', async () => {
    const { id } = await shop.addVariant({ sku: 'LANTERN', units: { north: 40, corner: 40 } });
    const wish = { channelId: shop.channels.web, lines: [{ sku: 'LANTERN', quantity: 1 }] };
    const pickup = { locationId: shop.places.corner };
    const orders = Array.from({ length: 30 }, (_, at) =>
      placeOrder(seller(), at % 3 === 0 ? { ...wish, pickup } : wish),
    );
    await Promise.all(orders);
    expect(await shop.onHand(id, shop.places.corner)).toEqual({ onHand: 40, reserved: 10 });
    expect(await shop.onHand(id, shop.places.north)).toEqual({ onHand: 40, reserved: 20 });
  });

  it('is arranged only where goods are handed over, and by who serves customers', async () => {
    const { orderId } = await order('MIXER', { north: 1 }, 1);
    await expect(arrangePickup(seller(), { orderId, locationId: shop.places.north })).rejects.toMatchObject({
      details: { reason: 'noPickupHere' },
    });
    await expect(
      arrangePickup(shop.ctx('viewer'), { orderId, locationId: shop.places.corner }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
