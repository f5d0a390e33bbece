import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openConnection } from '#db/connection.ts';
import { getOutlook } from '#domains/predictions/get-outlook.ts';
import { countScores } from '#domains/predictions/insights/count-scores.ts';
import { listScored, ScoredFilter } from '#domains/predictions/insights/list-scored.ts';
import { runPredictions } from '#domains/predictions/runs/run-predictions.ts';
import { startPredictions } from '#domains/predictions/runs/start-predictions.ts';
import { makeShop, openPool } from '../make-shop.ts';
import { quantile, timeRuns } from '../measure.ts';
import type { BenchServer } from '../open-server.ts';

const CUSTOMERS = 200_000;
const MOST_ORDERS = 9;
const READS = 25;
const WARM_UPS = 3;
const NS_PER_MS = 1e6;

/**
 * A look at so many buyers with so many orders: seconds of the whole run, how long others in the process waited for
 * their turn, and p95 of what the screens ask afterwards.
 */
export type ClvResult = {
  customers: number;
  orders: number;
  seconds: number;
  turnP95Ms: number;
  turnP99Ms: number;
  outlookP95Ms: number;
  insightsP95Ms: number;
};

/** The worker's own run, from the orders to the last prediction, and the reads of the screens. */
export async function benchClv(server: BenchServer, say: (line: string) => void): Promise<ClvResult> {
  const { url, isNew } = await server.openDatabase('clv');
  const db = openPool(url, 6);
  try {
    const shop = await makeShop(db, 'web');
    if (isNew) {
      say('Writing the past of 200,000 customers …');
      await writePast(url, shop.channelId);
    }
    const ctx = shop.ctx();
    const turns = monitorEventLoopDelay({ resolution: 1 });
    const { runId } = await startPredictions(ctx, { by: 'caller' });
    const began = performance.now();
    turns.enable();
    await runPredictions(ctx, runId);
    turns.disable();
    const seconds = (performance.now() - began) / 1000;
    const { rows } = await db.$client.query<{ id: string }>(
      'select customer_id as id from customer_predictions order by customer_id limit 1',
    );
    const outlook = () => getOutlook(ctx, rows[0]!.id);
    const insights = async () => {
      await Promise.all([
        countScores(ctx),
        listScored(ctx, ScoredFilter.parse({ recency: 5, frequency: 5 })),
      ]);
    };
    const times: number[] = [];
    for (const read of [outlook, insights]) {
      await timeRuns(WARM_UPS, read);
      times.push(quantile(await timeRuns(READS, read), 0.95));
    }
    const counted = await db.$client.query<{ orders: number }>('select count(*) as orders from orders');
    return {
      customers: CUSTOMERS,
      orders: counted.rows[0]!.orders,
      seconds,
      turnP95Ms: turns.percentile(95) / NS_PER_MS,
      turnP99Ms: turns.percentile(99) / NS_PER_MS,
      outlookP95Ms: times[0]!,
      insightsP95Ms: times[1]!,
    };
  } finally {
    await db.$client.end();
  }
}

/** Two years of people who came one to nine times, at gaps of their own; the same each time but for ids. */
async function writePast(url: string, channelId: string): Promise<void> {
  const client = await openConnection(url);
  await client.query(
    `insert into customers (id, name, search) select gen_random_uuid(), 'Customer ' || n, 'customer ' || n
     from generate_series(1, ${CUSTOMERS}) n`,
  );
  await client.query(
    `insert into orders (id, channel_id, customer_id, status, currency, placed_at, day, gross_minor, total_minor, units, search)
     select gen_random_uuid(), $1, c.id, 'confirmed', 'EUR', d.day + time '12:00', d.day, d.net, d.net, 1, ''
     from (select id, abs(hashtext(name)) as h from customers) c
     cross join lateral generate_series(0, c.h % ${MOST_ORDERS}) k
     cross join lateral (select current_date - 1 - greatest(0, 30 + c.h / 9 % 690 - k * (7 + c.h / 7 % 50)) as day,
       1000 + c.h / 11 % 4000 + k * 37 as net) d`,
    [channelId],
  );
  await client.query(
    `insert into postings (kind, at, day, channel_id, customer_id, order_id, gross_minor, cogs_minor, receivable_minor, orders, units)
     select 'sale', placed_at, day, channel_id, customer_id, id, gross_minor, gross_minor / 2, gross_minor, 1, 1 from orders`,
  );
  await client.query(
    `insert into order_lines (id, order_id, position, variant_id, sku, title, quantity, unit_price_minor, gross_minor)
     select gen_random_uuid(), o.id, p, v.id, v.sku, v.title, 1, o.gross_minor, o.gross_minor
     from (select array_agg(id order by sku) as ids from variants where kind = 'goods') goods
     cross join orders o cross join generate_series(0, 1) p
     join variants v on v.id = goods.ids[1 + (abs(hashtext(o.id::text)) + p * 7) % cardinality(goods.ids)]`,
  );
  await client.query('vacuum analyze');
  await client.end();
}
