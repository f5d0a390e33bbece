import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPlanning, type PlanningShop } from '../testing/open-planning.ts';
import { cancelForecast } from './cancel-forecast.ts';
import { getForecastRun } from './get-forecast-run.ts';
import { runForecast } from './run-forecast.ts';
import { startForecast } from './start-forecast.ts';

let shop: PlanningShop;
let cup: string;

beforeAll(async () => {
  shop = await openPlanning();
  cup = await shop.addSeller({
    sku: 'CUP',
    weeks: Array.from({ length: 60 }, (_, week) => 20 + (week % 5)),
    left: 30,
  });
  await shop.addSeller({
    sku: 'RARE',
    weeks: Array.from({ length: 60 }, (_, week) => (week % 8 === 3 ? 1 : 0)),
    left: 2,
  });
  await shop.addSeller({ sku: 'NEW', weeks: [3, 4], left: 5 });
  await shop.addVariant({ sku: 'NEVER', units: 4 });
});
afterAll(() => shop.close());

type Kept = {
  sku: string;
  kind: string;
  isEnough: boolean;
  weeks: number;
  perDay: number;
  point: number | null;
};
const readKept = () =>
  shop.query<Kept>(
    `select v.sku, f.kind, f.is_enough as "isEnough", cardinality(f.history) as weeks, f.expected_per_day as "perDay",
       f.reorder_point as point from forecasts f join variants v on v.id = f.variant_id order by v.sku`,
  );
let minutes = 0;
const start = () => {
  const now = new Date(shop.now.getTime() + ++minutes * 60_000);
  return startForecast(shop.ctx('owner', { now }), { by: 'caller' });
};

describe('a forecast of all demand', () => {
  it('keeps what is expected of everything that was asked for', async () => {
    const { runId } = await start();
    await runForecast(shop.ctx(), runId);
    const kept = await readKept();
    expect(kept.map(({ sku, kind, isEnough, weeks }) => [sku, kind, isEnough, weeks])).toEqual([
      ['CUP', 'steady', true, 61],
      ['NEW', 'steady', false, 3],
      ['RARE', 'intermittent', true, 61],
    ]);
    expect(kept[0]!.perDay).toBeCloseTo(22 / 7, 0);
    expect(kept[0]!.point).toBeGreaterThan(40);
    expect(kept[1]!.point).toBeNull();
    expect(await getForecastRun(shop.ctx('viewer'))).toMatchObject({
      status: 'done',
      untilOn: '2026-03-09',
      variantsDone: 4,
      variantsTotal: 4,
      seriesDone: 3,
    });
  });

  it('says the same when it is made again', async () => {
    const before = await readKept();
    const { runId } = await start();
    await runForecast(shop.ctx(), runId);
    expect(await readKept()).toEqual(before);
    expect(await shop.query('select id from forecast_runs')).toHaveLength(1);
  });

  it('goes on after a crash with the variants that are left', async () => {
    const { runId } = await start();
    await shop.query(
      `update forecast_runs set status = 'running', started_at = now(), variants_done = 1, variants_total = 4,
         last_variant_id = $2 where id = $1`,
      [runId, cup],
    );
    await shop.query('update forecasts set run_id = $1 where variant_id = $2', [runId, cup]);
    const told: number[] = [];
    await runForecast(shop.ctx(), runId, ({ variantsDone }) => told.push(variantsDone));
    expect(told).toEqual([4]);
    expect(await readKept()).toHaveLength(3);
  });

  it('is made once at a time, and can be stopped', async () => {
    const { runId } = await start();
    await expect(start()).rejects.toMatchObject({ code: 'CONFLICT' });
    await cancelForecast(shop.ctx('manager'), { runId });
    await runForecast(shop.ctx(), runId);
    expect(await getForecastRun(shop.ctx('owner'))).toMatchObject({ status: 'cancelled', variantsDone: 0 });
    await expect(cancelForecast(shop.ctx('owner'), { runId })).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await readKept()).toHaveLength(3);
  });

  it('leaves its job with the command, and is begun by leaders only', async () => {
    await expect(startForecast(shop.ctx('warehouse'), {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(getForecastRun(shop.ctx('marketing'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { runId } = await startForecast(shop.ctx('manager'), {});
    const jobs = await shop.query<{ data: { runId: string } }>(
      `select data from pgboss.job where name = 'forecast-demand'`,
    );
    expect(jobs.map(({ data }) => data.runId)).toEqual([runId]);
    const events = await shop.query(
      `select from events where kind = 'forecast.changed' and subject_id = $1`,
      [runId],
    );
    expect(events).toHaveLength(1);
    await cancelForecast(shop.ctx('manager'), { runId });
  });
});
