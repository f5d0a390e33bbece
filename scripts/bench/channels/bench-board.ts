import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '#db/client.ts';
import { SYSTEM } from '#domains/context.ts';
import { meterCpu } from '../cpu.ts';
import { openPool } from '../make-shop.ts';
import { quantile, timeRuns } from '../measure.ts';
import type { BenchServer } from '../open-server.ts';
import { type BookQuestion, bookQuestions } from './book-questions.ts';
import { makeBooks } from './make-books.ts';

const UNTIL = '2026-11-22';
const NOW = new Date(`${UNTIL}T12:00:00Z`);
const POOL_SIZE = 4;
// Until each connection has settled for a plan, which it does after five times; of slow questions fewer.
const WARM_UP_RUNS = 12;
const LONGEST_WARM_UP_MS = 1_000;
const TURNS = 5;
const RUNS_A_TURN = 3;
const FOLDS = 5;
const ORDERS_FOLDED = 1_000;
const PAUSE_MS = 1_100;

/** How long one question takes at one size of books, milliseconds on the server, and PostgreSQL's CPU; `growth` is that of the p50. */
export type BoardTime = {
  name: string;
  orders: number;
  p50Ms: number;
  p95Ms: number;
  cpuMs: number | null;
  growth: number;
};

/** How long the folds of some books took: all of the books, one changed order, and a thousand. */
export type BoardFold = {
  orders: number;
  postingsSeconds: number;
  boardSeconds: number;
  oneOrderP95Ms: number;
  thousandOrdersMs: number;
};

/** The questions of the pages of channels, and how long it takes until the sums know of the rows. */
export type BoardResult = { times: BoardTime[]; folds: BoardFold[] };

/** The result as a table: its title, its heads and its rows. */
export function tellBoard({ times, folds }: BoardResult): [string, string[], (string | number)[][]] {
  const round = (value: number | null) => (value === null ? '' : Math.round(value * 10) / 10);
  const fold = (name: string, orders: number, value: number) => [name, orders, round(value), '', '', ''];
  return [
    'Pages of channels',
    ['question', 'orders', 'p50 ms', 'p95 ms', 'CPU PostgreSQL', 'growth'],
    [
      ...times.map((one) => [
        one.name,
        one.orders,
        round(one.p50Ms),
        round(one.p95Ms),
        round(one.cpuMs),
        round(one.growth),
      ]),
      ...folds.flatMap((one) => [
        fold('fold of all postings (s)', one.orders, one.postingsSeconds),
        fold('fold of all of the board (s)', one.orders, one.boardSeconds),
        fold('both folds after one order, p95', one.orders, one.oneOrderP95Ms),
        fold('both folds after 1,000 orders', one.orders, one.thousandOrdersMs),
      ]),
    ],
  ];
}

/**
 * Makes books of each size where they are new, and asks them. Three lines and ten touches an order, eight channels, three
 * years. Each question is asked of all sizes in turns, so that whatever else the machine does falls on all alike.
 */
export async function benchBoard(
  server: BenchServer,
  sizes: readonly number[],
  say: (line: string) => void,
): Promise<BoardResult> {
  const result: BoardResult = { times: [], folds: [] };
  const books: Books[] = [];
  try {
    for (const orders of sizes) {
      const { url, isNew } = await server.openDatabase(`books_${orders}`);
      const db = openPool(url, POOL_SIZE);
      const ctx = { db, actor: SYSTEM, now: NOW };
      books.push({ orders, db, questions: bookQuestions(ctx, UNTIL) });
      if (isNew) {
        say(`writing the books of ${orders} orders …`);
        await makeBooks(ctx, url, { orders, until: UNTIL });
      }
      result.folds.push({ orders, ...(await timeFolds(db)) });
      await db.$client.query('vacuum analyze');
    }
    const readCpu = () => meterCpu(server.postmasterPid)().postgres;
    const names = books[0]?.questions.map(({ name }) => name) ?? [];
    for (const [at, name] of names.entries())
      result.times.push(...(await askInTurns(books, { at, name, readCpu })));
    return result;
  } finally {
    for (const { db } of books) await db.$client.end();
  }
}

type Books = { orders: number; db: Database; questions: BookQuestion[] };

async function askInTurns(
  books: readonly Books[],
  { at, name, readCpu }: { at: number; name: string; readCpu: () => number | null },
): Promise<BoardTime[]> {
  const asked = books.map(({ orders, questions }) => ({
    orders,
    ask: questions[at]!.ask,
    took: [] as number[],
    cpuMs: 0 as number | null,
  }));
  for (const { ask } of asked) await warmUp(ask);
  for (let turn = 0; turn < TURNS; turn++) {
    for (const one of asked) {
      const before = readCpu();
      one.took.push(...(await timeRuns(RUNS_A_TURN, one.ask)));
      const after = readCpu();
      one.cpuMs = before === null || after === null || one.cpuMs === null ? null : one.cpuMs + after - before;
    }
  }
  const smallest = quantile(asked[0]?.took ?? [], 0.5);
  return asked.map(({ orders, took, cpuMs }) => {
    const p50Ms = quantile(took, 0.5);
    return {
      name,
      orders,
      p50Ms,
      p95Ms: quantile(took, 0.95),
      cpuMs: cpuMs === null ? null : cpuMs / took.length,
      growth: p50Ms / smallest,
    };
  });
}

async function warmUp(ask: () => Promise<unknown>): Promise<void> {
  let tookMs = 0;
  for (let run = 0; run < WARM_UP_RUNS && tookMs < LONGEST_WARM_UP_MS; run++)
    tookMs += (await timeRuns(1, ask)).reduce((sum, one) => sum + one, 0);
}

/** First everything, then again and again after one order has changed, then after a thousand. */
async function timeFolds(db: Database): Promise<Omit<BoardFold, 'orders'>> {
  const [postingsMs = 0] = await timeRuns(1, () => foldPostings(db));
  const [boardMs = 0] = await timeRuns(1, () => foldBoard(db));
  await sleep(PAUSE_MS);
  await foldBoard(db);
  const fold = async () => {
    await foldPostings(db);
    await foldBoard(db);
  };
  const took: number[] = [];
  for (let at = 0; at < FOLDS; at++) {
    await sellAgain(db, 1);
    took.push(...(await timeRuns(1, fold)));
  }
  await sellAgain(db, ORDERS_FOLDED);
  const [thousandOrdersMs = 0] = await timeRuns(1, fold);
  return {
    postingsSeconds: postingsMs / 1000,
    boardSeconds: boardMs / 1000,
    oneOrderP95Ms: quantile(took, 0.95),
    thousandOrdersMs,
  };
}

/** A fold takes some seconds of work at once. */
async function foldPostings(db: Database): Promise<void> {
  for (;;) {
    const { rows } = await db.$client.query<{ folded: number }>('select fold_postings()::integer as folded');
    const waiting = await db.$client.query('select from segment_moves limit 1');
    if (rows[0]!.folded === 0 && waiting.rowCount === 0) return;
  }
}

/** A fold goes on for ten seconds at once. */
export async function foldBoard(db: Database): Promise<void> {
  await foldAway(db, 'fold_board');
}

async function foldAway(db: Database, fold: 'fold_postings' | 'fold_board'): Promise<void> {
  for (;;) {
    const { rows } = await db.$client.query<{ folded: number }>(`select ${fold}()::integer as folded`);
    if (rows[0]!.folded === 0) return;
  }
}

/** The newest sales are posted once more, and their parcels leave a second later. */
async function sellAgain(db: Database, orders: number): Promise<void> {
  await db.$client.query(
    `insert into postings (kind, at, day, channel_id, location_id, customer_id, order_id, gross_minor, discounts_minor,
       shipping_minor, tax_minor, cogs_minor, fees_minor, units, units_without_cost, receivable_minor, parts)
     select 'edit', at, day, channel_id, location_id, customer_id, order_id, gross_minor, discounts_minor, shipping_minor,
       tax_minor, cogs_minor, fees_minor, units, units_without_cost, receivable_minor, parts
     from postings where kind = 'sale' order by id desc limit $1`,
    [orders],
  );
  await db.$client.query(
    `update orders set shipped_at = shipped_at + interval '1 second'
     where id in (select id from orders where status = 'shipped' order by placed_at desc limit $1)`,
    [orders],
  );
}
