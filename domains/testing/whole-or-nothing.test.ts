import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setSafety } from '#domains/inventory/set-safety.ts';
import { cancelOrder } from '#domains/orders/cancel-order.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { newId } from '#lib/ids.ts';
import { expectSoundBooks } from './expect-sound-books.ts';
import { losingAnswers } from './failing-database.ts';
import { openShop, type TestShop } from './open-shop.ts';

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop();
  // Lets a test break a transaction at its very end, as a lost disk or a crash would.
  await shop.db.$client.query(`
    create function break_commit() returns trigger language plpgsql as $$
    begin
      if new.note = 'breaks' then raise exception 'The commit broke'; end if;
      return null;
    end $$;
    create constraint trigger orders_break after insert or update on orders deferrable initially deferred
      for each row execute function break_commit()`);
});
afterAll(() => shop.close());

const count = async (table: string, where: string) => {
  const { rows } = await shop.db.$client.query<{ count: number }>(
    `select count(*)::integer as count from ${table} where ${where}`,
  );
  return rows[0]!.count;
};

describe('a command', () => {
  it('that breaks at its commit leaves no row, event, audit row or reservation', async () => {
    const cup = await shop.addVariant({ sku: 'CUP', units: 5 });
    const id = newId();
    const order = { id, channelId: shop.channels.web, lines: [{ sku: 'CUP', quantity: 2 }], note: 'breaks' };
    await expect(placeOrder(shop.ctx('floor'), order)).rejects.toThrow();
    await expect(cancelOrder(shop.ctx('owner'), { orderId: id, reason: 'never was' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    for (const table of ['events', 'audit_log']) expect(await count(table, `subject_id = '${id}'`)).toBe(0);
    expect(await shop.onHand(cup.id, shop.places.north)).toEqual({ onHand: 5, reserved: 0 });
  });

  it('that changes an order and breaks at its commit leaves the order as it was', async () => {
    const pot = await shop.addVariant({ sku: 'POT', units: 5 });
    const order = { channelId: shop.channels.web, lines: [{ sku: 'POT', quantity: 2 }] };
    const { id } = await placeOrder(shop.ctx('floor'), order);
    await shop.db.$client.query('alter table orders disable trigger orders_break');
    await shop.db.$client.query(`update orders set note = 'breaks' where id = $1`, [id]);
    await shop.db.$client.query('alter table orders enable trigger orders_break');
    const before = await count('events', `subject_id = '${id}'`);
    await expect(cancelOrder(shop.ctx('owner'), { orderId: id, reason: 'no more' })).rejects.toThrow();
    expect(await count('events', `subject_id = '${id}'`)).toBe(before);
    expect(await count('audit_log', `subject_id = '${id}'`)).toBe(1);
    expect(await shop.onHand(pot.id, shop.places.north)).toEqual({ onHand: 5, reserved: 2 });
  });

  it('sent twice with one id is done once, and answers the same', async () => {
    const tea = await shop.addVariant({ sku: 'TEA', units: 9 });
    const ctx = shop.ctx('floor', { commandId: newId() });
    const order = { channelId: shop.channels.web, lines: [{ sku: 'TEA', quantity: 2 }] };
    const [first, second] = await Promise.all([placeOrder(ctx, order), placeOrder(ctx, order)]);
    expect(second).toEqual(first);
    expect(await placeOrder(ctx, order)).toEqual(first);
    expect(await shop.onHand(tea.id, shop.places.north)).toEqual({ onHand: 9, reserved: 2 });
    expect(await count('audit_log', `command_id = '${ctx.commandId}'`)).toBe(1);
  });

  it('whose commit was done, though the answer was lost on the way, is not done again', async () => {
    const jar = await shop.addVariant({ sku: 'JAR', units: 9 });
    const order = { channelId: shop.channels.web, lines: [{ sku: 'JAR', quantity: 2 }] };
    await expect(placeOrder(shop.ctx('floor', { db: losingAnswers(shop.db) }), order)).rejects.toThrow(
      'lost',
    );
    expect(await shop.onHand(jar.id, shop.places.north)).toEqual({ onHand: 9, reserved: 2 });
  });

  it('never promises what is kept back for safety, neither by its plan nor by the database', async () => {
    const bag = await shop.addVariant({ sku: 'BAG', units: 5 });
    const north = shop.places.north;
    await setSafety(shop.ctx('owner'), { variantId: bag.id, locationId: north, safety: 3 });
    const order = { channelId: shop.channels.web, lines: [{ sku: 'BAG', quantity: 3 }] };
    await expect(placeOrder(shop.ctx('floor'), order)).rejects.toMatchObject({
      code: 'OUT_OF_STOCK',
      details: { short: [{ sku: 'BAG', wanted: 3, missing: 1, available: 2 }] },
    });
    await expect(
      shop.db.$client.query(
        `insert into reservations (id, variant_id, location_id, quantity) values ($1, $2, $3, 3)`,
        [newId(), bag.id, north],
      ),
    ).rejects.toThrow('OUT_OF_STOCK');
    await expectSoundBooks(shop.db);
  });
});
