import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPlanning, type PlanningShop } from '../testing/open-planning.ts';
import { runForecast } from './run-forecast.ts';
import { startForecast } from './start-forecast.ts';

let shop: PlanningShop;

beforeAll(async () => {
  shop = await openPlanning();
  for (const sku of ['CUP', 'POT', 'JAR']) {
    await shop.addSeller({ sku, weeks: Array.from({ length: 40 }, (_, week) => 4 + (week % 5)), left: 6 });
  }
});
afterAll(() => shop.close());

describe('forecasts that many ask for at once', () => {
  it('are begun once', async () => {
    const asked = await Promise.allSettled(
      Array.from({ length: 12 }, () => startForecast(shop.ctx('owner'), { by: 'caller' })),
    );
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await shop.query(`select from forecast_runs where status = 'waiting'`)).toHaveLength(1);
  });

  it('are made by one worker, and the others say so', async () => {
    const [run] = await shop.query<{ id: string }>(`select id from forecast_runs where status = 'waiting'`);
    const workers = await Promise.allSettled(
      Array.from({ length: 4 }, () => runForecast(shop.ctx(), run!.id)),
    );
    expect(workers.some(({ status }) => status === 'fulfilled')).toBe(true);
    for (const worker of workers) {
      if (worker.status === 'rejected') expect(worker.reason).toMatchObject({ code: 'CONFLICT' });
    }
    const [done] = await shop.query<{ status: string; seriesDone: number }>(
      'select status, series_done as "seriesDone" from forecast_runs',
    );
    expect(done).toEqual({ status: 'done', seriesDone: 3 });
    expect(await shop.query('select from forecasts')).toHaveLength(3);
  });
});
