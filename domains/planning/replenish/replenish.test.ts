import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTransfer } from '#domains/inventory/transfers/create-transfer.ts';
import { receiveTransfer } from '#domains/inventory/transfers/receive-transfer.ts';
import { sendTransfer } from '#domains/inventory/transfers/send-transfer.ts';
import { receiveGoods } from '#domains/purchasing/receiving/receive-goods.ts';
import { setSupplierItems } from '#domains/purchasing/suppliers/set-supplier-items.ts';
import { EURO } from '#domains/purchasing/testing/open-purchasing.ts';
import { newId } from '#lib/ids.ts';
import { draftOrders } from '../advice/draft-orders.ts';
import { explainReorder } from '../advice/explain-reorder.ts';
import { listReorder } from '../advice/list-reorder.ts';
import { runForecast } from '../runs/run-forecast.ts';
import { startForecast } from '../runs/start-forecast.ts';
import { openPlanning, type PlanningShop } from '../testing/open-planning.ts';
import { listReplenishments } from './list-replenishments.ts';
import { setReplenishment } from './set-replenishment.ts';

let shop: PlanningShop;
let cup: string;
let pot: string;

const DAY_MS = 86_400_000;
const steady = (units: number) => Array.from({ length: 60 }, (_, week) => units + (week % 3));
const why = (variantId: string) =>
  explainReorder(shop.ctx('owner'), { variantId, locationId: shop.places.north });
const later = (days: number) => ({ now: new Date(shop.now.getTime() + days * DAY_MS) });

async function stockSouth(variantId: string, quantity: number): Promise<void> {
  const { purchaseOrderId, lineIds } = await shop.order([{ variantId, quantity, euros: 5 }]);
  await shop.query('update purchase_orders set location_id = $2 where id = $1', [
    purchaseOrderId,
    shop.places.south,
  ]);
  await receiveGoods(shop.ctx('owner'), {
    receiptId: newId(),
    purchaseOrderId,
    lines: [{ lineId: lineIds[0]!, good: quantity, damaged: 0 }],
  });
}

beforeAll(async () => {
  shop = await openPlanning();
  cup = await shop.addSeller({ sku: 'CUP', weeks: steady(20), left: 15 });
  pot = await shop.addSeller({ sku: 'POT', weeks: steady(6), left: 3 });
  const item = { unitCostMicros: 5 * EURO, packSize: 12, minimumQuantity: 24, isPreferred: true };
  await setSupplierItems(shop.ctx('owner'), {
    supplierId: shop.supplierId,
    items: [
      { ...item, variantId: cup },
      { ...item, variantId: pot },
    ],
  });
  const { runId } = await startForecast(shop.ctx('owner'), { by: 'caller' });
  await runForecast(shop.ctx(), runId);
  await stockSouth(cup, 200);
  await stockSouth(pot, 10);
});
afterAll(() => shop.close());

describe('a place that another one fills', () => {
  it('buys from suppliers until somebody says otherwise', async () => {
    expect(await why(cup)).toMatchObject({ from: null, lead: { days: 7 }, pack: { size: 12 } });
    const places = await listReplenishments(shop.ctx('warehouse'));
    expect(places.every((place) => place.from === null)).toBe(true);
    const input = { locationId: shop.places.north, from: { locationId: shop.places.south, days: 2 } };
    await expect(setReplenishment(shop.ctx('floor'), input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await setReplenishment(shop.ctx('manager'), input);
    expect(
      await shop.query(`select verb, after from audit_log where subject_kind = 'replenishment'`),
    ).toMatchObject([{ verb: 'planning.write', after: { days: 2 } }]);
    expect(await listReplenishments(shop.ctx('warehouse'))).toContainEqual({
      locationId: shop.places.north,
      name: 'North warehouse',
      from: { locationId: shop.places.south, name: 'South warehouse', days: 2 },
    });
  });

  it('is not filled in a ring, nor from a place that keeps no goods', async () => {
    const ring = { locationId: shop.places.south, from: { locationId: shop.places.north, days: 2 } };
    await expect(setReplenishment(shop.ctx('owner'), ring)).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { reason: 'fillingRing' },
    });
    const outside = { ...ring, from: { locationId: shop.outside.supplier, days: 1 } };
    await expect(setReplenishment(shop.ctx('owner'), outside)).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('needs less, for the goods are near, and gets them from there where they suffice', async () => {
    // Two days and seven against seven and seven; of pots a lot is more than the ten of the south.
    expect(await why(cup)).toMatchObject({
      from: { name: 'South warehouse', days: 2, free: 200 },
      lead: { days: 2 },
      protectionDays: 9,
      pack: { size: 1 },
    });
    expect(await why(pot)).toMatchObject({
      from: null,
      filledFrom: { free: 10 },
      protectionDays: 14,
      pack: { size: 12 },
    });
  });

  it('gets a draft transfer for the one and a draft purchase order for the other', async () => {
    const { rows } = await listReorder(shop.ctx('owner'), { locations: [shop.places.north] });
    const lines = rows.map(({ variantId, locationId, quantity }) => ({ variantId, locationId, quantity }));
    expect(lines).toHaveLength(2);
    const cups = lines.find((line) => line.variantId === cup)!.quantity;
    const { transfers, orders } = await draftOrders(shop.ctx('manager'), { lines });
    expect(transfers).toMatchObject([{ fromName: 'South warehouse', lines: 1, units: cups }]);
    expect(orders).toMatchObject([{ supplierName: 'София Трейд', lines: 1 }]);
    expect(
      await shop.query(
        `select t.status, t.to_location_id as "to", l.variant_id as "variantId", l.quantity,
           t.expected_on::text as "expectedOn"
         from stock_transfers t join stock_transfer_lines l on l.transfer_id = t.id where t.id = $1`,
        [transfers[0]!.id],
      ),
    ).toEqual([
      { status: 'draft', to: shop.places.north, variantId: cup, quantity: cups, expectedOn: '2026-03-12' },
    ]);
    // What stands on the draft is thought of, and the south has so much less to give.
    const after = await why(cup);
    expect(after.drafted).toBe(cups);
    expect((after.from?.free ?? 0) + cups).toBeLessThanOrEqual(200);
    expect((await listReorder(shop.ctx('owner'), { locations: [shop.places.north] })).rows).toEqual([]);
  });

  it('buys what several lines together ask too much of', async () => {
    await setReplenishment(shop.ctx('owner'), {
      locationId: shop.places.corner,
      from: { locationId: shop.places.south, days: 1 },
    });
    await shop.query(
      `insert into forecasts select f.variant_id, $1, f.method, f.kind, f.is_enough, f.is_season_unseen, f.origins,
         f.parameters, f.trials, f.mean, f.spread, f.cumulative_spread, f.history, f.until_on, f.weeks_scaled,
         f.weeks_left_out, f.wished_units, f.reorder_point, f.expected_per_day, f.computed_at, f.run_id
       from forecasts f where f.variant_id = $2`,
      [shop.places.corner, pot],
    );
    const line = { variantId: pot, quantity: 6 };
    const { transfers, orders } = await draftOrders(shop.ctx('owner'), {
      lines: [
        { ...line, locationId: shop.places.north },
        { ...line, locationId: shop.places.corner },
      ],
    });
    expect(transfers).toMatchObject([{ units: 6 }]);
    expect(orders).toHaveLength(1);
    await shop.query('delete from forecasts where location_id = $1', [shop.places.corner]);
  });
});

describe('what is on its way from another place', () => {
  it('counts as incoming from sending to the last unit, and no longer', async () => {
    const before = (await why(pot)).stock.incoming;
    const transferId = newId();
    await createTransfer(shop.ctx('warehouse'), {
      transferId,
      fromLocationId: shop.places.south,
      toLocationId: shop.places.north,
      lines: [{ variantId: pot, quantity: 4 }],
    });
    await sendTransfer(shop.ctx('warehouse'), { transferId });
    expect((await why(pot)).stock.incoming).toBe(before + 4);
    await receiveTransfer(shop.ctx('warehouse'), { transferId, lines: [{ variantId: pot, good: 3 }] });
    expect((await why(pot)).stock.incoming).toBe(before + 1);
    await receiveTransfer(shop.ctx('warehouse'), { transferId, lines: [{ variantId: pot, good: 1 }] });
    expect((await why(pot)).stock.incoming).toBe(before);
  });
});

describe('how long a supplier takes', () => {
  it('is learned from the orders that came, a little from one and more from several', async () => {
    await setReplenishment(shop.ctx('owner'), { locationId: shop.places.north, from: null });
    // The two of the south came on the day they were sent, ten days early: 10 − 20 ÷ 6 = 6.7.
    expect(await why(pot)).toMatchObject({
      lead: { days: 7 },
      learned: { stated: { days: 10 }, orders: 2, lateDays: -10 },
    });
    for (const days of [16, 18, 20]) {
      const { purchaseOrderId, lineIds } = await shop.order([{ variantId: pot, quantity: 10, euros: 5 }]);
      const receive = (good: number, on: number) =>
        receiveGoods(shop.ctx('owner', later(on)), {
          receiptId: newId(),
          purchaseOrderId,
          lines: [{ lineId: lineIds[0]!, good, damaged: 0 }],
        });
      await receive(5, days - 1);
      await receive(5, days + 1);
    }
    // 6, 8 and 10 days late, −10 twice: 4 in all, 0.8 in the mean; 10 + 4 ÷ 9 = 10.4.
    const { learned, lead } = await why(pot);
    expect(learned).toMatchObject({ orders: 5, lateDays: 0.8 });
    expect(lead.days).toBe(10);
    // Squares 10.8²·2 + 5.2² + 7.2² + 9.2² = 396.8, with 4 times the stated spread squared, over 8.
    const { spreadDays } = learned!.stated;
    expect(lead.spreadDays).toBeCloseTo(Math.sqrt((4 * spreadDays ** 2 + 396.8) / 8), 1);
  });
});
