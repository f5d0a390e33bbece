import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectSoundBooks } from '#domains/testing/expect-sound-books.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { readOrder } from '#domains/testing/read-order.ts';
import { newId } from '#lib/ids.ts';
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

const query = <Row extends object>(text: string, values: unknown[] = []) =>
  shop.db.$client.query<Row>(text, values).then((result) => result.rows);

async function place(lines: { sku: string; quantity: number }[], onShort: 'refuse' | 'backorder' = 'refuse') {
  const order = { channelId: shop.channels.web, lines, onShort };
  const { id } = await placeOrder(shop.ctx('floor'), order);
  return { orderId: id, lines: (await readOrder(shop.db, id)).lines };
}

describe('shipping an order', () => {
  it('sends all that is reserved: units leave, the promise is kept, one movement with the cost', async () => {
    const cup = await shop.addVariant({ sku: 'CUP', units: 5 });
    const { orderId, lines } = await place([{ sku: 'CUP', quantity: 2 }]);
    const shipmentId = newId();
    const shipped = await shipOrder(shop.ctx('warehouse'), {
      orderId,
      shipmentId,
      carrier: 'Speedy',
      trackingNumber: 'T1',
    });
    expect(shipped).toMatchObject({ status: 'shipped', shipmentId, locationId: shop.places.north });
    expect(await shop.onHand(cup.id, shop.places.north)).toEqual({ onHand: 3, reserved: 0 });
    expect(
      await query(
        'select quantity, reason, cause_id, unit_cost_micros from stock_movements where order_line_id = $1',
        [lines[0]!.id],
      ),
    ).toEqual([{ quantity: 2, reason: 'sale', cause_id: shipmentId, unit_cost_micros: 600_000_000 }]);
    expect(await query('select status from reservations where order_id = $1', [orderId])).toEqual([
      { status: 'consumed' },
    ]);
    expect(await readOrder(shop.db, orderId)).toMatchObject({
      events: ['order.placed', 'order.shipped'],
      audited: ['order.place', 'order.ship'],
    });
  });

  it('sends part of it and later the rest', async () => {
    const pan = await shop.addVariant({ sku: 'PAN', units: 5 });
    const { orderId, lines } = await place([{ sku: 'PAN', quantity: 4 }]);
    const lineId = lines[0]!.id;
    const first = { orderId, shipmentId: newId(), lines: [{ lineId, quantity: 1 }] };
    expect(await shipOrder(shop.ctx('warehouse'), first)).toMatchObject({ status: 'part_shipped' });
    expect(await shop.onHand(pan.id, shop.places.north)).toEqual({ onHand: 4, reserved: 3 });
    expect(await shipOrder(shop.ctx('warehouse'), { orderId, shipmentId: newId() })).toMatchObject({
      status: 'shipped',
      lines: [{ lineId, quantity: 3 }],
    });
  });

  it('refuses more than is reserved, naming the line and both numbers', async () => {
    await shop.addVariant({ sku: 'POT', units: 2 });
    const { orderId, lines } = await place([{ sku: 'POT', quantity: 3 }], 'backorder');
    const wish = { orderId, shipmentId: newId(), lines: [{ lineId: lines[0]!.id, quantity: 3 }] };
    await expect(shipOrder(shop.ctx('warehouse'), wish)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: 'Line 1 (POT): 3 cannot leave; 3 are unshipped and 2 are reserved there.',
    });
    expect(await shipOrder(shop.ctx('warehouse'), { orderId, shipmentId: newId() })).toMatchObject({
      status: 'part_shipped',
    });
  });

  it('asks for the location when the units lie at two, and sends one parcel from each', async () => {
    await shop.addVariant({ sku: 'RUG', units: { north: 2, south: 1 } });
    const { orderId } = await place([{ sku: 'RUG', quantity: 3 }]);
    await expect(shipOrder(shop.ctx('warehouse'), { orderId, shipmentId: newId() })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: 'The units lie at North warehouse, South warehouse: ship from each by naming its location.',
    });
    const from = (locationId: string) => ({ orderId, shipmentId: newId(), locationId });
    await shipOrder(shop.ctx('warehouse'), from(shop.places.north));
    expect(await shipOrder(shop.ctx('warehouse'), from(shop.places.south))).toMatchObject({
      status: 'shipped',
    });
  });

  it('sends services along with the last goods, without stock', async () => {
    await shop.addVariant({ sku: 'TABLE', units: 1 });
    await shop.addVariant({ sku: 'ASSEMBLY', kind: 'service' });
    const { orderId } = await place([
      { sku: 'TABLE', quantity: 1 },
      { sku: 'ASSEMBLY', quantity: 1 },
    ]);
    await shipOrder(shop.ctx('warehouse'), { orderId, shipmentId: newId() });
    expect((await readOrder(shop.db, orderId)).lines.map((line) => line.shipped)).toEqual([1, 1]);
  });

  it('carries out a repeat once and gives the first answer', async () => {
    const jar = await shop.addVariant({ sku: 'JAR', units: 5 });
    const { orderId } = await place([{ sku: 'JAR', quantity: 2 }]);
    const ctx = shop.ctx('warehouse', { commandId: newId() });
    const wish = { orderId, shipmentId: newId() };
    const first = await shipOrder(ctx, wish);
    expect(await shipOrder(ctx, wish)).toEqual(first);
    expect(await shop.onHand(jar.id, shop.places.north)).toEqual({ onHand: 3, reserved: 0 });
  });

  it('is refused for a shipped order, and to marketing', async () => {
    await shop.addVariant({ sku: 'TRAY', units: 5 });
    const { orderId } = await place([{ sku: 'TRAY', quantity: 1 }]);
    await expect(shipOrder(shop.ctx('marketing'), { orderId, shipmentId: newId() })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await shipOrder(shop.ctx('warehouse'), { orderId, shipmentId: newId() });
    await expect(shipOrder(shop.ctx('warehouse'), { orderId, shipmentId: newId() })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
  });
});
