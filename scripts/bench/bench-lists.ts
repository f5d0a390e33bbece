import type { Database } from '#db/client.ts';
import { listActivity } from '#domains/analytics/activity/list-activity.ts';
import { channelBoard } from '#domains/analytics/board/channel-board.ts';
import { previousPeriod } from '#domains/analytics/period.ts';
import { todaySales } from '#domains/analytics/today-sales.ts';
import { todayWork } from '#domains/analytics/today-work.ts';
import { type Actor, type Ctx, SYSTEM } from '#domains/context.ts';
import { listCustomers } from '#domains/customers/list-customers.ts';
import { listLevels } from '#domains/inventory/levels/list-levels.ts';
import { listLow } from '#domains/inventory/list-low.ts';
import { listOrders } from '#domains/orders/list-orders.ts';
import { addDays } from '#lib/time.ts';
import { seed } from '../seed/seed.ts';
import type { WorldSize } from '../seed/world/plan-world.ts';
import { makeCustomerCases, makeLevelCases, makeListCases } from './list-cases.ts';
import { openPool } from './make-shop.ts';
import { quantile, timeRuns } from './measure.ts';
import type { BenchServer } from './open-server.ts';

const WARM_UP_RUNS = 3;
const RUNS = 25;
const POOL_SIZE = 4;
const BOARD_DAYS = 90;

/** How long one question takes at one size of history, server time in milliseconds. */
export type ListResult = { name: string; orders: number; p50Ms: number; p95Ms: number; slowestMs: number };

/**
 * The questions of the screens through the same queries, at each size of history; made by the seed where it is new. The
 * catalogue is the same at each, so that only the history grows.
 */
export async function benchLists(
  server: BenchServer,
  wanted: { sizes: readonly number[]; catalogue: Required<Pick<WorldSize, 'shops' | 'variants'>> },
  say: (line: string) => void,
): Promise<ListResult[]> {
  const { sizes, catalogue } = wanted;
  const results: ListResult[] = [];
  for (const orders of sizes) {
    const name = `history_${orders}_${catalogue.variants}_${catalogue.shops}`;
    const { url, isNew } = await server.openDatabase(name);
    if (isNew) {
      say(`making ${orders} orders …`);
      await seed(url, { orders, size: catalogue });
    }
    const db = openPool(url, POOL_SIZE);
    try {
      await db.$client.query('select fold_postings(), fold_sales()');
      await db.$client.query('vacuum analyze');
      for (const { name, ask } of await questions(db)) {
        await timeRuns(WARM_UP_RUNS, ask);
        const times = await timeRuns(RUNS, ask);
        results.push({
          name,
          orders,
          p50Ms: quantile(times, 0.5),
          p95Ms: quantile(times, 0.95),
          slowestMs: quantile(times, 1),
        });
      }
    } finally {
      await db.$client.end();
    }
  }
  return results;
}

async function questions(db: Database): Promise<{ name: string; ask: () => Promise<unknown> }[]> {
  const { rows } = await db.$client.query<{ now: Date; day: string }>(
    'select max(placed_at) as now, max(day)::text as day from orders',
  );
  const { now, day } = rows[0]!;
  const ctx: Ctx = { db, actor: SYSTEM satisfies Actor, now };
  const period = { from: addDays(day, 1 - BOARD_DAYS), to: day };
  const [cases, levels, customers] = await Promise.all([
    makeListCases(ctx),
    makeLevelCases(ctx),
    makeCustomerCases(ctx),
  ]);
  return [
    ...cases.map(({ name, filter }) => ({ name: `orders: ${name}`, ask: () => listOrders(ctx, filter) })),
    ...levels.map(({ name, filter }) => ({ name: `inventory: ${name}`, ask: () => listLevels(ctx, filter) })),
    { name: 'inventory: to reorder', ask: () => listLow(ctx, {}) },
    ...customers.map(({ name, filter }) => ({
      name: `customers: ${name}`,
      ask: () => listCustomers(ctx, filter),
    })),
    { name: 'activity: first page', ask: () => listActivity(ctx, {}) },
    { name: 'activity: one verb', ask: () => listActivity(ctx, { verbs: ['stock.adjust'] }) },
    {
      name: 'activity: one week',
      ask: () => listActivity(ctx, { from: addDays(day, -187), to: addDays(day, -180) }),
    },
    {
      name: `channel board: ${BOARD_DAYS} days, compared`,
      ask: () => channelBoard(ctx, { period, compared: previousPeriod(period) }),
    },
    { name: 'today', ask: () => Promise.all([todaySales(ctx), todayWork(ctx)]) },
  ];
}
