import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setBundle } from '#domains/catalog/set-bundle.ts';
import { availableForChannel } from '#domains/inventory/available-for-channel.ts';
import { listReservations } from '#domains/inventory/list-reservations.ts';
import { releaseExpired } from '#domains/inventory/release-expired.ts';
import { expectSoundBooks } from '#domains/testing/expect-sound-books.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { newId } from '#lib/ids.ts';
import { placeOrder } from '../place-order.ts';
import { holdStock } from './hold-stock.ts';
import { releaseHold } from './release-hold.ts';

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop();
});
afterAll(async () => {
  await expectSoundBooks(shop.db);
  await shop.close();
});

const later = (minutes: number) => new Date(shop.now.getTime() + minutes * 60_000);
const hold = (key: string, sku: string, quantity: number, now = shop.now) =>
  holdStock(shop.ctx('floor', { now }), {
    channelId: shop.channels.web,
    key,
    lines: [{ sku, quantity }],
    minutes: 15,
  });
const place = (sku: string, quantity: number, more: object = {}, now = shop.now) =>
  placeOrder(shop.ctx('floor', { now }), {
    channelId: shop.channels.web,
    lines: [{ sku, quantity }],
    ...more,
  });
const north = (id: string) => shop.onHand(id, shop.places.north);

describe('a cart that holds units', () => {
  it('keeps them from others until its order takes them over', async () => {
    const cup = await shop.addVariant({ sku: 'CUP', units: 5 });
    const held = await hold('cart-1', 'CUP', 4);
    expect(held).toMatchObject({ key: 'cart-1', expiresAt: later(15).toISOString() });
    expect(held.lines).toEqual([{ sku: 'CUP', locationId: shop.places.north, quantity: 4 }]);
    await expect(place('CUP', 2)).rejects.toMatchObject({ code: 'OUT_OF_STOCK' });
    expect(await listReservations(shop.ctx('floor'), cup.id)).toMatchObject([
      { quantity: 4, orderNumber: null, channelName: 'Web shop', expiresAt: held.expiresAt },
    ]);
    const { id } = await place('CUP', 5, { holdKey: 'cart-1' });
    expect(await north(cup.id)).toEqual({ onHand: 5, reserved: 5 });
    const { rows } = await shop.db.$client.query('select order_id from stock_holds where key = $1', [
      'cart-1',
    ]);
    expect(rows).toEqual([{ order_id: id }]);
    await expect(place('CUP', 1, { holdKey: 'cart-1' })).rejects.toMatchObject({
      details: { reason: 'holdUsed' },
    });
    await expect(hold('cart-1', 'CUP', 1)).rejects.toMatchObject({ details: { reason: 'holdUsed' } });
  });

  it('is renewed by the same lines and replaced by others, whole or not at all', async () => {
    const pot = await shop.addVariant({ sku: 'POT', units: 5 });
    const first = await hold('cart-2', 'POT', 3);
    const again = await hold('cart-2', 'POT', 3, later(5));
    expect(again.id).toBe(first.id);
    expect(again.expiresAt).toBe(later(20).toISOString());
    expect(await north(pot.id)).toEqual({ onHand: 5, reserved: 3 });
    await hold('cart-2', 'POT', 5, later(6));
    await expect(hold('cart-2', 'POT', 6, later(7))).rejects.toMatchObject({
      code: 'OUT_OF_STOCK',
      details: { reason: 'holdShort', sku: 'POT', wanted: 6, available: 5 },
    });
    expect(await north(pot.id)).toEqual({ onHand: 5, reserved: 5 });
  });

  it('loses them when its time is over, though the job sleeps', async () => {
    const tea = await shop.addVariant({ sku: 'TEA', units: 3 });
    await hold('cart-3', 'TEA', 3);
    await expect(place('TEA', 1, {}, later(14))).rejects.toMatchObject({ code: 'OUT_OF_STOCK' });
    const available = { channelId: shop.channels.web, variantIds: [tea.id] };
    expect((await availableForChannel(shop.ctx('floor', { now: later(16) }), available)).get(tea.id)).toBe(3);
    await place('TEA', 2, {}, later(16));
    expect(await north(tea.id)).toEqual({ onHand: 3, reserved: 2 });
    await hold('cart-3', 'TEA', 1, later(17));
    expect(await north(tea.id)).toEqual({ onHand: 3, reserved: 3 });
  });

  it('loses them to the job as well, once', async () => {
    const bag = await shop.addVariant({ sku: 'BAG', units: 3 });
    await hold('cart-4', 'BAG', 3);
    expect(await releaseExpired(shop.ctx(undefined, { now: later(16) }), { limit: 10 })).toMatchObject({
      released: 1,
    });
    expect(await north(bag.id)).toEqual({ onHand: 3, reserved: 0 });
    await expect(place('BAG', 4, { holdKey: 'cart-4' }, later(17))).rejects.toMatchObject({
      code: 'OUT_OF_STOCK',
    });
    await place('BAG', 3, { holdKey: 'cart-4' }, later(17));
  });

  it('keeps its units when the order that names it is refused', async () => {
    const jar = await shop.addVariant({ sku: 'JAR', units: 4 });
    await hold('cart-5', 'JAR', 3);
    await expect(place('JAR', 9, { holdKey: 'cart-5' })).rejects.toMatchObject({ code: 'OUT_OF_STOCK' });
    expect(await north(jar.id)).toEqual({ onHand: 4, reserved: 3 });
  });

  it('gives them up when told so, and a repeat changes nothing', async () => {
    const mug = await shop.addVariant({ sku: 'MUG', units: 4 });
    await hold('cart-6', 'MUG', 3);
    const ref = { channelId: shop.channels.web, key: 'cart-6' };
    expect(await releaseHold(shop.ctx('floor'), ref)).toMatchObject({ released: 1 });
    expect(await releaseHold(shop.ctx('floor'), ref)).toMatchObject({ released: 0 });
    expect(await north(mug.id)).toEqual({ onHand: 4, reserved: 0 });
    await expect(releaseHold(shop.ctx('floor'), { ...ref, key: 'never' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('holds a bundle by its components, and a till only what its shop has', async () => {
    const lid = await shop.addVariant({ sku: 'LID', units: { north: 2, corner: 4 } });
    const set = await shop.addVariant({ sku: 'LIDS' });
    await setBundle(shop.ctx('owner'), { variantId: set.id, components: [{ sku: 'LID', quantity: 2 }] });
    const till = { channelId: shop.channels.till, locationId: shop.places.corner };
    const lines = [{ sku: 'LIDS', quantity: 2 }];
    await holdStock(shop.ctx('floor'), { ...till, key: 'till-1', lines });
    expect(await shop.onHand(lid.id, shop.places.corner)).toEqual({ onHand: 4, reserved: 4 });
    await expect(holdStock(shop.ctx('floor'), { ...till, key: 'till-2', lines })).rejects.toMatchObject({
      details: { reason: 'holdShort', sku: 'LID', wanted: 4, available: 0 },
    });
  });

  it('answers the same command twice with one hold, and refuses who may not sell', async () => {
    await shop.addVariant({ sku: 'TWICE', units: 4 });
    const ctx = shop.ctx('floor', { commandId: newId() });
    const wish = { channelId: shop.channels.web, key: 'cart-7', lines: [{ sku: 'TWICE', quantity: 2 }] };
    expect(await holdStock(ctx, wish)).toEqual(await holdStock(ctx, wish));
    await expect(holdStock(shop.ctx('warehouse'), wish)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { rows } = await shop.db.$client.query(
      `select verb from audit_log where verb = 'stock.hold' and summary->>'key' = 'cart-7'`,
    );
    expect(rows).toHaveLength(1);
  });
});
