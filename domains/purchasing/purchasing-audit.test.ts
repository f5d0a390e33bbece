import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeOrder } from '#domains/orders/place-order.ts';
import { shipOrder } from '#domains/orders/ship-order.ts';
import { findBroken } from '#domains/testing/find-broken.ts';
import { newId } from '#lib/ids.ts';
import { addLandedCost } from './costs/add-landed-cost.ts';
import { receiveGoods } from './receiving/receive-goods.ts';
import { openPurchasing, type PurchasingShop } from './testing/open-purchasing.ts';

let shop: PurchasingShop;

/** An order of which a part came and was sold, and freight that came after. */
beforeAll(async () => {
  shop = await openPurchasing();
  const cup = await shop.addVariant({ sku: 'CUP' });
  const order = await shop.order([{ variantId: cup.id, quantity: 10, euros: 4 }]);
  await receiveGoods(shop.ctx('warehouse'), {
    receiptId: newId(),
    purchaseOrderId: order.purchaseOrderId,
    lines: [{ lineId: order.lineIds[0], good: 6 }],
  });
  const { id } = await placeOrder(shop.ctx('floor'), {
    channelId: shop.channels.web,
    lines: [{ sku: 'CUP', quantity: 2 }],
  });
  await shipOrder(shop.ctx('owner'), { orderId: id, shipmentId: newId() });
  await addLandedCost(shop.ctx('owner'), {
    id: newId(),
    purchaseOrderId: order.purchaseOrderId,
    kind: 'duty',
    spread: 'units',
    amountMinor: 600,
  });
});
afterAll(() => shop.close());

describe('the audit of purchasing', () => {
  it('finds nothing where every command did its work', async () => {
    expect(await findBroken(shop.db, 'select 1')).toEqual([]);
  });

  it.each([
    [
      'units that no receipt explains',
      'update purchase_order_lines set received_good = received_good + 1',
      'purchase-lines-are-receipts',
    ],
    [
      'a receipt whose goods never moved',
      `delete from stock_movements where cause_kind = 'receipt_line'`,
      'receipts-are-movements',
    ],
    [
      'a receipt that was applied twice',
      `insert into stock_movements (variant_id, quantity, from_location_id, to_location_id, reason, cause_kind, cause_id,
         actor_name)
       select variant_id, quantity, from_location_id, to_location_id, reason, cause_kind, cause_id, actor_name
       from stock_movements where cause_kind = 'receipt_line'`,
      'receipts-are-movements',
    ],
    [
      'an order that says it is complete',
      `update purchase_orders set status = 'closed', closed_at = now()`,
      'purchase-status-is-what-came',
    ],
    [
      'a cent of freight that fell under the table',
      'update landed_cost_allocations set amount_minor = amount_minor - 1, stock_minor = stock_minor - 1',
      'landed-costs-are-spread',
    ],
    [
      'a late cost that no channel was charged',
      `delete from postings where kind = 'adjustment'`,
      'landed-costs-are-spread',
    ],
  ])('finds %s', async (_, fault, name) => {
    expect(await findBroken(shop.db, fault)).toContain(name);
  });
});
