import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runForecast } from '../runs/run-forecast.ts';
import { startForecast } from '../runs/start-forecast.ts';
import { openPlanning, type PlanningShop } from '../testing/open-planning.ts';
import { listReorder } from './list-reorder.ts';

let shop: PlanningShop;

beforeAll(async () => {
  shop = await openPlanning();
  // Smoothing alone would still expect some: so few that no double holds 6 divided by them.
  await shop.addSeller({
    sku: 'FADED',
    weeks: Array.from({ length: 79 }, (_, week) => [5, 4][week] ?? 0),
    left: 6,
  });
  const { runId } = await startForecast(shop.ctx('owner'), { by: 'caller' });
  await runForecast(shop.ctx(), runId);
});
afterAll(() => shop.close());

describe('goods that nobody has asked for in more than a year', () => {
  it('are expected to sell nothing at all', async () => {
    const kept = await shop.query(
      `select is_enough as "isEnough", expected_per_day as "perDay", mean[1] as week from forecasts`,
    );
    expect(kept).toEqual([{ isEnough: true, perDay: 0, week: 0 }]);
  });

  it('stand on the list and last for ever', async () => {
    const { rows } = await listReorder(shop.ctx('owner'), { shown: 'all' });
    expect(rows.map(({ sku, coverDays, quantity }) => ({ sku, coverDays, quantity }))).toEqual([
      { sku: 'FADED', coverDays: null, quantity: 0 },
    ]);
  });

  it('are never kept with a demand that stock cannot be divided by', async () => {
    await expect(shop.query('update forecasts set expected_per_day = 1e-300')).rejects.toThrow(
      /forecasts_expected/,
    );
  });
});
