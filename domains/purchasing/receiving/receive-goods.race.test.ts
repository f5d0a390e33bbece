import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeOrder } from '#domains/orders/place-order.ts';
import { shipOrder } from '#domains/orders/ship-order.ts';
import { expectSoundBooks } from '#domains/testing/expect-sound-books.ts';
import { newId } from '#lib/ids.ts';
import { addLandedCost } from '../costs/add-landed-cost.ts';
import { EURO, type Ordered, openPurchasing, type PurchasingShop } from '../testing/open-purchasing.ts';
import { receiveGoods } from './receive-goods.ts';
import { undoReceiptLine } from './undo-receipt-line.ts';

const CONNECTIONS = 12;
const ORDERS = 6;
const EACH = 20;
const RACE_MS = 120_000;

let shop: PurchasingShop;

beforeAll(async () => {
  shop = await openPurchasing({ poolSize: CONNECTIONS });
});
afterAll(() => shop.close());

/** Refusals that a race may end in; a deadlock or a broken rule of the books is none. */
const EXPECTED = ['OUT_OF_STOCK', 'CONFLICT'];

async function tolerate(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'done';
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === undefined || !EXPECTED.includes(code)) throw error;
    return code;
  }
}

async function sellOne(sku: string): Promise<void> {
  const { id } = await placeOrder(shop.ctx('floor'), {
    channelId: shop.channels.web,
    lines: [{ sku, quantity: 1 }],
  });
  await shipOrder(shop.ctx('owner'), { orderId: id, shipmentId: newId() });
}

describe('deliveries, sales, costs and corrections at once', () => {
  it('leave sound books, and every unit accounted for', { timeout: RACE_MS }, async () => {
    const cup = await shop.addVariant({ sku: 'CUP', units: 30 });
    const mug = await shop.addVariant({ sku: 'MUG', units: 30 });
    const orders: Ordered[] = [];
    for (let count = 0; count < ORDERS; count++) {
      // Every other order names the goods the other way round: locks must be taken in one order all the same.
      const lines = [cup, mug].map(({ id }) => ({ variantId: id, quantity: EACH, euros: 4 + count }));
      orders.push(await shop.order(count % 2 === 0 ? lines : lines.reverse()));
    }
    const receive = (order: Ordered, share: number) =>
      receiveGoods(shop.ctx('warehouse'), {
        receiptId: newId(),
        purchaseOrderId: order.purchaseOrderId,
        lines: order.lineIds.map((lineId, index) => ({ lineId, good: share - index, damaged: index })),
      });
    const freight = (order: Ordered) =>
      addLandedCost(shop.ctx('owner'), {
        id: newId(),
        purchaseOrderId: order.purchaseOrderId,
        kind: 'freight',
        spread: 'value',
        amountMinor: 997,
      });
    const undoOne = async (order: Ordered) => {
      const [line] = await shop.query<{ id: string }>(
        `select l.id from receipt_lines l join receipts r on r.id = l.receipt_id
         where r.purchase_order_id = $1 and l.undone_at is null order by l.id limit 1`,
        [order.purchaseOrderId],
      );
      if (line) await undoReceiptLine(shop.ctx('warehouse'), { receiptLineId: line.id });
    };
    const work = orders.flatMap((order) => [
      tolerate(receive(order, EACH / 2)),
      tolerate(sellOne('CUP')),
      tolerate(receive(order, EACH / 2)),
      tolerate(freight(order)),
      tolerate(sellOne('MUG')),
      tolerate(undoOne(order)),
      tolerate(freight(order)),
    ]);
    const ends = await Promise.all(work);
    expect(ends.filter((end) => end === 'done').length).toBeGreaterThan(ORDERS * 3);
    const [units] = await shop.query<{ came: number; sold: number; there: number }>(
      `select (select sum(received_good + received_damaged) from purchase_order_lines)::integer as came,
         (select sum(shipped_quantity) from order_lines)::integer as sold,
         (select sum(on_hand) from stock_levels)::integer as there`,
    );
    expect(units!.there).toBe(60 + units!.came - units!.sold);
    await expectSoundBooks(shop.db);
    const costs = await shop.query<{ cost: number }>('select cost_micros as cost from variants');
    for (const { cost } of costs) {
      expect(cost).toBeGreaterThan(3 * EURO);
      expect(cost).toBeLessThan(14 * EURO);
    }
  });
});
