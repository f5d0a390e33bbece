import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adjustStock } from '#domains/inventory/adjust-stock.ts';
import { expectSoundBooks } from '#domains/testing/expect-sound-books.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { readOrder } from '#domains/testing/read-order.ts';
import { newId } from '#lib/ids.ts';
import { allocateBackorders } from './allocate-backorders.ts';
import { allocateOrder } from './allocate-order.ts';
import { cancelOrder } from './cancel-order.ts';
import { noteOrder } from './note-order.ts';
import { placeOrder } from './place-order.ts';
import { resolveAttention } from './resolve-attention.ts';

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop();
});
afterAll(async () => {
  await runJobs();
  await expectSoundBooks(shop.db);
  await shop.close();
});

type Job = { id: string; data: { subjectKind: 'variant' | 'order'; subjectId: string; eventId?: number } };

/** What the worker does with the jobs that the commands left. */
async function runJobs(): Promise<void> {
  for (;;) {
    const { rows } = await shop.db.$client.query<Job>(
      `delete from pgboss.job where name = 'allocate-backorders' returning id, data`,
    );
    if (rows.length === 0) return;
    for (const job of rows) await allocateBackorders(shop.ctx(), job.data);
  }
}

async function place(sku: string, quantity: number, at = shop.now): Promise<string> {
  const order = { channelId: shop.channels.web, lines: [{ sku, quantity }], onShort: 'backorder' as const };
  return (await placeOrder(shop.ctx('floor', { now: at }), order)).id;
}

const statusOf = async (orderId: string) => (await readOrder(shop.db, orderId)).status;
const receive = (variantId: string, units: number) =>
  adjustStock(shop.ctx('warehouse'), {
    variantId,
    locationId: shop.places.north,
    change: units,
    reason: 'receipt',
  });

describe('serving waiting orders', () => {
  it('gives what has come to the oldest first', async () => {
    const cup = await shop.addVariant({ sku: 'CUP' });
    const late = await place('CUP', 2, new Date('2026-03-10T12:00:00Z'));
    const early = await place('CUP', 3, new Date('2026-03-10T11:00:00Z'));
    await receive(cup.id, 4);
    await runJobs();
    expect([await statusOf(early), await statusOf(late)]).toEqual(['reserved', 'backorder']);
    expect(await shop.onHand(cup.id, shop.places.north)).toEqual({ onHand: 4, reserved: 4 });
    expect((await readOrder(shop.db, early)).events).toEqual([
      'order.placed',
      'order.short',
      'order.allocated',
    ]);
  });

  it('gives on what a cancelled order gives back', async () => {
    await shop.addVariant({ sku: 'BOWL', units: 2 });
    const first = await place('BOWL', 2);
    const second = await place('BOWL', 2);
    await cancelOrder(shop.ctx('support'), { orderId: first, reason: 'no' });
    await runJobs();
    expect(await statusOf(second)).toBe('reserved');
  });

  it('makes orders wait whose units a count did not find, the newest ones', async () => {
    const vase = await shop.addVariant({ sku: 'VASE', units: 5 });
    const first = await place('VASE', 3);
    const second = await place('VASE', 2, new Date('2026-03-10T11:00:00Z'));
    const counted = await adjustStock(shop.ctx('warehouse'), {
      variantId: vase.id,
      locationId: shop.places.north,
      countedQuantity: 4,
      expectedQuantity: 5,
      reason: 'count',
    });
    expect(counted).toMatchObject({ onHand: 4, change: -1, released: [{ orderId: second, quantity: 1 }] });
    await runJobs();
    expect([await statusOf(first), await statusOf(second)]).toEqual(['reserved', 'backorder']);
  });

  it('finds the units elsewhere when a count did not find them here', async () => {
    const lamp = await shop.addVariant({ sku: 'LAMP', units: { north: 2, south: 1 } });
    const orderId = await place('LAMP', 2);
    await adjustStock(shop.ctx('warehouse'), {
      variantId: lamp.id,
      locationId: shop.places.north,
      change: -1,
      reason: 'write_off',
      note: 'broken',
    });
    await runJobs();
    expect(await statusOf(orderId)).toBe('reserved');
    expect(await shop.onHand(lamp.id, shop.places.south)).toEqual({ onHand: 1, reserved: 1 });
  });

  it('can be asked for one order, and says what is still missing', async () => {
    const rug = await shop.addVariant({ sku: 'RUG' });
    const orderId = await place('RUG', 3);
    await receive(rug.id, 2);
    expect(await allocateOrder(shop.ctx('warehouse'), { orderId })).toMatchObject({
      status: 'backorder',
      short: [{ sku: 'RUG', missing: 1 }],
    });
    await expect(allocateOrder(shop.ctx('viewer'), { orderId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('an order that needs attention', () => {
  it('gets its unknown line named, remembered for the channel, costed and promised', async () => {
    const tray = await shop.addVariant({ sku: 'TRAY', units: 5 });
    const orderId = await place('TRAY', 2);
    const lineId = (await readOrder(shop.db, orderId)).lines[0]!.id;
    await makeUnknown(orderId, lineId);
    await expect(resolveAttention(shop.ctx('support'), { orderId })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('Line 1 (THEIR-TRAY)'),
    });
    const wish = { orderId, lines: [{ lineId, variantId: tray.id, remember: true }] };
    await expect(resolveAttention(shop.ctx('viewer'), wish)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await resolveAttention(shop.ctx('support'), wish)).toMatchObject({ status: 'reserved' });
    expect(await readOrder(shop.db, orderId)).toMatchObject({
      attentionReason: null,
      lines: [{ reserved: 2 }],
      postings: [{ kind: 'sale' }, { kind: 'edit', gross: 0, cogs: 1200 }],
    });
    const { rows } = await shop.db.$client.query('select external_id, variant_id from listings');
    expect(rows).toEqual([{ external_id: 'THEIR-TRAY', variant_id: tray.id }]);
  });

  /** As an order comes in whose goods the channel calls by a name of its own. */
  async function makeUnknown(orderId: string, lineId: string): Promise<void> {
    await shop.db.$client.query(
      `update reservations set status = 'released', closed_at = now() where order_id = $1`,
      [orderId],
    );
    await shop.db.$client.query(
      `with line as (update order_lines set variant_id = null, sku = 'THEIR-TRAY', cost_minor = null where id = $2)
       update orders set status = 'attention', attention_reason = 'unknown_sku: THEIR-TRAY' where id = $1`,
      [orderId, lineId],
    );
    await shop.db.$client.query(
      `insert into events (kind, subject_kind, subject_id, actor_name, payload)
       values ('order.attention', 'order', $1, 'Test', '{"status":"attention"}')`,
      [orderId],
    );
    await shop.db.$client.query('alter table postings disable trigger postings_are_final');
    await shop.db.$client.query(
      `update postings set cogs_minor = 0, units_without_cost = units,
         parts = jsonb_build_array(jsonb_build_array(null, gross_minor, 0, 0, 0, units, 0, units)) where order_id = $1`,
      [orderId],
    );
    await shop.db.$client.query('alter table postings enable trigger postings_are_final');
  }
});

describe('a note on an order', () => {
  it('is written with its tags, and the old one stays in the audit log', async () => {
    await shop.addVariant({ sku: 'MUG', units: 5 });
    const orderId = await place('MUG', 1);
    await noteOrder(shop.ctx('support'), { orderId, note: 'ring twice', tags: ['gift', 'gift'] });
    await noteOrder(shop.ctx('warehouse'), { orderId, note: 'ring once' });
    const { rows } = await shop.db.$client.query(
      `select o.note, o.tags, (select before from audit_log where subject_id = o.id::text order by id desc limit 1)
       from orders o where id = $1`,
      [orderId],
    );
    expect(rows).toEqual([
      { note: 'ring once', tags: ['gift'], before: { note: 'ring twice', tags: ['gift'] } },
    ]);
    await expect(noteOrder(shop.ctx('viewer'), { orderId: newId() })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});
