import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setSupplierItems } from '#domains/purchasing/suppliers/set-supplier-items.ts';
import { updateSupplier } from '#domains/purchasing/suppliers/update-supplier.ts';
import { EURO } from '#domains/purchasing/testing/open-purchasing.ts';
import { runForecast } from '../runs/run-forecast.ts';
import { startForecast } from '../runs/start-forecast.ts';
import { openPlanning, type PlanningShop } from '../testing/open-planning.ts';
import { draftOrders } from './draft-orders.ts';
import { explainReorder } from './explain-reorder.ts';
import { listReorder } from './list-reorder.ts';
import { refreshReorderPoints } from './refresh-reorder-points.ts';
import { setReorderSettings } from './set-reorder-settings.ts';

let shop: PlanningShop;
let cup: string;
let pot: string;

const steady = (units: number) => Array.from({ length: 60 }, (_, week) => units + (week % 3));
const NONE = {
  serviceKind: null,
  serviceLevel: null,
  holdingRate: null,
  orderCostMinor: null,
  reviewDays: null,
};

beforeAll(async () => {
  shop = await openPlanning();
  cup = await shop.addSeller({ sku: 'CUP', weeks: steady(20), left: 15 });
  pot = await shop.addSeller({ sku: 'POT', weeks: steady(6), left: 400 });
  await shop.addSeller({ sku: 'ORPHAN', weeks: steady(9), left: 0 });
  await shop.addSeller({ sku: 'NEW', weeks: [2, 3], left: 0 });
  const item = { unitCostMicros: 5 * EURO, packSize: 12, minimumQuantity: 24, isPreferred: true };
  await setSupplierItems(shop.ctx('owner'), {
    supplierId: shop.supplierId,
    items: [
      { ...item, variantId: cup },
      { ...item, variantId: pot },
    ],
  });
  await forecast();
});
afterAll(() => shop.close());

async function forecast() {
  const { runId } = await startForecast(shop.ctx('owner'), { by: 'caller' });
  await runForecast(shop.ctx(), runId);
}

describe('what to order', () => {
  it('is what stands below its reorder point, the most urgent first', async () => {
    const { rows, needed } = await listReorder(shop.ctx('owner'), {});
    expect(rows.map(({ sku }) => sku)).toEqual(['ORPHAN', 'CUP']);
    expect(needed).toBe(2);
    const [orphan, cups] = rows;
    expect(orphan).toMatchObject({ supplier: null, isLeadAssumed: true, lead: { days: 14 } });
    expect(cups).toMatchObject({
      supplier: { name: 'София Трейд' },
      lead: { days: 10 },
      stock: { available: 15 },
    });
    expect(cups!.quantity % 12).toBe(0);
    expect(cups!.position + cups!.quantity).toBeGreaterThan(cups!.reorderPoint);
    expect(cups!.costMinor).toBe(cups!.quantity * 600);
  });

  it('also shows what is enough, and what too little is known of', async () => {
    const all = await listReorder(shop.ctx('owner'), { shown: 'all' });
    expect(all.rows.map(({ sku }) => sku)).toEqual(['ORPHAN', 'CUP', 'POT', 'NEW']);
    expect(all.rows.at(-1)).toMatchObject({ isEnough: false, quantity: 0 });
    const pages: string[] = [];
    for (let after: string | undefined; ; ) {
      const page = await listReorder(shop.ctx('owner'), { shown: 'all', limit: 1, after });
      pages.push(...page.rows.map(({ sku }) => sku));
      if (!page.after) break;
      after = page.after;
    }
    expect(pages).toEqual(['ORPHAN', 'CUP', 'POT', 'NEW']);
    const ofSupplier = await listReorder(shop.ctx('owner'), { shown: 'all', suppliers: [shop.supplierId] });
    expect(ofSupplier.rows.map(({ sku }) => sku)).toEqual(['CUP', 'POT']);
  });

  it('explains itself, and hides costs from who may not see them', async () => {
    const why = await explainReorder(shop.ctx('warehouse'), {
      variantId: cup,
      locationId: shop.places.north,
    });
    expect(why.trials.length).toBeGreaterThan(5);
    expect(why).toMatchObject({ unitCostMinor: null, costMinor: null, untilOn: '2026-03-09' });
    expect(why.reorderPoint).toBe(Math.ceil(why.expected + why.safetyStock - 1e-9));
    await expect(listReorder(shop.ctx('marketing'), {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('becomes drafts, one for each supplier and location, raised to the smallest order', async () => {
    await updateSupplier(shop.ctx('owner'), { supplierId: shop.supplierId, minimumOrderMinor: 150_000 });
    const { rows } = await listReorder(shop.ctx('owner'), {});
    const lines = rows.map(({ variantId, locationId, quantity }) => ({ variantId, locationId, quantity }));
    await expect(draftOrders(shop.ctx('warehouse'), { lines })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { orders, withoutSupplier } = await draftOrders(shop.ctx('manager'), { lines });
    expect(withoutSupplier).toBe(1);
    expect(orders).toHaveLength(1);
    expect(orders[0]).toMatchObject({ supplierName: 'София Трейд', lines: 1, isMinimumMet: true });
    expect(orders[0]!.units * 500).toBeGreaterThanOrEqual(150_000);
    expect(orders[0]!.raisedUnits).toBeGreaterThan(0);
    const kept = await shop.query(
      `select p.status, p.location_id, l.variant_id, l.quantity, p.expected_on::text as day
       from purchase_orders p join purchase_order_lines l on l.purchase_order_id = p.id`,
    );
    expect(kept).toEqual([
      {
        status: 'draft',
        location_id: shop.places.north,
        variant_id: cup,
        quantity: orders[0]!.units,
        day: '2026-03-20',
      },
    ]);
    const told = `select from events where kind = 'purchase.changed' and subject_id = $1`;
    expect(await shop.query(told, [orders[0]!.id])).toHaveLength(1);
  });

  it('does not ask for what stands on a draft, and counts what is on its way', async () => {
    expect((await listReorder(shop.ctx('owner'), {})).rows.map(({ sku }) => sku)).toEqual(['ORPHAN']);
    const why = await explainReorder(shop.ctx('owner'), { variantId: cup, locationId: shop.places.north });
    expect(why.drafted).toBeGreaterThan(0);
    await shop.order([{ variantId: cup, quantity: 500, euros: 5 }]);
    const later = await explainReorder(shop.ctx('owner'), { variantId: cup, locationId: shop.places.north });
    expect(later).toMatchObject({ isNeeded: false, quantity: 0, stock: { incoming: 500 } });
  });

  it('refuses goods that nobody sells us', async () => {
    const { rows } = await listReorder(shop.ctx('owner'), {});
    const lines = rows.map(({ variantId, locationId }) => ({ variantId, locationId, quantity: 5 }));
    await expect(draftOrders(shop.ctx('owner'), { lines })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { reason: 'noSupplier' },
    });
  });

  it('follows the rule of the variant, its category or the business', async () => {
    const at = { variantId: pot, locationId: shop.places.north };
    const before = await explainReorder(shop.ctx('owner'), at);
    expect(before.rule).toMatchObject({ serviceLevel: 0.95, from: null });
    await setReorderSettings(shop.ctx('owner'), { ...NONE, serviceLevel: 0.8, reviewDays: 14 });
    await setReorderSettings(shop.ctx('owner'), { ...NONE, variantId: pot, serviceLevel: 0.99 });
    const after = await explainReorder(shop.ctx('owner'), at);
    expect(after.rule).toMatchObject({ serviceLevel: 0.99, reviewDays: 14, from: 'variant' });
    expect(after.reorderPoint).toBeGreaterThan(before.reorderPoint);
    expect(await refreshReorderPoints(shop.ctx())).toEqual({ rows: 4 });
    const [kept] = await shop.query<{ point: number }>(
      'select reorder_point as point from forecasts where variant_id = $1',
      [pot],
    );
    expect(kept!.point).toBe(after.reorderPoint);
    await setReorderSettings(shop.ctx('owner'), { ...NONE, variantId: pot });
    expect(await shop.query('select from reorder_settings')).toHaveLength(1);
    await expect(setReorderSettings(shop.ctx('floor'), NONE)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
