import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect, type Database } from '#db/client.ts';
import { createTestDatabase, type TestDatabase } from '#db/testing.ts';
import { type Ctx, SYSTEM } from '#domains/context.ts';
import { dayIn } from '#lib/time.ts';
import { expectEffortTrue } from '../../effort/fold/fold-effort.fixture.ts';
import type { Period } from '../../period.ts';
import { channelBoard, type Metrics } from '../channel-board.ts';
import { channelPaths } from '../channel-paths.ts';
import { type AnswerWait, listAnswerWaits } from '../list-answer-waits.ts';
import { type CreditedOrders, listCreditedOrders } from '../list-credited-orders.ts';
import { listFigureRows, ORDER_ROWS } from '../list-figure-rows.ts';
import { listVisitDays } from '../list-visit-days.ts';
import { METRIC_KEYS, type MetricKey } from '../metric-definitions.ts';
import { type FigureRowSums, sumFigureRows } from '../sum-figure-rows.ts';
import { foldBoardWhole } from '../sums/fold-board.fixture.ts';
import { type RawRows, readRawRows, recompute } from './recompute.fixture.ts';

/** A small business to be held against its rows. */
export type Case = {
  timeZone: string;
  now: Date;
  periods: readonly Period[];
  make: (url: string, ctx: Ctx) => Promise<unknown>;
  /** Figures of which there is enough, in every period. */
  says?: readonly MetricKey[];
};

/** Holds every figure of the board, and the rows behind them, against a plain reading of single rows. */
export function holdAgainstRows({ timeZone, now: NOW, periods, make, says = [] }: Case): void {
  let base: TestDatabase;
  let db: Database;
  let raw: RawRows;
  const ctx = (): Ctx => ({ db, actor: SYSTEM, now: NOW });

  beforeAll(async () => {
    base = await createTestDatabase();
    db = connect(base.url);
    await make(base.url, ctx());
    await foldBoardWhole(db);
    await expectEffortTrue(db);
    raw = await readRawRows(db, timeZone);
  });
  afterAll(async () => {
    await db.$client.end();
    await base.close();
  });

  it.each(periods)('are what a reader of single rows reckons, from $from to $to', async (period: Period) => {
    const board = await channelBoard(ctx(), { period, compared: null });
    const today = dayIn(timeZone, NOW);
    expect(board.metrics).toEqual(METRIC_KEYS);
    for (const row of board.rows) {
      const { mer: _, ...expected } = recompute(raw, {
        channelIds: [row.channelId],
        isAll: false,
        period,
        now: NOW,
        today,
      });
      expect({ channel: row.name, ...row.now }).toEqual({ channel: row.name, ...expected });
    }
    const all = recompute(raw, {
      channelIds: board.rows.map(({ channelId }) => channelId),
      isAll: true,
      period,
      now: NOW,
      today,
    });
    expect(board.total.now).toEqual(all);
    for (const metric of says) expect(board.total.now[metric], metric).toBeTypeOf('number');
  });

  it.each(periods)('have rows that come to them, from $from to $to', async (period: Period) => {
    const board = await channelBoard(ctx(), { period, compared: null });
    const cells = await channelPaths(ctx(), period);
    for (const channel of [...board.rows, { channelId: null, now: board.total.now }]) {
      const { channelId, now } = channel;
      const sums = new Map<string, FigureRowSums>();
      for (const rows of ORDER_ROWS) {
        if (rows !== 'path') sums.set(rows, await sumFigureRows(ctx(), { rows, channelId, period }));
      }
      const won = sums.get('new')!;
      expect(won.orders).toBe(now.newCustomers);
      if (now.ltv !== null) expect(Math.round(won.worthMinor! / won.orders)).toBe(now.ltv);
      const again = sums.get('returning')!.orders;
      if (now.returningRate !== null)
        expect(again / (again + won.orders)).toBeCloseTo(now.returningRate!, 12);
      const { orders, late } = sums.get('promised')!;
      if (now.onTime !== null) expect((orders - late) / orders).toBeCloseTo(now.onTime!, 12);
      const visits = await listVisitDays(ctx(), { channelId, period });
      expect(visits.sums.people).toBe(now.visits ?? 0);
      await expectRowsOfTalks(ctx(), { channelId, period, now });
    }
    for (const cell of cells.slice(0, 12)) {
      const { firstChannelId, channelId } = cell;
      const wanted = { rows: 'path', channelId, firstChannelId, period } as const;
      const found = await sumFigureRows(ctx(), wanted);
      expect((await listFigureRows(ctx(), wanted)).rows).toHaveLength(Math.min(found.orders, 100));
      expect({ orders: found.orders, netMinor: found.netMinor }).toEqual({
        orders: cell.orders,
        netMinor: cell.netMinor,
      });
    }
  });

  it('pages through rows without losing or doubling one', () => expectWholePages(ctx()));
}

/** Questions and credited orders come to the figures that lead to them. */
async function expectRowsOfTalks(
  ctx: Ctx,
  { channelId, period, now }: { channelId: string | null; period: Period; now: Metrics },
): Promise<void> {
  const { rows, sums, isCut } = await listAnswerWaits(ctx, { channelId, period });
  expect(sums.questions).toBe(sums.answered + sums.unanswered + sums.notDue);
  if (!isCut) {
    const told = rows.map(({ answeredAt, isNotDue }) => (answeredAt ? 'yes' : isNotDue ? 'later' : 'no'));
    expect([told.filter((one) => one === 'yes').length, told.filter((one) => one === 'no').length]).toEqual([
      sums.answered,
      sums.unanswered,
    ]);
    const decided = rows.filter(({ isNotDue }) => !isNotDue).toSorted(bySpeed);
    const middle = decided[Math.ceil(decided.length / 2) - 1];
    if (typeof now.responseTime === 'number') expect(middle!.minutes).toBeLessThanOrEqual(now.responseTime);
  }
  for (const model of ['last', 'first'] as const) {
    const credited = await listCreditedOrders(ctx, { model, channelId, period });
    const times = model === 'last' ? now.roasLast : now.roasFirst;
    if (typeof times === 'number') expect(credited.sums.netMinor / now.marketing!).toBeCloseTo(times, 10);
    const orders = await countCredited(ctx, { model, channelId, period });
    expect(orders).toBe(credited.sums.orders);
  }
}

function bySpeed(a: AnswerWait, b: AnswerWait): number {
  return Number(a.answeredAt === null) - Number(b.answeredAt === null) || a.minutes - b.minutes;
}

async function countCredited(ctx: Ctx, wanted: Parameters<typeof listCreditedOrders>[1]): Promise<number> {
  let after: string | null = null;
  const seen = new Set<string>();
  do {
    const page: CreditedOrders = await listCreditedOrders(ctx, { ...wanted, after });
    for (const { id } of page.rows) seen.add(id);
    after = page.next;
  } while (after);
  return seen.size;
}

async function expectWholePages(ctx: Ctx): Promise<void> {
  const wanted = {
    rows: 'new',
    channelId: null,
    period: { from: '2023-01-01', to: '2026-12-31' },
  } as const;
  const seen = new Set<string>();
  let after: string | null = null;
  let counted = 0;
  do {
    const page: Awaited<ReturnType<typeof listFigureRows>> = await listFigureRows(ctx, {
      ...wanted,
      after,
    });
    for (const { id } of page.rows) seen.add(id);
    counted += page.rows.length;
    after = page.next;
    if (after === null) expect(seen.size).toBe((await sumFigureRows(ctx, wanted)).orders);
  } while (after);
  expect(counted).toBe(seen.size);
}
