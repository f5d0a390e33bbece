import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectSoundBooks } from '#domains/testing/expect-sound-books.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { readOrder } from '#domains/testing/read-order.ts';
import { newId } from '#lib/ids.ts';
import { editOrder } from './edit-order.ts';
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
const nextDay = new Date('2026-03-11T10:00:00Z');

async function place(sku: string, quantity: number) {
  const order = { channelId: shop.channels.web, lines: [{ sku, quantity }] };
  const { id } = await placeOrder(shop.ctx('floor'), order);
  const { lines } = await readOrder(shop.db, id);
  return { orderId: id, lineId: lines[0]!.id };
}

describe('editing an order', () => {
  it('reserves what is added, posts the difference today and keeps the version before', async () => {
    const cup = await shop.addVariant({ sku: 'CUP', units: 9 });
    const { orderId, lineId } = await place('CUP', 2);
    const edited = await editOrder(shop.ctx('support', { now: nextDay }), {
      orderId,
      expectedVersion: 1,
      reason: 'wants more',
      lines: [{ lineId, quantity: 5 }],
    });
    expect(edited).toMatchObject({ status: 'reserved', version: 2 });
    expect(await shop.onHand(cup.id, shop.places.north)).toEqual({ onHand: 9, reserved: 5 });
    expect(await readOrder(shop.db, orderId)).toMatchObject({
      totalMinor: 6000,
      postings: [
        { kind: 'sale', day: '2026-03-10', gross: 2000 },
        { kind: 'edit', day: '2026-03-11', gross: 3000, tax: 600, cogs: 1800, units: 3 },
      ],
      events: ['order.placed', 'order.edited'],
    });
    expect(
      await query('select version, total_minor, reason from order_versions where order_id = $1', [orderId]),
    ).toEqual([{ version: 1, total_minor: 2400, reason: 'wants more' }]);
  });

  it('releases what is taken away, and a line of zero is gone from the sums', async () => {
    const bowl = await shop.addVariant({ sku: 'BOWL', units: 9 });
    await shop.addVariant({ sku: 'SPOON', units: 9 });
    const { orderId, lineId } = await place('BOWL', 4);
    await editOrder(shop.ctx('support'), {
      orderId,
      reason: 'another',
      lines: [{ lineId, quantity: 0 }],
      addLines: [{ sku: 'SPOON', quantity: 2, discountMinor: 100 }],
      shippingMinor: 500,
    });
    expect(await shop.onHand(bowl.id, shop.places.north)).toEqual({ onHand: 9, reserved: 0 });
    expect(await readOrder(shop.db, orderId)).toMatchObject({
      totalMinor: 1900 + 380 + 500 + 100,
      lines: [
        { sku: 'BOWL', quantity: 0, reserved: 0 },
        { sku: 'SPOON', quantity: 2, reserved: 2 },
      ],
    });
    expect(await query(`select search like '%spoon%' as found from orders where id = $1`, [orderId])).toEqual(
      [{ found: true }],
    );
  });

  it('does not go below what has left, and not to nothing', async () => {
    await shop.addVariant({ sku: 'PAN', units: 9 });
    const { orderId, lineId } = await place('PAN', 3);
    await expect(
      editOrder(shop.ctx('support'), { orderId, reason: 'none', lines: [{ lineId, quantity: 0 }] }),
    ).rejects.toMatchObject({ code: 'CONFLICT' });
    await shipOrder(shop.ctx('warehouse'), {
      orderId,
      shipmentId: newId(),
      lines: [{ lineId, quantity: 2 }],
    });
    await expect(
      editOrder(shop.ctx('support'), { orderId, reason: 'fewer', lines: [{ lineId, quantity: 1 }] }),
    ).rejects.toMatchObject({
      code: 'CONFLICT',
      message: 'Line 1 (PAN): 2 have left already, so it cannot become 1; take goods back with a return.',
    });
    const edit = { orderId, reason: 'fewer', lines: [{ lineId, quantity: 2 }] };
    expect(await editOrder(shop.ctx('support'), edit)).toMatchObject({ status: 'shipped' });
  });

  it('refuses units that are missing, or keeps them as a backorder', async () => {
    await shop.addVariant({ sku: 'JUG', units: 2 });
    const { orderId, lineId } = await place('JUG', 1);
    const edit = { orderId, reason: 'more', lines: [{ lineId, quantity: 4 }] };
    await expect(editOrder(shop.ctx('support'), edit)).rejects.toMatchObject({
      code: 'OUT_OF_STOCK',
      details: { short: [{ sku: 'JUG', missing: 2 }] },
    });
    expect(await editOrder(shop.ctx('support'), { ...edit, onShort: 'backorder' })).toMatchObject({
      status: 'backorder',
    });
  });

  it('lets managers state prices, and nobody else', async () => {
    await shop.addVariant({ sku: 'LAMP', units: 9 });
    const { orderId, lineId } = await place('LAMP', 2);
    const edit = { orderId, reason: 'scratched', lines: [{ lineId, unitPriceMinor: 800 }] };
    await expect(editOrder(shop.ctx('support'), edit)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await editOrder(shop.ctx('manager'), edit);
    expect(await readOrder(shop.db, orderId)).toMatchObject({ totalMinor: 1920 });
  });

  it('is refused over a newer version, and to a viewer', async () => {
    await shop.addVariant({ sku: 'MUG', units: 9 });
    const { orderId, lineId } = await place('MUG', 1);
    const edit = { orderId, expectedVersion: 1, reason: 'more', lines: [{ lineId, quantity: 2 }] };
    await expect(editOrder(shop.ctx('viewer'), edit)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await editOrder(shop.ctx('support'), edit);
    await expect(editOrder(shop.ctx('support'), edit)).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { version: 2 },
    });
  });
});
