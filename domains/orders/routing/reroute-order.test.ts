import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectSoundBooks } from '#domains/testing/expect-sound-books.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { newId } from '#lib/ids.ts';
import { allocateOrder } from '../allocate-order.ts';
import { pickOrder } from '../pick-order.ts';
import { placeOrder } from '../place-order.ts';
import { shipOrder } from '../ship-order.ts';
import { rerouteOrder } from './reroute-order.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const buy = (sku: string, quantity: number) =>
  placeOrder(shop.ctx('floor'), { channelId: shop.channels.web, lines: [{ sku, quantity }] });
const linesOf = async (orderId: string) => {
  const { rows } = await shop.db.$client.query<{ id: string }>(
    'select id from order_lines where order_id = $1 order by position',
    [orderId],
  );
  return rows.map((row) => row.id);
};
const reservedAt = async (orderId: string) => {
  const { rows } = await shop.db.$client.query<{ code: string; units: number }>(
    `select l.code, sum(r.quantity) as units from reservations r join locations l on l.id = r.location_id
     where r.order_id = $1 and r.status = 'open' group by 1 order by 1`,
    [orderId],
  );
  return Object.fromEntries(rows.map((row) => [row.code, row.units]));
};
const decisionOf = async (orderId: string) => {
  const { rows } = await shop.db.$client.query<{ routing: Record<string, unknown> }>(
    'select routing from orders where id = $1',
    [orderId],
  );
  return rows[0]!.routing;
};

describe('serving an order from elsewhere', () => {
  it('after a short pick takes the rest from another place and ends the attention', async () => {
    await shop.addVariant({ sku: 'CUP', units: { north: 5, south: 5 } });
    const { id: orderId } = await buy('CUP', 3);
    const [lineId] = await linesOf(orderId);
    await pickOrder(shop.ctx('warehouse'), { orderId, lines: [{ lineId: lineId!, quantity: 1 }] });
    const result = await rerouteOrder(shop.ctx('warehouse'), {
      orderId,
      fromLocationId: shop.places.north,
      lines: [{ lineId: lineId!, quantity: 2 }],
      reason: 'shelf was empty',
    });
    expect(result).toMatchObject({ status: 'reserved', to: [shop.places.south], short: [] });
    expect(await reservedAt(orderId)).toEqual({ NORTH: 1, SOUTH: 2 });
    expect(await decisionOf(orderId)).toMatchObject({
      by: 'rules',
      why: 'shelf was empty',
      avoid: [shop.places.north],
      excluded: [{ locationId: shop.places.north, reason: 'avoided' }],
    });
    const { rows } = await shop.db.$client.query(
      `select payload from events where kind = 'order.rerouted' and subject_id = $1`,
      [orderId],
    );
    expect(rows).toMatchObject([{ payload: { why: 'shelf was empty', places: ['South warehouse'] } }]);
    await shipOrder(shop.ctx('warehouse'), {
      shipmentId: newId(),
      orderId,
      locationId: shop.places.north,
      method: 'post',
    });
    expect(await reservedAt(orderId)).toEqual({ SOUTH: 2 });
    await expectSoundBooks(shop.db);
  });

  it('waits when nobody else has it, and does not go back to the place that could not', async () => {
    await shop.addVariant({ sku: 'PAN', units: { north: 2 } });
    const { id: orderId } = await buy('PAN', 2);
    const result = await rerouteOrder(shop.ctx('floor'), {
      orderId,
      fromLocationId: shop.places.north,
      reason: 'broken',
    });
    expect(result).toMatchObject({ status: 'backorder', to: [], short: [{ missing: 2 }] });
    expect(await allocateOrder(shop.ctx('floor'), { orderId })).toMatchObject({ status: 'backorder' });
    expect(await reservedAt(orderId)).toEqual({});
    const again = await rerouteOrder(shop.ctx('floor'), {
      orderId,
      fromLocationId: shop.places.south,
      toLocationId: shop.places.north,
      reason: 'found them',
    });
    expect(again).toMatchObject({ status: 'reserved', to: [shop.places.north] });
    expect(await decisionOf(orderId)).toMatchObject({ by: 'person', avoid: [shop.places.south] });
    await expectSoundBooks(shop.db);
  });

  it('goes where a person says, if that place has all of it', async () => {
    await shop.addVariant({ sku: 'RUG', units: { north: 4, south: 1, corner: 4 } });
    const { id: orderId } = await buy('RUG', 2);
    const move = { orderId, fromLocationId: shop.places.north, reason: 'customer lives there' };
    await expect(
      rerouteOrder(shop.ctx('floor'), { ...move, toLocationId: shop.places.south }),
    ).rejects.toMatchObject({ code: 'OUT_OF_STOCK', details: { missing: 1 } });
    expect(await reservedAt(orderId)).toEqual({ NORTH: 2 });
    await rerouteOrder(shop.ctx('floor'), { ...move, toLocationId: shop.places.corner });
    expect(await reservedAt(orderId)).toEqual({ CORNER: 2 });
    const { rows } = await shop.db.$client.query('select location_id from orders where id = $1', [orderId]);
    expect(rows).toEqual([{ location_id: shop.places.corner }]);
  });

  it('leaves picked goods where they are, and refuses when nothing is left to move', async () => {
    await shop.addVariant({ sku: 'JUG', units: { north: 4, south: 4 } });
    const { id: orderId } = await buy('JUG', 2);
    await pickOrder(shop.ctx('warehouse'), { orderId });
    const move = { orderId, fromLocationId: shop.places.north, reason: 'too busy' };
    await expect(rerouteOrder(shop.ctx('warehouse'), move)).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await reservedAt(orderId)).toEqual({ NORTH: 2 });
  });

  it('is not for those who only talk to customers, and wants a reason', async () => {
    await shop.addVariant({ sku: 'BOX', units: 4 });
    const { id: orderId } = await buy('BOX', 1);
    const move = { orderId, fromLocationId: shop.places.north, reason: 'because' };
    await expect(rerouteOrder(shop.ctx('support'), move)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(rerouteOrder(shop.ctx('floor'), { ...move, reason: ' ' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
  });
});
