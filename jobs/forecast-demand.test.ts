import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openConnection } from '#db/connection.ts';
import type { Ctx } from '#domains/context.ts';
import { getForecastRun } from '#domains/planning/runs/get-forecast-run.ts';
import { FORECAST_LOCK } from '#domains/planning/runs/run-forecast.ts';
import { startForecast } from '#domains/planning/runs/start-forecast.ts';
import { openPlanning, type PlanningShop } from '#domains/planning/testing/open-planning.ts';
import { forecastDemandJob } from './forecast-demand.ts';

let shop: PlanningShop;

beforeAll(async () => {
  shop = await openPlanning();
  await shop.addSeller({
    sku: 'CUP',
    weeks: Array.from({ length: 30 }, (_, week) => 5 + (week % 4)),
    left: 9,
  });
});
afterAll(() => shop.close());

const job = (data: Record<string, unknown>, isLastAttempt = false) => ({ data, attempt: 1, isLastAttempt });
let minutes = 0;
const ctx = (): Ctx => shop.ctx(undefined, { now: new Date(shop.now.getTime() + ++minutes * 60_000) });

describe('the nightly forecast', () => {
  it('begins a run of its own and carries it out', async () => {
    await forecastDemandJob(ctx(), job({}));
    expect(await getForecastRun(ctx())).toMatchObject({ status: 'done', seriesDone: 1 });
  });

  it('takes up the run that a killed worker left', async () => {
    const { runId } = await startForecast(ctx(), { by: 'caller' });
    await shop.query(`update forecast_runs set status = 'running', started_at = now() where id = $1`, [
      runId,
    ]);
    await forecastDemandJob(ctx(), job({}));
    expect(await getForecastRun(ctx())).toMatchObject({ id: runId, status: 'done' });
  });

  it('leaves a run to the process that works on it', async () => {
    const { runId } = await startForecast(ctx(), { by: 'caller' });
    const other = await openConnection(shop.url);
    await other.query('select pg_advisory_lock($1)', [FORECAST_LOCK]);
    await forecastDemandJob(ctx(), job({ runId }, true));
    expect(await getForecastRun(ctx())).toMatchObject({ id: runId, status: 'waiting' });
    await other.end();
    await forecastDemandJob(ctx(), job({ runId }));
    expect(await getForecastRun(ctx())).toMatchObject({ id: runId, status: 'done' });
  });

  it('tells that it failed, and why, when the last attempt does', async () => {
    const { runId } = await startForecast(ctx(), { by: 'caller' });
    const places = await shop.query<{ id: string; kind: string }>(
      `select id, kind from locations where kind in ('warehouse', 'store')`,
    );
    await shop.query(`update locations set kind = 'transit' where kind in ('warehouse', 'store')`);
    await expect(forecastDemandJob(ctx(), job({ runId }))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await getForecastRun(ctx())).toMatchObject({ status: 'running' });
    await expect(forecastDemandJob(ctx(), job({ runId }, true))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await getForecastRun(ctx())).toMatchObject({
      status: 'failed',
      problem: expect.stringContaining('add a location'),
    });
    for (const { id, kind } of places)
      await shop.query('update locations set kind = $2 where id = $1', [id, kind]);
  });

  it('reckons the reorder points only, when told so', async () => {
    await shop.query('update forecasts set reorder_point = null');
    await forecastDemandJob(ctx(), job({ only: 'points' }));
    const [row] = await shop.query<{ point: number }>('select reorder_point as point from forecasts');
    expect(row!.point).toBeGreaterThan(0);
  });
});
