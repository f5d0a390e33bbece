import { channelBoard } from '#domains/analytics/board/channel-board.ts';
import { channelPaths } from '#domains/analytics/board/channel-paths.ts';
import { channelPostings, sumChannelPostings } from '#domains/analytics/board/channel-postings.ts';
import { listCosts, sumBookedCosts, sumCosts } from '#domains/analytics/board/list-costs.ts';
import { listFigureRows, ORDER_ROWS } from '#domains/analytics/board/list-figure-rows.ts';
import { sumFigureRows } from '#domains/analytics/board/sum-figure-rows.ts';
import { channelEffort } from '#domains/analytics/effort/channel-effort.ts';
import { listJourneys } from '#domains/analytics/effort/list-journeys.ts';
import { type Period, previousPeriod } from '#domains/analytics/period.ts';
import { statement } from '#domains/analytics/statement/statement.ts';
import { OF_NONE, STATEMENT_DIMENSIONS } from '#domains/analytics/statement/statement-filter.ts';
import { statementRows } from '#domains/analytics/statement/statement-rows.ts';
import { sumStatementRows } from '#domains/analytics/statement/sum-statement-rows.ts';
import { listMissingCosts } from '#domains/channels/costs/missing/list-missing-costs.ts';
import type { Ctx } from '#domains/context.ts';
import { addDays } from '#lib/time.ts';

/** The eighth channel of books-sql.ts, which sells least. */
const SMALLEST_CHANNEL = 'ce970c52-1646-8486-eb6e-493d27e065f8';

/** One question of a page. */
export type BookQuestion = { name: string; ask: () => Promise<unknown> };

/** What the pages of the board, the statement and the costs ask of the database, over periods that end on the day. */
export function bookQuestions(ctx: Ctx, until: string): BookQuestion[] {
  const periods = [28, 90, 365].map((days): [string, Period] => [
    `${days} days`,
    { from: addDays(until, 1 - days), to: until },
  ]);
  return periods.flatMap(([days, period]) => [
    ...boardQuestions(ctx, days, period),
    ...channelQuestions(ctx, days, period),
    ...statementQuestions(ctx, days, period),
    ...costQuestions(ctx, days, period),
    ...effortQuestions(ctx, days, period),
  ]);
}

function boardQuestions(ctx: Ctx, days: string, period: Period): BookQuestion[] {
  const rowsOf = (rows: (typeof ORDER_ROWS)[number]) => ({
    name: `board rows: ${rows}, ${days}`,
    ask: () => listFigureRows(ctx, { rows, channelId: null, period }),
  });
  return [
    {
      name: `board and before, ${days}`,
      ask: () => channelBoard(ctx, { period, compared: previousPeriod(period) }),
    },
    { name: `first × last, ${days}`, ask: () => channelPaths(ctx, period) },
    ...ORDER_ROWS.map(rowsOf),
    { name: `board rows: postings, ${days}`, ask: () => channelPostings(ctx, { channelId: null, period }) },
    ...ORDER_ROWS.map((rows) => ({
      name: `sum of all board rows: ${rows}, ${days}`,
      ask: () => sumFigureRows(ctx, { rows, channelId: null, period }),
    })),
    {
      name: `sum of all board rows: postings, ${days}`,
      ask: () => sumChannelPostings(ctx, { channelId: null, period }),
    },
  ];
}

function channelQuestions(ctx: Ctx, days: string, period: Period): BookQuestion[] {
  return ORDER_ROWS.filter((rows) => rows !== 'path').map((rows) => ({
    name: `board rows of a channel: ${rows}, ${days}`,
    ask: () => listFigureRows(ctx, { rows, channelId: SMALLEST_CHANNEL, period }),
  }));
}

function statementQuestions(ctx: Ctx, days: string, period: Period): BookQuestion[] {
  return [
    ...STATEMENT_DIMENSIONS.map((by) => ({
      name: `statement by ${by} and before, ${days}`,
      ask: () => statement(ctx, { period, by, against: previousPeriod(period) }),
    })),
    {
      name: `statement rows, ${days}`,
      ask: () => statementRows(ctx, { period, by: 'channel', line: 'discounts' }),
    },
    {
      name: `statement rows of a category, ${days}`,
      ask: () => statementRows(ctx, { period, by: 'category', of: 'Category 1', line: 'gross' }),
    },
    {
      name: `statement rows of a category: returns, ${days}`,
      ask: () => statementRows(ctx, { period, by: 'category', of: 'Category 1', line: 'returns' }),
    },
    {
      name: `statement rows of no category, ${days}`,
      ask: () => statementRows(ctx, { period, by: 'category', of: OF_NONE, line: 'gross' }),
    },
    {
      name: `statement rows of no segment, ${days}`,
      ask: () => statementRows(ctx, { period, by: 'segment', of: OF_NONE, line: 'net' }),
    },
    {
      name: `sum of all statement rows, ${days}`,
      ask: () => sumStatementRows(ctx, { period, by: 'channel', line: 'discounts' }),
    },
    {
      name: `sum of all rows of a category, ${days}`,
      ask: () => sumStatementRows(ctx, { period, by: 'category', of: 'Category 1', line: 'gross' }),
    },
    {
      name: `sum of all rows of no category, ${days}`,
      ask: () => sumStatementRows(ctx, { period, by: 'category', of: OF_NONE, line: 'net' }),
    },
    {
      name: `sum of all rows of no segment, ${days}`,
      ask: () => sumStatementRows(ctx, { period, by: 'segment', of: OF_NONE, line: 'net' }),
    },
  ];
}

function costQuestions(ctx: Ctx, days: string, period: Period): BookQuestion[] {
  return [
    { name: `missing costs, ${days}`, ask: () => listMissingCosts(ctx, period) },
    {
      name: `costs, ${days}`,
      ask: () => Promise.all([listCosts(ctx, period), sumCosts(ctx, period), sumBookedCosts(ctx, period)]),
    },
  ];
}

function effortQuestions(ctx: Ctx, days: string, period: Period): BookQuestion[] {
  return [
    {
      name: `effort and before, ${days}`,
      ask: () => channelEffort(ctx, { period, compared: previousPeriod(period) }),
    },
    { name: `worst journeys, ${days}`, ask: () => listJourneys(ctx, { period }) },
    { name: `worst journeys by paying, ${days}`, ask: () => listJourneys(ctx, { period, step: 'pay' }) },
  ];
}
