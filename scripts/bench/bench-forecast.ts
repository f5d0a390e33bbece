import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '#db/client.ts';
import type { Ctx } from '#domains/context.ts';
import { listReorder } from '#domains/planning/advice/list-reorder.ts';
import { runForecast } from '#domains/planning/runs/run-forecast.ts';
import { startForecast } from '#domains/planning/runs/start-forecast.ts';
import { makeShop, openPool } from './make-shop.ts';
import { quantile, timeRuns } from './measure.ts';
import type { BenchServer } from './open-server.ts';

const VARIANTS = 10_000;
const WEEKS = 104;
const LISTS = 25;
const WARM_UPS = 3;
const PAUSE_MS = 100;
const NS_PER_MS = 1e6;

/**
 * A forecast of so many weekly series over two years. `alone` and `beside` are the p95 of the reorder list without and
 * with the forecast at work in the same process; `turn` is how long others waited there for their turn.
 */
export type ForecastResult = {
  series: number;
  seconds: number;
  aloneP95Ms: number;
  besideP95Ms: number;
  turnP95Ms: number;
  turnP99Ms: number;
};

/** The worker's own forecast, from the ledger to the reorder points, and what else the process can do meanwhile. */
export async function benchForecast(
  server: BenchServer,
  say: (line: string) => void,
): Promise<ForecastResult> {
  const { url, isNew } = await server.openDatabase('forecast');
  const db = openPool(url, 6);
  try {
    const shop = await makeShop(db, 'web');
    if (isNew) {
      say('Writing two years of sales for 10,000 variants …');
      await writeSales(db);
    }
    const ctx = shop.ctx();
    await forecast(ctx); // the first meets cold caches and an empty table
    const list = () => listReorder(ctx, {});
    await timeRuns(WARM_UPS, list);
    const alone = await timeRuns(LISTS, list);
    const beside: number[] = [];
    const turns = monitorEventLoopDelay({ resolution: 1 });
    let isDone = false;
    const began = performance.now();
    turns.enable();
    const work = forecast(ctx).finally(() => {
      isDone = true;
    });
    while (!isDone) {
      beside.push(...(await timeRuns(1, list)));
      await sleep(PAUSE_MS);
    }
    const series = await work;
    turns.disable();
    return {
      series,
      seconds: (performance.now() - began) / 1000,
      aloneP95Ms: quantile(alone, 0.95),
      besideP95Ms: quantile(beside, 0.95),
      turnP95Ms: turns.percentile(95) / NS_PER_MS,
      turnP99Ms: turns.percentile(99) / NS_PER_MS,
    };
  } finally {
    await db.$client.end();
  }
}

async function forecast(ctx: Ctx): Promise<number> {
  const { runId } = await startForecast(ctx, { by: 'caller' });
  let series = 0;
  await runForecast(ctx, runId, ({ seriesDone }) => {
    series = seriesDone;
  });
  return series;
}

/** A fifth of the variants sells now and then, the others nearly every week, with a season and some noise; the same each time. */
async function writeSales(db: Database): Promise<void> {
  await db.$client.query(
    `insert into products (id, title, search) select gen_random_uuid(), 'Series ' || n, 'series ' || n
     from generate_series(1, $1::integer) n`,
    [VARIANTS],
  );
  await db.$client.query(
    `insert into variants (id, product_id, sku, title, price_minor, cost_micros, search)
     select gen_random_uuid(), id, 'SERIES-' || substr(title, 8), title, 1000, 600000000, search
     from products where title like 'Series %'`,
  );
  const facts = `
    from variants v cross join generate_series(1, ${WEEKS}) week
    cross join lateral (select abs(hashtext(v.sku)) % 50 as base, abs(hashtext(v.sku || week)) % 100 as chance) h
    cross join lateral (
      select case when h.base < 10 then (h.chance < 12)::integer * (1 + h.chance % 3)
        else round(h.base * (1 + 0.3 * sin(2 * pi() * week / 52)) * (0.5 + h.chance / 100.0))::integer end as units) d
    where v.sku like 'SERIES-%' and d.units > 0`;
  const place = `(select id from locations where code = 'PLACE-1')`;
  const outside = (kind: string) => `(select id from locations where kind = '${kind}' order by code limit 1)`;
  const columns =
    '(at, variant_id, quantity, from_location_id, to_location_id, reason, cause_kind, actor_name)';
  await db.$client.query(
    `insert into stock_movements ${columns}
     select now() - interval '${WEEKS} weeks', v.id, sum(d.units) + 20, ${outside('supplier')}, ${place}, 'opening', 'bench', 'Bench'
     ${facts} group by v.id`,
  );
  await db.$client.query(
    `insert into stock_movements ${columns}
     select now() - (${WEEKS} - week) * interval '1 week' - interval '3 days', v.id, d.units, ${place}, ${outside('customer')},
       'sale', 'bench', 'Bench' ${facts}`,
  );
  await db.$client.query('vacuum analyze');
}
