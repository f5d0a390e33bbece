import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeOrder } from '#domains/orders/place-order.ts';
import { expectSoundBooks } from '#domains/testing/expect-sound-books.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { newId } from '#lib/ids.ts';
import { adjustStock } from './adjust-stock.ts';
import { availableForChannel } from './available-for-channel.ts';
import { releaseExpired } from './release-expired.ts';
import { setSafety } from './set-safety.ts';
import { transferStock } from './transfer-stock.ts';

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
const available = async (variantId: string) =>
  (await availableForChannel(shop.ctx(), { channelId: shop.channels.web, variantIds: [variantId] })).get(
    variantId,
  );

describe('putting stock right', () => {
  it('moves what was counted too few to scrap, and leaves adjustment, audit row and event', async () => {
    const cup = await shop.addVariant({ sku: 'CUP', units: 5 });
    const adjustmentId = newId();
    await adjustStock(shop.ctx('warehouse'), {
      adjustmentId,
      variantId: cup.id,
      locationId: shop.places.north,
      countedQuantity: 3,
      expectedQuantity: 5,
      reason: 'count',
      note: 'two broken',
    });
    expect(await shop.onHand(cup.id, shop.places.north)).toEqual({ onHand: 3, reserved: 0 });
    expect(
      await query('select quantity, reason from stock_adjustments where id = $1', [adjustmentId]),
    ).toEqual([{ quantity: -2, reason: 'count' }]);
    expect(
      await query('select quantity, to_location_id from stock_movements where cause_id = $1', [adjustmentId]),
    ).toEqual([{ quantity: 2, to_location_id: shop.outside.scrap }]);
    expect(await query('select kind from events where subject_id = $1', [cup.id])).toEqual([
      { kind: 'stock.changed' },
    ]);
    expect(await query(`select before, verb from audit_log where subject_id = $1`, [cup.id])).toEqual([
      { before: { onHand: 5, reserved: 0 }, verb: 'stock.adjust' },
    ]);
  });

  it('takes a receipt from suppliers, where nothing lay before too', async () => {
    const bowl = await shop.addVariant({ sku: 'BOWL' });
    const receipt = {
      variantId: bowl.id,
      locationId: shop.places.corner,
      change: 4,
      reason: 'receipt' as const,
    };
    expect(await adjustStock(shop.ctx('warehouse'), receipt)).toEqual({ onHand: 4, change: 4, released: [] });
    await expect(adjustStock(shop.ctx('warehouse'), { ...receipt, change: -1 })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
  });

  it('refuses when the stock moved since it was seen, and below nothing', async () => {
    const pan = await shop.addVariant({ sku: 'PAN', units: 5 });
    const at = { variantId: pan.id, locationId: shop.places.north, reason: 'count' as const };
    await expect(
      adjustStock(shop.ctx('warehouse'), { ...at, countedQuantity: 2, expectedQuantity: 4 }),
    ).rejects.toMatchObject({ code: 'CONFLICT', details: { onHand: 5 } });
    await expect(adjustStock(shop.ctx('warehouse'), { ...at, change: -6 })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
  });

  it('is refused to the floor, for services, and for places outside', async () => {
    const pot = await shop.addVariant({ sku: 'POT', units: 5 });
    const wrap = await shop.addVariant({ sku: 'WRAP', kind: 'service' });
    const at = { variantId: pot.id, locationId: shop.places.north, change: 1, reason: 'count' as const };
    await expect(adjustStock(shop.ctx('floor'), at)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(adjustStock(shop.ctx('warehouse'), { ...at, variantId: wrap.id })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    await expect(
      adjustStock(shop.ctx('warehouse'), { ...at, locationId: shop.outside.scrap }),
    ).rejects.toMatchObject({ code: 'CONFLICT' });
  });
});

describe('moving stock between our locations', () => {
  it('takes free units only, promised ones stay', async () => {
    const jug = await shop.addVariant({ sku: 'JUG', units: 5 });
    await placeOrder(shop.ctx('floor'), {
      channelId: shop.channels.web,
      lines: [{ sku: 'JUG', quantity: 2 }],
    });
    const move = (quantity: number) => ({
      transferId: newId(),
      fromLocationId: shop.places.north,
      toLocationId: shop.places.corner,
      lines: [{ variantId: jug.id, quantity }],
    });
    await expect(transferStock(shop.ctx('floor'), move(4))).rejects.toMatchObject({
      code: 'OUT_OF_STOCK',
      message: 'JUG: 4 cannot leave North warehouse; 3 of 5 are free, the rest is promised.',
    });
    expect(await transferStock(shop.ctx('floor'), move(3))).toMatchObject({ units: 3 });
    expect(await shop.onHand(jug.id, shop.places.north)).toEqual({ onHand: 2, reserved: 2 });
    expect(await shop.onHand(jug.id, shop.places.corner)).toEqual({ onHand: 3, reserved: 0 });
    await expect(transferStock(shop.ctx('support'), move(1))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('what a channel may sell', () => {
  it('is what is free, less safety, less the channel’s buffer, and never below nothing', async () => {
    const vase = await shop.addVariant({ sku: 'VASE', units: { north: 5, south: 2 } });
    expect(await available(vase.id)).toBe(7);
    const keep = { variantId: vase.id, locationId: shop.places.north, safety: 3 };
    await expect(setSafety(shop.ctx('floor'), keep)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await setSafety(shop.ctx('warehouse'), keep);
    expect(await available(vase.id)).toBe(4);
    await query('update channels set buffer = 1 where id = $1', [shop.channels.web]);
    expect(await available(vase.id)).toBe(3);
    await query('update channels set buffer = 99 where id = $1', [shop.channels.web]);
    expect(await available(vase.id)).toBe(0);
    await query('update channels set buffer = 0 where id = $1', [shop.channels.web]);
    const wanted = { channelId: shop.channels.web, lines: [{ sku: 'VASE', quantity: 5 }] };
    await expect(placeOrder(shop.ctx('floor'), wanted)).rejects.toMatchObject({ code: 'OUT_OF_STOCK' });
  });
});

describe('promises whose time ran out', () => {
  it('are ended and told, the others stay', async () => {
    const tray = await shop.addVariant({ sku: 'TRAY', units: 5 });
    const promise = (minutes: number) =>
      query(
        `insert into reservations (id, variant_id, location_id, quantity, expires_at)
         values ($1, $2, $3, 1, $4::timestamptz + make_interval(mins => $5))`,
        [newId(), tray.id, shop.places.north, shop.now, minutes],
      );
    await promise(-1);
    await promise(0);
    await promise(10);
    expect(await releaseExpired(shop.ctx(), {})).toEqual({ released: 2, more: false });
    expect(await shop.onHand(tray.id, shop.places.north)).toEqual({ onHand: 5, reserved: 1 });
    expect(
      await query(`select payload->>'reason' as reason from events where subject_id = $1`, [tray.id]),
    ).toEqual([{ reason: 'expired' }]);
    await expect(releaseExpired(shop.ctx('owner'), {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await query(
      `update reservations set status = 'released', closed_at = now() where order_id is null and status = 'open'`,
    );
  });
});
