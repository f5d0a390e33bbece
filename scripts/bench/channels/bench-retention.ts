import type { Database } from '#db/client.ts';
import { compareChannelUse } from '#domains/analytics/retention/compare-channel-use.ts';
import { listCohorts } from '#domains/analytics/retention/list-cohorts.ts';
import { listPeopleBehind } from '#domains/analytics/retention/list-people-behind.ts';
import { listRepeatCurves } from '#domains/analytics/retention/list-repeat-curves.ts';
import { listStays } from '#domains/analytics/retention/list-stays.ts';
import { watchChurn } from '#domains/analytics/retention/watch-churn.ts';
import { type Ctx, SYSTEM } from '#domains/context.ts';
import { monthOf } from '#lib/calendar.ts';
import { meterCpu } from '../cpu.ts';
import { openPool } from '../make-shop.ts';
import { quantile, timeRuns } from '../measure.ts';
import type { BenchServer } from '../open-server.ts';
import { foldBoard } from './bench-board.ts';
import { makeBooks } from './make-books.ts';

const UNTIL = '2026-11-22';
const NOW = new Date(`${UNTIL}T12:00:00Z`);
const POOL_SIZE = 4;
const WARM_UP_RUNS = 3;
const RUNS = 25;
const MONTHS = 36;

/** How long one question of the page of retention takes at one size of books, milliseconds on the server, and PostgreSQL's CPU. */
export type RetentionTime = {
  name: string;
  orders: number;
  p50Ms: number;
  p95Ms: number;
  cpuMs: number | null;
};

/** The questions, and how long it takes to count everybody for the first time. */
export type RetentionResult = { times: RetentionTime[]; folds: { orders: number; seconds: number }[] };

/** The result as a table: its title, its heads and its rows. */
export function tellRetention({ times, folds }: RetentionResult): [string, string[], (string | number)[][]] {
  const round = (value: number) => Math.round(value * 10) / 10;
  return [
    'Retention',
    ['question', 'orders', 'p50 ms', 'p95 ms', 'CPU PostgreSQL'],
    [
      ...times.map((one) => [
        one.name,
        one.orders,
        round(one.p50Ms),
        round(one.p95Ms),
        one.cpuMs === null ? '' : round(one.cpuMs),
      ]),
      ...folds.map(({ orders, seconds }) => ['counting everybody (s)', orders, round(seconds), '', '']),
    ],
  ];
}

/** Asks the books of the channel board (made where they are new) what the page of retention asks, all of it and part by part. */
export async function benchRetention(
  server: BenchServer,
  sizes: readonly number[],
  say: (line: string) => void,
): Promise<RetentionResult> {
  const result: RetentionResult = { times: [], folds: [] };
  for (const orders of sizes) {
    const { url, isNew } = await server.openDatabase(`books_${orders}`);
    const db = openPool(url, POOL_SIZE);
    try {
      if (isNew) {
        say(`writing the books of ${orders} orders …`);
        await makeBooks({ db, actor: SYSTEM, now: NOW }, url, { orders, until: UNTIL });
      }
      result.folds.push({ orders, seconds: await countEverybody(db) });
      await db.$client.query('vacuum analyze');
      const readCpu = meterCpu(server.postmasterPid);
      for (const { name, ask } of questions({ db, actor: SYSTEM, now: NOW })) {
        await timeRuns(WARM_UP_RUNS, ask);
        const before = readCpu().postgres;
        const took = await timeRuns(RUNS, ask);
        const after = readCpu().postgres;
        const cpuMs = before === null || after === null ? null : (after - before) / RUNS;
        result.times.push({ name, orders, p50Ms: quantile(took, 0.5), p95Ms: quantile(took, 0.95), cpuMs });
      }
    } finally {
      await db.$client.end();
    }
  }
  return result;
}

async function countEverybody(db: Database): Promise<number> {
  await foldBoard(db);
  const [tookMs = 0] = await timeRuns(1, async () => {
    for (;;) {
      const { rows } = await db.$client.query<{ counted: number }>('select fold_retention() as counted');
      if (Number(rows[0]?.counted ?? 0) === 0) return;
    }
  });
  return tookMs / 1000;
}

function questions(ctx: Ctx): { name: string; ask: () => Promise<unknown> }[] {
  const calendar = 'persian';
  const since = monthOf(UNTIL, calendar, MONTHS).from;
  const won = monthOf(UNTIL, calendar, MONTHS / 2);
  const cohorts = () => listCohorts(ctx, { calendar, channelId: null, sinceOn: since, today: UNTIL });
  const stays = () => listStays(ctx, { calendar, span: 'month', today: UNTIL });
  const curves = () => listRepeatCurves(ctx, { calendar, sinceOn: since, today: UNTIL });
  const use = () => compareChannelUse(ctx, { calendar, channelId: null, today: UNTIL });
  const churn = () => watchChurn(ctx, UNTIL);
  return [
    { name: 'page, 3 years', ask: () => Promise.all([cohorts(), stays(), curves(), use(), churn()]) },
    { name: 'cohorts, 3 years', ask: cohorts },
    { name: 'retention rate', ask: stays },
    { name: 'repeat curves, 3 years', ask: curves },
    { name: 'one or many channels', ask: use },
    { name: 'who may be leaving', ask: churn },
    {
      name: 'people of a cell',
      ask: () =>
        listPeopleBehind(ctx, {
          rows: 'cohort',
          channelId: null,
          won,
          days: monthOf(UNTIL, calendar, MONTHS / 2 - 1),
        }),
    },
  ];
}
