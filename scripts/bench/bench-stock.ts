import type { Database } from '#db/client.ts';
import { type Ctx, SYSTEM } from '#domains/context.ts';
import { explainLevel } from '#domains/inventory/explain-level.ts';
import { listLevels } from '#domains/inventory/levels/list-levels.ts';
import { openPool } from './make-shop.ts';
import { quantile, timeRuns } from './measure.ts';
import type { BenchServer } from './open-server.ts';
import { HOT_SKU, makeStockHistory } from './stock/make-stock-history.ts';

const VARIANTS = 50_000;
const PLACES = 30;
const WARM_UP_RUNS = 3;
const RUNS = 25;
const POOL_SIZE = 4;
const PLACES_ASKED = 200;

/** How long one question about stock takes beside so many movements, server time in milliseconds. */
export type StockResult = {
  name: string;
  movements: number;
  p50Ms: number;
  p95Ms: number;
  slowestMs: number;
};

type Question = { name: string; ask: () => Promise<unknown> };

/** The stock page and the reasons of its figures, at each length of the ledger; 50,000 variants at 30 places in each. */
export async function benchStock(
  server: BenchServer,
  sizes: readonly number[],
  say: (line: string) => void,
): Promise<StockResult[]> {
  const results: StockResult[] = [];
  for (const movements of sizes) {
    const { url } = await server.openDatabase(`stock_${movements}`);
    const db = openPool(url, POOL_SIZE);
    try {
      const { rowCount } = await db.$client.query('select from variants limit 1');
      if (rowCount === 0) {
        say(`writing ${movements} movements …`);
        await makeStockHistory({ url, db }, { variants: VARIANTS, places: PLACES, movements });
      }
      for (const { name, ask } of await makeQuestions(db)) {
        await timeRuns(WARM_UP_RUNS, ask);
        const times = await timeRuns(RUNS, ask);
        const [p50Ms, p95Ms, slowestMs] = [0.5, 0.95, 1].map((share) => quantile(times, share));
        results.push({ name, movements, p50Ms: p50Ms!, p95Ms: p95Ms!, slowestMs: slowestMs! });
      }
    } finally {
      await db.$client.end();
    }
  }
  return results;
}

async function makeQuestions(db: Database): Promise<Question[]> {
  const { rows } = await db.$client.query<{ now: Date; since: Date; place: string; middle: string }>(
    `select max(at) as now, min(at) as since, (select id from locations where code = 'PLACE-03') as place,
       (select sku from variants order by sku offset ${VARIANTS / 2} limit 1) as middle
     from stock_movements`,
  );
  const { now, since, place, middle } = rows[0]!;
  const ctx: Ctx = { db, actor: SYSTEM, now };
  const list = (name: string, filter: Parameters<typeof listLevels>[1]): Question => ({
    name,
    ask: () => listLevels(ctx, filter),
  });
  const past = new Date((now.getTime() + since.getTime()) / 2);
  return [
    list('first page', {}),
    list('page in the middle', { after: middle }),
    list('by place: first page', { shape: 'location' }),
    list('by place: page in the middle', { shape: 'location', after: `${middle}${place}` }),
    list('one category', { categories: ['Category 7'] }),
    list('one place', { locationIds: [place] }),
    list('nothing to sell', { marks: ['out'] }),
    list('soon to reorder', { marks: ['low'] }),
    list('by place: soon to reorder', { shape: 'location', marks: ['low'] }),
    list('on the way', { marks: ['incoming'] }),
    list('search: SKU', { search: 'SKU-31337' }),
    ...(await makeWhys(ctx, past)),
  ];
}

/** Why a figure is what it is: of other levels each time, and of the one with the most movements. */
async function makeWhys(ctx: Ctx, past: Date): Promise<Question[]> {
  const { rows } = await ctx.db.$client.query<{ variantId: string; locationId: string }>(
    `select l.variant_id as "variantId", l.location_id as "locationId" from stock_levels l
     join variants v on v.id = l.variant_id where l.on_hand > 0 order by md5(v.sku || l.reserved), l.location_id
     limit ${PLACES_ASKED}`,
  );
  const { rows: most } = await ctx.db.$client.query<{
    variantId: string;
    locationId: string;
    movements: number;
  }>(
    `select m.variant_id as "variantId", m.from_location_id as "locationId", count(*)::integer as movements
     from stock_movements m join variants v on v.id = m.variant_id where v.sku = '${HOT_SKU}' and m.reason = 'sale'
     group by 1, 2 order by 3 desc limit 1`,
  );
  const { variantId, locationId } = most[0]!;
  const hot = { variantId, locationId };
  let turn = 0;
  const next = () => rows[turn++ % rows.length]!;
  return [
    { name: 'why: now', ask: () => explainLevel(ctx, next()) },
    { name: 'why: at a past minute', ask: () => explainLevel(ctx, { ...next(), at: past }) },
    { name: 'why, most movements: now', ask: () => explainLevel(ctx, hot) },
    { name: 'why, most movements: at a past minute', ask: () => explainLevel(ctx, { ...hot, at: past }) },
  ];
}
