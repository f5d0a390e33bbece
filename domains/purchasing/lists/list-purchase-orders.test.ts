import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#lib/ids.ts';
import { addLandedCost } from '../costs/add-landed-cost.ts';
import { getPurchaseOrder } from '../orders/get-purchase-order.ts';
import { getPurchaseTimeline } from '../orders/get-purchase-timeline.ts';
import { receiveGoods } from '../receiving/receive-goods.ts';
import { getSupplier } from '../suppliers/get-supplier.ts';
import { listSupplierItems } from '../suppliers/list-supplier-items.ts';
import { listSuppliers } from '../suppliers/list-suppliers.ts';
import { removeSupplierItem } from '../suppliers/remove-supplier-item.ts';
import { setSupplierItems } from '../suppliers/set-supplier-items.ts';
import { EURO, type Ordered, openPurchasing, type PurchasingShop } from '../testing/open-purchasing.ts';
import { listAllPurchaseOrders } from './list-all-purchase-orders.ts';
import { listPurchaseChoices } from './list-choices.ts';
import { readPurchaseFilter } from './list-filter.ts';
import { listOrderable } from './list-orderable.ts';
import { countLatePurchases, listPurchaseOrders } from './list-purchase-orders.ts';

const DAY_MS = 86_400_000;

let shop: PurchasingShop;
let cup: string;
let orders: Ordered[];
const later = (days: number) => ({ now: new Date(shop.now.getTime() + days * DAY_MS) });
const numbers = (page: { rows: { number: number }[] }) => page.rows.map((row) => row.number);

/** Three orders sent to one supplier, due in ten days; of the second a part came on the twelfth. */
beforeAll(async () => {
  shop = await openPurchasing();
  cup = (await shop.addVariant({ sku: 'CUP' })).id;
  const mug = (await shop.addVariant({ sku: 'MUG' })).id;
  orders = [];
  for (const variantId of [cup, cup, mug]) {
    orders.push(await shop.order([{ variantId, quantity: 10, euros: 3 }]));
  }
  await receiveGoods(shop.ctx('warehouse', later(12)), {
    receiptId: newId(),
    purchaseOrderId: orders[1]!.purchaseOrderId,
    deliveryNote: 'N-77',
    lines: [{ lineId: orders[1]!.lineIds[0], good: 4 }],
  });
});
afterAll(() => shop.close());

describe('the list of purchase orders', () => {
  it('goes by number, the newest first, forwards and back by keyset', async () => {
    const all = [...orders].reverse().map((order) => order.number);
    const first = await listPurchaseOrders(shop.ctx('viewer'), { limit: 2 });
    const second = await listPurchaseOrders(shop.ctx('viewer'), { limit: 2, after: Number(first.after) });
    expect([...numbers(first), ...numbers(second)]).toEqual(all);
    expect(second.after).toBeNull();
    const back = await listPurchaseOrders(shop.ctx('viewer'), { limit: 2, before: Number(second.before) });
    expect(numbers(back)).toEqual(numbers(first));
  });

  it('is narrowed by status, supplier, place, words and lateness', async () => {
    const found = async (params: Record<string, string>, days = 0) =>
      numbers(await listPurchaseOrders(shop.ctx('owner', later(days)), readPurchaseFilter(params)));
    const [one, two, three] = orders.map((order) => order.number);
    expect(await found({ status: 'part_received' })).toEqual([two]);
    expect(await found({ q: 'МUG' })).toEqual([]);
    expect(await found({ q: 'MUG' })).toEqual([three]);
    expect(await found({ q: 'софия' })).toEqual([three, two, one]);
    expect(await found({ q: String(one) })).toEqual([one]);
    expect(await found({ location: shop.places.south })).toEqual([]);
    expect(await found({ only: 'late' }, 10)).toEqual([]);
    expect(await found({ only: 'late' }, 11)).toEqual([three, two, one]);
    expect(await countLatePurchases(shop.ctx('warehouse', later(11)), 1_000)).toBe(3);
    expect(await found({ status: 'nonsense', after: 'x' })).toEqual([three, two, one]);
  });

  it('shows money to those who may see costs', async () => {
    const total = async (role: 'owner' | 'warehouse') =>
      (await listPurchaseOrders(shop.ctx(role), { limit: 1 })).rows[0]?.totalMinor;
    expect(await total('owner')).toBe(3000);
    expect(await total('warehouse')).toBeNull();
    await expect(listPurchaseOrders(shop.ctx('support'), {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('goes into a file whole', async () => {
    const rows = await Array.fromAsync(listAllPurchaseOrders(shop.ctx('warehouse'), { limit: 1 }));
    expect(rows).toHaveLength(3);
    expect(() => listAllPurchaseOrders(shop.ctx('floor'), {})).toThrow(/may not/);
  });
});

describe('one purchase order', () => {
  it('tells its lines, receipts, costs and story', async () => {
    const { purchaseOrderId } = orders[1]!;
    await addLandedCost(shop.ctx('owner', later(13)), {
      id: newId(),
      purchaseOrderId,
      kind: 'freight',
      spread: 'units',
      amountMinor: 80,
    });
    const order = await getPurchaseOrder(shop.ctx('owner'), purchaseOrderId);
    expect(order).toMatchObject({
      status: 'part_received',
      lines: [
        { sku: 'CUP', quantity: 10, receivedGood: 4, unitCostMicros: 3 * EURO, expectedOn: '2026-03-20' },
      ],
      receipts: [{ deliveryNote: 'N-77', lines: [{ sku: 'CUP', good: 4, costMinor: 80 }] }],
      costs: [{ kind: 'freight', amountMinor: 80, stockMinor: 80, soldMinor: 0 }],
    });
    const seen = await getPurchaseOrder(shop.ctx('warehouse'), purchaseOrderId);
    expect(seen).toMatchObject({
      lines: [{ unitCostMicros: null }],
      receipts: [{ lines: [{ costMinor: null }] }],
      costs: [],
    });
    const story = await getPurchaseTimeline(shop.ctx('warehouse'), purchaseOrderId);
    expect(story.map((entry) => entry.verb)).toEqual([
      'cost.write',
      'purchase.receive',
      'purchase.write',
      'purchase.write',
    ]);
    expect(story[0]!.summary).not.toHaveProperty('reportedMinor');
    expect(await getPurchaseOrder(shop.ctx('owner'), newId())).toBeNull();
  });
});

describe('suppliers', () => {
  it('are measured by what they kept of their promises', async () => {
    expect(await getSupplier(shop.ctx('viewer'), shop.supplierId)).toMatchObject({
      leadDays: 10,
      orders: 1,
      meanDays: 12,
      lateOrders: 1,
    });
    const { rows } = await listSuppliers(shop.ctx('viewer'), { search: 'трейд' });
    expect(rows).toMatchObject([{ code: 'SOFIA', openOrders: 3, items: 0, meanDays: 12 }]);
    expect((await listPurchaseChoices(shop.ctx('viewer'))).places).toHaveLength(3);
  });

  it('have items, which stand first among what can be ordered', async () => {
    const item = {
      variantId: cup,
      unitCostMicros: 2 * EURO,
      supplierSku: 'S-9',
      packSize: 6,
      isPreferred: true,
    };
    await setSupplierItems(shop.ctx('owner'), { supplierId: shop.supplierId, items: [item] });
    const page = await listSupplierItems(shop.ctx('warehouse'), { supplierId: shop.supplierId });
    expect(page.rows).toMatchObject([{ sku: 'CUP', unitCostMicros: null, packSize: 6, isPreferred: true }]);
    const skus = async (search: string) =>
      (await listOrderable(shop.ctx('owner'), { supplierId: shop.supplierId, search })).map((one) => one.sku);
    expect(await skus('')).toEqual(['CUP', 'MUG']);
    expect(await skus('S-9')).toEqual(['CUP']);
    await removeSupplierItem(shop.ctx('owner'), { supplierId: shop.supplierId, variantId: cup });
    expect((await listSupplierItems(shop.ctx('owner'), { supplierId: shop.supplierId })).rows).toEqual([]);
  });
});
