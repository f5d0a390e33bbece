import type { Database } from '#db/client.ts';
import { channelBoard } from '#domains/analytics/board/channel-board.ts';
import { channelPaths } from '#domains/analytics/board/channel-paths.ts';
import { listFigureRows } from '#domains/analytics/board/list-figure-rows.ts';
import { type Period, previousPeriod } from '#domains/analytics/period.ts';
import { statement } from '#domains/analytics/statement/statement.ts';
import { type Ctx, SYSTEM } from '#domains/context.ts';
import { addDays } from '#lib/time.ts';
import { openPool } from '../make-shop.ts';
import { quantile, timeRuns } from '../measure.ts';
import type { BenchServer } from '../open-server.ts';
import { makeBooks } from './make-books.ts';

const UNTIL = '2026-11-22';
const NOW = new Date(`${UNTIL}T12:00:00Z`);
const POOL_SIZE = 4;
const WARM_UP_RUNS = 3;
const RUNS = 25;
const FOLDS = 5;

/** How long one question takes at one size of books, milliseconds on the server; `growth` is its p95 against the smallest size's. */
export type BoardTime = { name: string; orders: number; p50Ms: number; p95Ms: number; growth: number };

/** The questions of the board and the statement, and how long a changed order takes into the sums. */
export type BoardResult = {
  times: BoardTime[];
  folds: { orders: number; firstSeconds: number; oneOrderP95Ms: number }[];
};

/** The result as a table: its title, its heads and its rows. */
export function tellBoard({ times, folds }: BoardResult): [string, string[], (string | number)[][]] {
  const round = (value: number) => Math.round(value * 10) / 10;
  return [
    'Channel board',
    ['question', 'orders', 'p50 ms', 'p95 ms', 'growth'],
    [
      ...times.map((one) => [one.name, one.orders, round(one.p50Ms), round(one.p95Ms), round(one.growth)]),
      ...folds.map(({ orders, firstSeconds }) => ['fold of all (s)', orders, round(firstSeconds), '', '']),
      ...folds.map(({ orders, oneOrderP95Ms }) => [
        'fold of one order',
        orders,
        '',
        round(oneOrderP95Ms),
        '',
      ]),
    ],
  ];
}

/** Makes books of each size where they are new, and asks them. Three lines and ten touches an order, eight channels, three years. */
export async function benchBoard(
  server: BenchServer,
  sizes: readonly number[],
  say: (line: string) => void,
): Promise<BoardResult> {
  const result: BoardResult = { times: [], folds: [] };
  for (const orders of sizes) {
    const { url, isNew } = await server.openDatabase(`books_${orders}`);
    const db = openPool(url, POOL_SIZE);
    try {
      if (isNew) {
        say(`writing the books of ${orders} orders …`);
        await makeBooks({ db, actor: SYSTEM, now: NOW }, url, { orders, until: UNTIL });
      }
      result.folds.push({ orders, ...(await timeFolds(db)) });
      await db.$client.query('vacuum analyze');
      for (const { name, ask } of questions({ db, actor: SYSTEM, now: NOW })) {
        await timeRuns(WARM_UP_RUNS, ask);
        const took = await timeRuns(RUNS, ask);
        const p95Ms = quantile(took, 0.95);
        const smallest = result.times.find((one) => one.name === name)?.p95Ms ?? p95Ms;
        result.times.push({ name, orders, p50Ms: quantile(took, 0.5), p95Ms, growth: p95Ms / smallest });
      }
    } finally {
      await db.$client.end();
    }
  }
  return result;
}

/** First everything, then again and again after one order has changed. */
async function timeFolds(db: Database): Promise<{ firstSeconds: number; oneOrderP95Ms: number }> {
  const fold = () => db.$client.query('select fold_postings(), fold_board()');
  const [firstMs = 0] = await timeRuns(1, fold);
  await db.$client.query('select pg_sleep(1.1), fold_board()');
  await fold();
  const took: number[] = [];
  for (let at = 0; at < FOLDS; at++) {
    await db.$client.query(
      `update orders set shipped_at = shipped_at + interval '1 second'
       where id = (select id from orders where status = 'shipped' order by placed_at desc offset $1 limit 1)`,
      [at],
    );
    took.push(...(await timeRuns(1, fold)));
  }
  return { firstSeconds: firstMs / 1000, oneOrderP95Ms: quantile(took, 0.95) };
}

function questions(ctx: Ctx): { name: string; ask: () => Promise<unknown> }[] {
  const last = (days: number): Period => ({ from: addDays(UNTIL, 1 - days), to: UNTIL });
  const [month, year, all] = [last(28), last(365), last(1095)];
  const board = (period: Period) => () => channelBoard(ctx, { period, compared: previousPeriod(period) });
  return [
    { name: 'board, 28 days', ask: board(month) },
    { name: 'board, 365 days', ask: board(year) },
    { name: 'board, 3 years', ask: board(all) },
    { name: 'first × last, 365 days', ask: () => channelPaths(ctx, year) },
    {
      name: 'rows: new customers, 28 days',
      ask: () => listFigureRows(ctx, { rows: 'new', channelId: null, period: month }),
    },
    {
      name: 'statement by channel, 365 days',
      ask: () => statement(ctx, { period: year, by: 'channel', against: previousPeriod(year) }),
    },
    {
      name: 'statement by category, 365 days',
      ask: () => statement(ctx, { period: year, by: 'category', against: previousPeriod(year) }),
    },
  ];
}
