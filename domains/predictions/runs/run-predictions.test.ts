import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seededRandom } from '#lib/math/seeded-random.ts';
import { openPast, type PastShop } from '../testing/open-past.ts';
import { cancelPredictions } from './cancel-predictions.ts';
import { getPredictionRun } from './get-prediction-run.ts';
import { runPredictions } from './run-predictions.ts';
import { startPredictions } from './start-predictions.ts';

let shop: PastShop;
let regular: string;
let gone: string;
let once: string;

beforeAll(async () => {
  shop = await openPast();
  const random = seededRandom(5);
  for (let person = 0; person < 40; person++) {
    const first = 60 + random.below(340);
    const count = person % 4;
    const daysAgo = [first, ...Array.from({ length: count }, () => 1 + random.below(first))];
    await shop.addBuyer({ name: `Person ${person}`, daysAgo, netMinor: 1_000 + 100 * random.below(30) });
  }
  regular = await shop.addBuyer({
    name: 'Regular',
    daysAgo: [200, 180, 160, 140, 120, 100, 80, 60, 40, 20, 2],
  });
  gone = await shop.addBuyer({ name: 'Gone', daysAgo: [390, 380, 370, 360, 350, 340] });
  once = await shop.addBuyer({ name: 'Once', daysAgo: [350] });
});
afterAll(() => shop.close());

let minutes = 0;
const start = () => {
  const now = new Date(shop.now.getTime() + ++minutes * 60_000);
  return startPredictions(shop.ctx('owner', { now }), { by: 'caller' });
};
type Kept = {
  isEnough: boolean;
  pAlive: number;
  orders: number;
  low: number;
  high: number;
  value: number;
  basis: string | null;
};
const readKept = async (id: string) =>
  (
    await shop.query<Kept>(
      `select is_enough as "isEnough", p_alive as "pAlive", orders365 as orders, orders365_low as low, orders365_high as high,
         value365_minor as value, next_basis as basis from customer_predictions where customer_id = $1`,
      [id],
    )
  )[0]!;
const readAll = () =>
  shop.query(`select to_jsonb(p) - 'run_id' as row from customer_predictions p order by customer_id`);

describe('predictions of all buyers', () => {
  it('tell regulars from those who left, and of whom nothing is known', async () => {
    const { runId } = await start();
    await runPredictions(shop.ctx(), runId);
    expect(await getPredictionRun(shop.ctx('viewer'))).toMatchObject({
      status: 'done',
      untilOn: '2026-03-09',
      customersDone: 43,
      customersTotal: 43,
    });
    const [r, g, o] = [await readKept(regular), await readKept(gone), await readKept(once)];
    expect(r).toMatchObject({ isEnough: true, basis: 'ownGaps' });
    expect(r.pAlive).toBeGreaterThan(0.85);
    expect(g).toMatchObject({ isEnough: true, basis: null });
    expect(g.pAlive).toBeLessThan(0.3);
    expect(o).toMatchObject({ isEnough: false, basis: null });
    expect(r.orders).toBeGreaterThan(6);
    expect(r.low).toBeLessThan(r.orders);
    expect(r.high).toBeGreaterThan(r.orders);
    expect(r.value / r.orders).toBeGreaterThan(1_500);
  });

  it('keep the fits, how they did on what they had not seen, and what all buyers come to', async () => {
    type Fit = {
      model: string;
      isChosen: boolean;
      holdout: { weeks: number; buyers: number } | null;
      totals: unknown[] | null;
    };
    const fits = await shop.query<Fit>(
      `select model, is_chosen as "isChosen", holdout, totals from model_fits order by model`,
    );
    expect(fits.map(({ model }) => model)).toEqual(['bgnbd', 'gamma-gamma', 'pareto-nbd']);
    const chosen = fits.filter(({ isChosen, model }) => isChosen && model !== 'gamma-gamma');
    expect(chosen).toHaveLength(1);
    expect(chosen[0]!.holdout).toMatchObject({ weeks: 18, fromOn: '2025-11-04' });
    expect(chosen[0]!.totals).toMatchObject([{ days: 90 }, { days: 365 }]);
  });

  it('say the same when made again, and after a crash half-way', async () => {
    const before = await readAll();
    const again = await start();
    await runPredictions(shop.ctx(), again.runId);
    expect(await readAll()).toEqual(before);
    const crashed = await start();
    await shop.query(
      `update prediction_runs set status = 'running', started_at = now(), customers_done = 20,
         last_customer_id = (select customer_id from customer_predictions order by customer_id offset 19 limit 1) where id = $1`,
      [crashed.runId],
    );
    await runPredictions(shop.ctx(), crashed.runId);
    expect((await readAll()).length).toBe(before.length);
    expect(await shop.query('select id from prediction_runs')).toHaveLength(1);
  });

  it('are made once at a time, and can be stopped', async () => {
    const { runId } = await start();
    await expect(start()).rejects.toMatchObject({ code: 'CONFLICT' });
    await cancelPredictions(shop.ctx('manager'), { runId });
    await runPredictions(shop.ctx(), runId);
    expect(await getPredictionRun(shop.ctx('owner'))).toMatchObject({
      status: 'cancelled',
      customersDone: 0,
    });
    await expect(cancelPredictions(shop.ctx('owner'), { runId })).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await readAll()).toHaveLength(43);
  });

  it('leave their job with the command, and are begun by leaders only', async () => {
    await expect(startPredictions(shop.ctx('marketing'), {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(getPredictionRun(shop.ctx('warehouse'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { runId } = await startPredictions(shop.ctx('manager'), {});
    const jobs = await shop.query<{ data: { runId: string } }>(
      `select data from pgboss.job where name = 'fit-predictions'`,
    );
    expect(jobs.map(({ data }) => data.runId)).toEqual([runId]);
    await cancelPredictions(shop.ctx('manager'), { runId });
  });

  it('forget who is merged away or erased', async () => {
    await shop.query(`update customers set merged_into = $1 where id = $2`, [regular, gone]);
    const { runId } = await start();
    await runPredictions(shop.ctx(), runId);
    expect(await readAll()).toHaveLength(42);
  });
});
