import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runForecast } from '../runs/run-forecast.ts';
import { startForecast } from '../runs/start-forecast.ts';
import { openPlanning, type PlanningShop } from '../testing/open-planning.ts';
import { listReorder } from './list-reorder.ts';
import { refreshReorderPoints } from './refresh-reorder-points.ts';

/** A hundred of the largest orders a week. */
const UNITS_A_WEEK = 100_000_000;
/** The longest that a supplier may take. */
const LONGEST_DAYS = 730;

let shop: PlanningShop;

beforeAll(async () => {
  shop = await openPlanning();
  const variantId = await shop.addSeller({ sku: 'FAST', weeks: Array(20).fill(UNITS_A_WEEK), left: 6 });
  await shop.query(
    `insert into supplier_items (supplier_id, variant_id, unit_cost_micros, lead_days, is_preferred)
     values ($1, $2, 1, $3, true)`,
    [shop.supplierId, variantId, LONGEST_DAYS],
  );
});
afterAll(() => shop.close());

describe('goods that sell faster than a count of units holds while their supplier is at work', () => {
  it('do not stop the forecast of everything, and stand on the list', async () => {
    const { runId } = await startForecast(shop.ctx('owner'), { by: 'caller' });
    await runForecast(shop.ctx(), runId);
    await refreshReorderPoints(shop.ctx());
    const [kept] = await shop.query<{ point: number }>('select reorder_point as point from forecasts');
    const { rows } = await listReorder(shop.ctx('owner'), { shown: 'needed' });
    expect(rows.map(({ sku }) => sku)).toEqual(['FAST']);
    expect(kept?.point).toBe(2_147_483_647);
  });
});
