import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allocateBackorders } from '#domains/orders/allocate-backorders.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { expectSoundBooks } from '#domains/testing/expect-sound-books.ts';
import { newId } from '#lib/ids.ts';
import { closePurchaseOrder } from '../orders/end-purchase-order.ts';
import { listIncoming } from '../orders/list-incoming.ts';
import { EURO, type Ordered, openPurchasing, type PurchasingShop } from '../testing/open-purchasing.ts';
import { receiveGoods } from './receive-goods.ts';
import { undoReceiptLine } from './undo-receipt-line.ts';

let shop: PurchasingShop;

beforeAll(async () => {
  shop = await openPurchasing();
});
afterAll(async () => {
  await expectSoundBooks(shop.db);
  await shop.close();
});

type Counted = Parameters<typeof receiveGoods>[1]['lines'][number];

const receive = (order: Ordered, lines: Counted[], more: { missing?: 'wait' | 'close' } = {}) =>
  receiveGoods(shop.ctx('warehouse'), {
    receiptId: newId(),
    purchaseOrderId: order.purchaseOrderId,
    lines,
    ...more,
  });
const costOf = async (variantId: string) =>
  (
    await shop.query<{ cost: number }>('select cost_micros as cost from variants where id = $1', [variantId])
  )[0]!.cost;
const lineOf = async (order: Ordered) =>
  (
    await shop.query(
      `select received_good as good, received_damaged as damaged, cancelled_quantity as cancelled
       from purchase_order_lines where purchase_order_id = $1 order by position`,
      [order.purchaseOrderId],
    )
  )[0];
const statusOf = async (order: Ordered) =>
  (
    await shop.query<{ status: string }>('select status from purchase_orders where id = $1', [
      order.purchaseOrderId,
    ])
  )[0]!.status;

describe('a delivery', () => {
  it('puts good units on the shelf, damaged ones in quarantine, and awaits the rest', async () => {
    const cup = await shop.addVariant({ sku: 'CUP', units: 10 });
    const order = await shop.order([{ variantId: cup.id, quantity: 40, euros: 8 }]);
    const received = await receive(order, [{ lineId: order.lineIds[0], good: 28, damaged: 2 }]);
    expect(received).toMatchObject({
      status: 'part_received',
      differences: [{ sku: 'CUP', over: 0, missing: 10, damaged: 2 }],
    });
    expect(await shop.onHand(cup.id, shop.places.north)).toEqual({ onHand: 38, reserved: 0 });
    expect(await shop.onHand(cup.id, shop.quarantine)).toEqual({ onHand: 2, reserved: 0 });
    // (10 × 6.00 + 30 × 8.00) / 40
    expect(await costOf(cup.id)).toBe(7.5 * EURO);
    expect(await listIncoming(shop.ctx('viewer'), { variantIds: [cup.id] })).toMatchObject([
      { locationId: shop.places.north, quantity: 10, number: order.number, expectedOn: '2026-03-20' },
    ]);
    const moved = await shop.query(
      `select quantity, reason, unit_cost_micros as cost from stock_movements
       where variant_id = $1 and reason = 'receipt' order by id`,
      [cup.id],
    );
    expect(moved).toEqual([
      { quantity: 28, reason: 'receipt', cost: 8 * EURO },
      { quantity: 2, reason: 'receipt', cost: 8 * EURO },
    ]);
    expect(await shop.query('select kind from events where subject_id = $1', [cup.id])).toEqual([
      { kind: 'stock.changed' },
    ]);
  });

  it('is carried out once, however often it is sent', async () => {
    const mug = await shop.addVariant({ sku: 'MUG' });
    const order = await shop.order([{ variantId: mug.id, quantity: 5, euros: 3 }]);
    const input = {
      receiptId: newId(),
      purchaseOrderId: order.purchaseOrderId,
      lines: [{ lineId: order.lineIds[0], good: 5 }],
    };
    const ctx = shop.ctx('warehouse', { commandId: newId() });
    const first = await receiveGoods(ctx, input);
    expect(await receiveGoods(ctx, input)).toEqual(first);
    await expect(receiveGoods(shop.ctx('warehouse'), input)).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await shop.onHand(mug.id, shop.places.north)).toEqual({ onHand: 5, reserved: 0 });
    expect(await statusOf(order)).toBe('closed');
  });

  it('brings more than was ordered only where somebody takes the surplus', async () => {
    const pot = await shop.addVariant({ sku: 'POT' });
    const order = await shop.order([{ variantId: pot.id, quantity: 4, euros: 5 }]);
    const [lineId] = order.lineIds;
    await expect(receive(order, [{ lineId, good: 6 }])).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { reason: 'surplus', sku: 'POT', over: 2, awaited: 4 },
    });
    expect(await receive(order, [{ lineId, good: 6, surplus: 'take' }])).toMatchObject({
      status: 'closed',
      differences: [{ sku: 'POT', over: 2 }],
    });
    expect(await shop.onHand(pot.id, shop.places.north)).toEqual({ onHand: 6, reserved: 0 });
  });

  it('may bring what nobody ordered, with a reason', async () => {
    const jug = await shop.addVariant({ sku: 'JUG' });
    const gift = await shop.addVariant({ sku: 'GIFT', units: 4 });
    const order = await shop.order([{ variantId: jug.id, quantity: 1, euros: 5 }]);
    const unexpected = { variantId: gift.id, good: 3 };
    await expect(receive(order, [unexpected])).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await receive(order, [{ ...unexpected, reason: 'sent as a sample' }]);
    expect(await statusOf(order)).toBe('sent');
    expect(await shop.onHand(gift.id, shop.places.north)).toEqual({ onHand: 7, reserved: 0 });
    // Nobody knows its cost: it takes the average.
    expect(await costOf(gift.id)).toBe(6 * EURO);
  });

  it('ends the order when what is missing shall not come any more', async () => {
    const vase = await shop.addVariant({ sku: 'VASE' });
    const order = await shop.order([{ variantId: vase.id, quantity: 9, euros: 5 }]);
    await receive(order, [{ lineId: order.lineIds[0], good: 7 }], { missing: 'close' });
    expect(await statusOf(order)).toBe('closed');
    expect(await lineOf(order)).toEqual({ good: 7, damaged: 0, cancelled: 2 });
    expect(await listIncoming(shop.ctx('viewer'), { variantIds: [vase.id] })).toEqual([]);
    await expect(receive(order, [{ lineId: order.lineIds[0], good: 2 }])).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { reason: 'purchaseStatus', status: 'closed' },
    });
  });

  it('serves those who wait for the goods', async () => {
    const bowl = await shop.addVariant({ sku: 'BOWL' });
    const { id } = await placeOrder(shop.ctx('floor'), {
      channelId: shop.channels.web,
      lines: [{ sku: 'BOWL', quantity: 3 }],
      onShort: 'backorder',
    });
    const order = await shop.order([{ variantId: bowl.id, quantity: 5, euros: 5 }]);
    await receive(order, [{ lineId: order.lineIds[0], good: 5 }]);
    const job = `select data from pgboss.job where name = 'allocate-backorders' and data->>'subjectId' = $1`;
    expect(await shop.query(job, [bowl.id])).toHaveLength(1);
    await allocateBackorders(shop.ctx(), { subjectKind: 'variant', subjectId: bowl.id });
    expect(await shop.query('select status from orders where id = $1', [id])).toEqual([
      { status: 'reserved' },
    ]);
    expect(await shop.onHand(bowl.id, shop.places.north)).toEqual({ onHand: 5, reserved: 3 });
  });

  it('is refused to those who handle no goods', async () => {
    const tray = await shop.addVariant({ sku: 'TRAY' });
    const order = await shop.order([{ variantId: tray.id, quantity: 1, euros: 1 }]);
    const input = {
      receiptId: newId(),
      purchaseOrderId: order.purchaseOrderId,
      lines: [{ lineId: order.lineIds[0], good: 1 }],
    };
    for (const role of ['viewer', 'support', 'marketing'] as const) {
      await expect(receiveGoods(shop.ctx(role), input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
  });

  it('two of which come at once leave one order and one average', async () => {
    const dish = await shop.addVariant({ sku: 'DISH', units: 10 });
    const order = await shop.order([{ variantId: dish.id, quantity: 20, euros: 9 }]);
    const half = () => receive(order, [{ lineId: order.lineIds[0], good: 10 }]);
    await Promise.all([half(), half()]);
    expect(await statusOf(order)).toBe('closed');
    expect(await shop.onHand(dish.id, shop.places.north)).toEqual({ onHand: 30, reserved: 0 });
    expect(await costOf(dish.id)).toBe(8 * EURO);
  });
});

describe('a line that was counted wrong', () => {
  const lastLine = async (order: Ordered) =>
    (
      await shop.query<{ id: string }>(
        `select l.id from receipt_lines l join receipts r on r.id = l.receipt_id where r.purchase_order_id = $1
         order by l.id desc limit 1`,
        [order.purchaseOrderId],
      )
    )[0]!.id;

  it('is taken back by opposite movements, and its goods are awaited again', async () => {
    const lamp = await shop.addVariant({ sku: 'LAMP', units: 10 });
    const order = await shop.order([{ variantId: lamp.id, quantity: 10, euros: 8 }]);
    await receive(order, [{ lineId: order.lineIds[0], good: 9, damaged: 1 }]);
    expect(await costOf(lamp.id)).toBe(7 * EURO);
    const receiptLineId = await lastLine(order);
    await expect(undoReceiptLine(shop.ctx('floor'), { receiptLineId })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await undoReceiptLine(shop.ctx('warehouse'), { receiptLineId, reason: 'other box' })).toEqual({
      purchaseOrderId: order.purchaseOrderId,
      status: 'sent',
    });
    expect(await costOf(lamp.id)).toBe(6 * EURO);
    expect(await shop.onHand(lamp.id, shop.places.north)).toEqual({ onHand: 10, reserved: 0 });
    expect(await shop.onHand(lamp.id, shop.quarantine)).toEqual({ onHand: 0, reserved: 0 });
    expect(await lineOf(order)).toEqual({ good: 0, damaged: 0, cancelled: 0 });
    await expect(undoReceiptLine(shop.ctx('warehouse'), { receiptLineId })).rejects.toMatchObject({
      details: { reason: 'undoneAlready' },
    });
  });

  it('stays where its units are promised or gone', async () => {
    const rug = await shop.addVariant({ sku: 'RUG' });
    const order = await shop.order([{ variantId: rug.id, quantity: 3, euros: 8 }]);
    await receive(order, [{ lineId: order.lineIds[0], good: 2 }]);
    await placeOrder(shop.ctx('floor'), {
      channelId: shop.channels.web,
      lines: [{ sku: 'RUG', quantity: 1 }],
    });
    await expect(
      undoReceiptLine(shop.ctx('warehouse'), { receiptLineId: await lastLine(order) }),
    ).rejects.toMatchObject({ code: 'OUT_OF_STOCK' });
    await closePurchaseOrder(shop.ctx('owner'), { purchaseOrderId: order.purchaseOrderId });
    expect(await lineOf(order)).toEqual({ good: 2, damaged: 0, cancelled: 1 });
  });
});
