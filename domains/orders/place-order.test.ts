import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWebhook } from '#domains/events/create-webhook.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { newId } from '#lib/ids.ts';
import { placeOrder } from './place-order.ts';

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const query = <Row extends object>(text: string, values: unknown[] = []) =>
  shop.db.$client.query<Row>(text, values).then((result) => result.rows);

describe('placing an order', () => {
  it('reserves the units at the first location that has all of them', async () => {
    const cup = await shop.addVariant({ sku: 'CUP', units: { north: 1, south: 5 } });
    const placed = await placeOrder(shop.ctx('floor'), {
      channelId: shop.channels.till,
      lines: [{ sku: 'CUP', quantity: 3 }],
    });
    expect(placed).toMatchObject({ status: 'reserved', totalMinor: 3600, currency: 'EUR' });
    expect(await shop.onHand(cup.id, shop.places.south)).toEqual({ onHand: 5, reserved: 3 });
    expect(await shop.onHand(cup.id, shop.places.north)).toEqual({ onHand: 1, reserved: 0 });
  });

  it('posts the sale with its cost and leaves an audit row, an event, and a job where somebody listens', async () => {
    await shop.addVariant({ sku: 'BOWL', units: 4 });
    const placed = await placeOrder(shop.ctx('floor'), {
      channelId: shop.channels.web,
      lines: [{ sku: 'BOWL', quantity: 2, discountMinor: 100 }],
    });
    const [posting] = await query('select * from postings where order_id = $1', [placed.id]);
    expect(posting).toMatchObject({
      gross_minor: 2000,
      discounts_minor: 100,
      tax_minor: 380,
      cogs_minor: 1200,
      units: 2,
    });
    expect(
      await query('select sum(amount_minor) as rest from ledger_entries where order_id = $1', [placed.id]),
    ).toEqual([{ rest: '0' }]);
    expect(await query('select verb, subject_id from audit_log where subject_id = $1', [placed.id])).toEqual([
      { verb: 'order.place', subject_id: placed.id },
    ]);
    expect(await query('select kind from events where subject_id = $1', [placed.id])).toEqual([
      { kind: 'order.placed' },
    ]);
    const jobsOf = (id: string) => query(`select name from pgboss.job where data->>'subjectId' = $1`, [id]);
    expect(await jobsOf(placed.id)).toEqual([]);
    await createWebhook(shop.ctx('owner'), { url: 'https://shop.example/hook', kinds: ['order.placed'] });
    const heard = await placeOrder(shop.ctx('floor'), {
      channelId: shop.channels.web,
      lines: [{ sku: 'BOWL', quantity: 1 }],
    });
    expect(await jobsOf(heard.id)).toEqual([{ name: 'send-webhooks' }]);
  });

  it('refuses what is not there and says how many are left', async () => {
    const vase = await shop.addVariant({ sku: 'VASE', units: 2 });
    const order = { channelId: shop.channels.web, lines: [{ sku: 'VASE', quantity: 3 }] };
    await expect(placeOrder(shop.ctx('floor'), order)).rejects.toMatchObject({
      code: 'OUT_OF_STOCK',
      details: { short: [{ sku: 'VASE', wanted: 3, missing: 1, available: 2 }] },
    });
    expect(await shop.onHand(vase.id, shop.places.north)).toEqual({ onHand: 2, reserved: 0 });
  });

  it('keeps a backorder, with what there is reserved', async () => {
    const lamp = await shop.addVariant({ sku: 'LAMP', units: 2 });
    const order = {
      channelId: shop.channels.web,
      lines: [{ sku: 'LAMP', quantity: 3 }],
      onShort: 'backorder' as const,
    };
    expect(await placeOrder(shop.ctx('floor'), order)).toMatchObject({ status: 'backorder' });
    expect(await shop.onHand(lamp.id, shop.places.north)).toEqual({ onHand: 2, reserved: 2 });
  });

  it('carries out a repeated command once', async () => {
    const pan = await shop.addVariant({ sku: 'PAN', units: 9 });
    const ctx = shop.ctx('floor', { commandId: newId() });
    const order = { id: newId(), channelId: shop.channels.web, lines: [{ sku: 'PAN', quantity: 2 }] };
    const first = await placeOrder(ctx, order);
    expect(await placeOrder(ctx, order)).toEqual(first);
    expect(await shop.onHand(pan.id, shop.places.north)).toEqual({ onHand: 9, reserved: 2 });
  });

  it('lets nobody state a price but a program with that right', async () => {
    await shop.addVariant({ sku: 'FORK', units: 9 });
    const order = { channelId: shop.channels.web, lines: [{ sku: 'FORK', quantity: 1, unitPriceMinor: 1 }] };
    await expect(placeOrder(shop.ctx('owner'), order)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('over the counter takes only what lies in that shop', async () => {
    const mug = await shop.addVariant({ sku: 'MUG', units: { north: 9, corner: 1 } });
    const sell = (quantity: number) =>
      placeOrder(shop.ctx('floor'), {
        channelId: shop.channels.till,
        locationId: shop.places.corner,
        lines: [{ sku: 'MUG', quantity }],
      });
    await expect(sell(2)).rejects.toMatchObject({ code: 'OUT_OF_STOCK' });
    await sell(1);
    expect(await shop.onHand(mug.id, shop.places.corner)).toEqual({ onHand: 1, reserved: 1 });
    expect(await shop.onHand(mug.id, shop.places.north)).toEqual({ onHand: 9, reserved: 0 });
  });

  it('recognises a phone as the business’s country writes it', async () => {
    await shop.addVariant({ sku: 'KEY', units: 9 });
    const order = { channelId: shop.channels.till, lines: [{ sku: 'KEY', quantity: 1 }] };
    await placeOrder(shop.ctx('floor'), {
      ...order,
      customer: { name: 'A neighbour', phone: '0888 123 456' },
    });
    await placeOrder(shop.ctx('floor'), { ...order, customer: { name: '', phone: '+359888123456' } });
    expect(await query(`select value from identities where kind = 'phone'`)).toEqual([
      { value: '+359888123456' },
    ]);
  });

  it('is refused to somebody who only looks', async () => {
    await expect(
      placeOrder(shop.ctx('viewer'), { channelId: shop.channels.web, lines: [{ sku: 'CUP', quantity: 1 }] }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
