import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setExchangeRate } from '#domains/channels/set-exchange-rate.ts';
import { adjustStock } from '#domains/inventory/adjust-stock.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { returnOrder } from '#domains/orders/return-order.ts';
import { shipOrder } from '#domains/orders/ship-order.ts';
import { expectSoundBooks } from '#domains/testing/expect-sound-books.ts';
import { readOrder } from '#domains/testing/read-order.ts';
import { newId } from '#lib/ids.ts';
import { receiveGoods } from '../receiving/receive-goods.ts';
import { undoReceiptLine } from '../receiving/undo-receipt-line.ts';
import { addSupplier } from '../suppliers/add-supplier.ts';
import { EURO, type Ordered, openPurchasing, type PurchasingShop } from '../testing/open-purchasing.ts';
import { addLandedCost } from './add-landed-cost.ts';

let shop: PurchasingShop;

beforeAll(async () => {
  shop = await openPurchasing();
});
afterAll(async () => {
  await expectSoundBooks(shop.db);
  await shop.close();
});

const receiveAll = (order: Ordered, units: readonly number[]) =>
  receiveGoods(shop.ctx('warehouse'), {
    receiptId: newId(),
    purchaseOrderId: order.purchaseOrderId,
    lines: order.lineIds.map((lineId, index) => ({ lineId, good: units[index]! })),
  });
const costOf = async (variantId: string) =>
  (
    await shop.query<{ cost: number }>('select cost_micros as cost from variants where id = $1', [variantId])
  )[0]!.cost;

async function sell(channelId: string, sku: string, quantity: number) {
  const { id } = await placeOrder(shop.ctx('floor'), { channelId, lines: [{ sku, quantity }] });
  await shipOrder(shop.ctx('owner'), { orderId: id, shipmentId: newId() });
  return id;
}

const freight = (order: Ordered, amountMinor: number, more: { currency?: string } = {}) => ({
  id: newId(),
  purchaseOrderId: order.purchaseOrderId,
  kind: 'freight' as const,
  spread: 'value' as const,
  amountMinor,
  ...more,
});

describe('freight on goods that came', () => {
  it('makes the units on the shelf dearer, by their value', async () => {
    const cup = await shop.addVariant({ sku: 'CUP', costMicros: null });
    const pan = await shop.addVariant({ sku: 'PAN', costMicros: null });
    const order = await shop.order([
      { variantId: cup.id, quantity: 10, euros: 2 },
      { variantId: pan.id, quantity: 5, euros: 16 },
    ]);
    await receiveAll(order, [10, 5]);
    expect(await addLandedCost(shop.ctx('manager'), freight(order, 1000))).toMatchObject({
      reportedMinor: 1000,
      stockMinor: 1000,
      soldMinor: 0,
      lostMinor: 0,
    });
    expect(await costOf(cup.id)).toBe(220_000_000);
    expect(await costOf(pan.id)).toBe(1_760_000_000);
  });

  it('that comes after they were sold takes it from the channels that sold them, today', async () => {
    const jug = await shop.addVariant({ sku: 'JUG', units: 4 });
    const order = await shop.order([{ variantId: jug.id, quantity: 10, euros: 6 }]);
    await receiveAll(order, [10]);
    await sell(shop.channels.web, 'JUG', 6); // the 4 older ones, and 2 of the receipt
    const sold = await sell(shop.channels.till, 'JUG', 4);
    const line = (await readOrder(shop.db, sold)).lines[0]!;
    await returnOrder(shop.ctx('owner'), {
      orderId: sold,
      returnId: newId(),
      locationId: shop.places.north,
      lines: [{ lineId: line.id, quantity: 1, condition: 'new', disposition: 'shelf' }],
    });
    await adjustStock(shop.ctx('warehouse'), {
      variantId: jug.id,
      locationId: shop.places.north,
      change: -1,
      reason: 'write_off',
    });
    const before = await shop.query('select id, cogs_minor from postings order by id');
    const cost = freight(order, 1000);
    expect(await addLandedCost(shop.ctx('manager'), cost)).toMatchObject({
      stockMinor: 400,
      soldMinor: 500,
      lostMinor: 100,
    });
    // 4 of the receipt are left, with 400 more upon them.
    expect(await costOf(jug.id)).toBe(7 * EURO);
    const posted = `select channel_id, day::text as day, kind, cogs_minor from postings where cause_id = $1 order by cogs_minor`;
    expect(await shop.query(posted, [cost.id])).toEqual([
      { channel_id: shop.channels.web, day: '2026-03-10', kind: 'adjustment', cogs_minor: 200 },
      { channel_id: shop.channels.till, day: '2026-03-10', kind: 'adjustment', cogs_minor: 300 },
    ]);
    const after = await shop.query('select id, cogs_minor from postings order by id');
    expect(after.slice(0, before.length)).toEqual(before);
    expect(
      await shop.query(
        'select units, amount_minor from cost_adjustments where landed_cost_id = $1 order by units',
        [cost.id],
      ),
    ).toEqual([
      { units: 2, amount_minor: 200 },
      { units: 3, amount_minor: 300 },
    ]);
  });

  it('is taken back by its opposite', async () => {
    const bowl = await shop.addVariant({ sku: 'BOWL', costMicros: null });
    const order = await shop.order([{ variantId: bowl.id, quantity: 4, euros: 5 }]);
    await receiveAll(order, [4]);
    await addLandedCost(shop.ctx('manager'), freight(order, 200));
    const [line] = await shop.query<{ id: string }>('select id from receipt_lines where variant_id = $1', [
      bowl.id,
    ]);
    const undo = () => undoReceiptLine(shop.ctx('warehouse'), { receiptLineId: line!.id });
    await expect(undo()).rejects.toMatchObject({ details: { reason: 'carriesCosts', sku: 'BOWL' } });
    await addLandedCost(shop.ctx('manager'), freight(order, -200));
    expect(await costOf(bowl.id)).toBe(5 * EURO);
    expect(await undo()).toMatchObject({ status: 'sent' });
  });

  it('in another currency counts at its rate of the day', async () => {
    const usd = { currency: 'USD', day: '2026-03-01', rate: '0.9' };
    const { id: supplierId } = await addSupplier(shop.ctx('owner'), {
      code: 'TEXAS',
      name: 'Texas Tableware',
      currency: 'USD',
      locale: 'en',
    });
    const mug = await shop.addVariant({ sku: 'MUG', costMicros: null });
    const wanted = [{ variantId: mug.id, quantity: 10, euros: 10 }];
    await expect(shop.order(wanted, { supplierId })).rejects.toMatchObject({
      details: { reason: 'noRate', currency: 'USD' },
    });
    await setExchangeRate(shop.ctx('owner'), usd);
    const order = await shop.order(wanted, { supplierId });
    await receiveAll(order, [10]);
    expect(await costOf(mug.id)).toBe(9 * EURO);
    await addLandedCost(shop.ctx('manager'), freight(order, 1000));
    await addLandedCost(shop.ctx('manager'), freight(order, 1000, { currency: 'EUR' }));
    expect(await costOf(mug.id)).toBe(1_090_000_000);
  });

  it('waits for the goods, and is booked by who may see costs', async () => {
    const vase = await shop.addVariant({ sku: 'VASE' });
    const order = await shop.order([{ variantId: vase.id, quantity: 1, euros: 5 }]);
    await expect(addLandedCost(shop.ctx('manager'), freight(order, 100))).rejects.toMatchObject({
      details: { reason: 'nothingCame' },
    });
    await receiveAll(order, [1]);
    await expect(
      addLandedCost(shop.ctx('manager'), { ...freight(order, 100), spread: 'weight' }),
    ).rejects.toMatchObject({ details: { reason: 'unknownToSpreadBy', sku: 'VASE' } });
    await expect(addLandedCost(shop.ctx('warehouse'), freight(order, 100))).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});
