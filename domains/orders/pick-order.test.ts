import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectSoundBooks } from '#domains/testing/expect-sound-books.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { readOrder } from '#domains/testing/read-order.ts';
import { newId } from '#lib/ids.ts';
import { confirmOrder } from './confirm-order.ts';
import { pickOrder } from './pick-order.ts';
import { placeOrder } from './place-order.ts';
import { resolveAttention } from './resolve-attention.ts';

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop();
});
afterAll(async () => {
  await expectSoundBooks(shop.db);
  await shop.close();
});

async function place(sku: string, quantity: number): Promise<string> {
  const order = { channelId: shop.channels.web, lines: [{ sku, quantity }] };
  return (await placeOrder(shop.ctx('floor'), order)).id;
}

describe('confirming an order', () => {
  it('lets the warehouse begin, once', async () => {
    await shop.addVariant({ sku: 'CUP', units: 5 });
    const orderId = await place('CUP', 2);
    expect(await confirmOrder(shop.ctx('floor'), { orderId })).toMatchObject({ status: 'confirmed' });
    expect(await readOrder(shop.db, orderId)).toMatchObject({
      status: 'confirmed',
      events: ['order.placed', 'order.confirmed'],
      audited: ['order.place', 'order.confirm'],
    });
    await expect(confirmOrder(shop.ctx('floor'), { orderId })).rejects.toMatchObject({
      code: 'ALREADY_DONE',
    });
  });

  it('is refused to a viewer, and for an order that does not exist', async () => {
    await expect(confirmOrder(shop.ctx('viewer'), { orderId: newId() })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(confirmOrder(shop.ctx('owner'), { orderId: newId() })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('picking an order', () => {
  it('records what was taken, part by part, until all of it is picked', async () => {
    await shop.addVariant({ sku: 'BOWL', units: 5 });
    const orderId = await place('BOWL', 3);
    const { lines } = await readOrder(shop.db, orderId);
    const lineId = lines[0]!.id;
    expect(await pickOrder(shop.ctx('warehouse'), { orderId })).toMatchObject({ status: 'picked' });
    expect((await readOrder(shop.db, orderId)).lines[0]).toMatchObject({ picked: 3, reserved: 3 });
    await expect(
      pickOrder(shop.ctx('warehouse'), { orderId, lines: [{ lineId, quantity: 1 }] }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('calls for attention when the shelf has fewer than the books, and gives the rest back', async () => {
    const vase = await shop.addVariant({ sku: 'VASE', units: 3 });
    const orderId = await place('VASE', 3);
    const lineId = (await readOrder(shop.db, orderId)).lines[0]!.id;
    await pickOrder(shop.ctx('warehouse'), { orderId, lines: [{ lineId, quantity: 2 }] });
    expect(await readOrder(shop.db, orderId)).toMatchObject({
      status: 'attention',
      attentionReason: 'short_pick: VASE 2 of 3',
      lines: [{ picked: 2, reserved: 2 }],
      events: ['order.placed', 'order.picked', 'order.attention'],
    });
    expect(await shop.onHand(vase.id, shop.places.north)).toEqual({ onHand: 3, reserved: 2 });
  });

  it('goes on when somebody has looked', async () => {
    await shop.addVariant({ sku: 'LAMP', units: { north: 2, south: 1 } });
    const orderId = await place('LAMP', 2);
    const lineId = (await readOrder(shop.db, orderId)).lines[0]!.id;
    await pickOrder(shop.ctx('warehouse'), { orderId, lines: [{ lineId, quantity: 1 }] });
    expect(await resolveAttention(shop.ctx('warehouse'), { orderId })).toMatchObject({ status: 'reserved' });
    expect((await readOrder(shop.db, orderId)).lines[0]).toMatchObject({ picked: 1, reserved: 2 });
  });

  it('is refused to marketing', async () => {
    await expect(pickOrder(shop.ctx('marketing'), { orderId: newId() })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});
