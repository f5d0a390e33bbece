import { type Statement, statement } from '#domains/analytics/statement/statement.ts';
import { OF_NONE, STATEMENT_DIMENSIONS } from '#domains/analytics/statement/statement-filter.ts';
import type { LineValues } from '#domains/analytics/statement/statement-lines.ts';
import { periodNameOf, readStatementPeriod } from '#domains/analytics/statement/statement-period.ts';
import { calendarOfBooks } from '#domains/money/periods/next-period.ts';
import { getBusiness } from '#domains/settings/get-business.ts';
import type { Calendar } from '#lib/format/prefs.ts';
import { decimalFromMinor } from '#lib/money.ts';
import { dayIn } from '#lib/time.ts';
import { readChoice, UsageError, type Verb, type VerbCall } from '../verb.ts';

const CALENDARS = ['gregorian', 'jalali'] as const;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

export const pnl: Verb = {
  name: 'pnl',
  arguments: [],
  purpose: 'Prints the profit and loss of a month, line by line.',
  options: {
    month: {
      type: 'string',
      value: 'YYYY-MM',
      help: 'the month, such as 2026-03 or 1405-01; the one that ended last unless given',
    },
    calendar: {
      type: 'string',
      value: 'NAME',
      help: `whose months: ${CALENDARS.join(' or ')}; the business’s own unless given`,
    },
    by: { type: 'string', value: 'GROUP', help: `one column for each ${STATEMENT_DIMENSIONS.join(', ')}` },
  },
  notes: [
    'Amounts are in the reporting currency. “earlier” is what came in after its own month was closed; it is part of the',
    'amounts. cogs is the cost of goods, handling what returns cost, cm1 to cm3 are the margins after goods, after selling and',
    'sending, and after marketing; profit is what is left after fixed costs. A customer may be in several segments, so these',
    'columns do not add up to the total.',
  ],
  examples: ['pnl --month 2026-03', 'pnl --month 1405-01 --calendar jalali --by category --json'],
  run: async ({ ctx }, call) => {
    const { reportingCurrency: currency, timeZone, calendar } = await getBusiness(ctx.db);
    const days = readMonth(call, { calendar: calendarOfBooks(calendar), today: dayIn(timeZone, ctx.now) });
    const group = call.text('by');
    const by =
      group === undefined ? 'channel' : readChoice(group, { name: '--by', choices: STATEMENT_DIMENSIONS });
    const found = await statement(ctx, { period: days.period, by, against: null });
    const amounts = (values: LineValues | null) =>
      values &&
      Object.fromEntries(found.lines.map((line) => [line, decimalFromMinor(values[line] ?? 0, currency)]));
    const columns = found.columns.map((column) => ({
      key: column.key,
      name: nameOf(column, by),
      amounts: amounts(column.now),
      earlier: amounts(column.earlier),
    }));
    const { now, earlier } = found.total;
    const total = { amounts: amounts(now), earlier: amounts(earlier) };
    return {
      json: {
        month: days.at,
        ...days.period,
        currency,
        by,
        total,
        columns,
        missing: found.missing,
        moves: found.moves,
      },
      lines: [
        `${days.at}: ${days.period.from} to ${days.period.to}, amounts in ${currency}`,
        ...alignColumns(tableOf(found, { total, columns })),
        ...tellGaps(found.missing),
        ...tellMoves(found.moves),
      ],
    };
  },
};

/** Without what is missing the figures look better than they are; that is said under them. */
function tellGaps({ unitsWithoutCost, units, channelsWithoutFees }: Statement['missing']): string[] {
  return [
    ...(unitsWithoutCost > 0
      ? [`Cost of goods unknown for ${unitsWithoutCost} of ${units} units sold.`]
      : []),
    ...(channelsWithoutFees.length > 0
      ? [`No fees known of: ${channelsWithoutFees.map(({ name }) => name).join(', ')}.`]
      : []),
  ];
}

/** Figures by segment are of those who are counted; who came or left since is not. */
function tellMoves(moves: Statement['moves']): string[] {
  if (!moves) return [];
  const since = `Who came into segments or left them since ${moves.since.toISOString()} is still being counted.`;
  return moves.segments.length > 0 ? [since, `Not whole yet: ${moves.segments.join(', ')}.`] : [since];
}

type Part = { amounts: Record<string, string> | null; earlier: Record<string, string> | null };

function tableOf(
  { lines }: Statement,
  { total, columns }: { total: Part; columns: (Part & { name: string })[] },
) {
  const parts = [
    { name: 'total', amounts: total.amounts },
    ...(total.earlier ? [{ name: 'earlier', amounts: total.earlier }] : []),
    ...columns,
  ];
  return [
    ['', ...parts.map(({ name }) => name)],
    ...lines.map((line) => [line, ...parts.map(({ amounts }) => amounts?.[line] ?? '')]),
  ];
}

function nameOf({ key, name }: Statement['columns'][number], by: string): string {
  if (key === OF_NONE) return `no ${by}`;
  return name ?? 'others';
}

function alignColumns(table: string[][]): string[] {
  const widths = (table[0] ?? []).map((_, place) => Math.max(...table.map((row) => row[place]?.length ?? 0)));
  return table.map((row) =>
    row
      .map((cell, place) => (place === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[place] ?? 0)))
      .join('  '),
  );
}

function readMonth(call: VerbCall, { calendar, today }: { calendar: Calendar; today: string }) {
  const named = call.text('calendar');
  const own =
    named === undefined
      ? calendar
      : calendarOfBooks(readChoice(named, { name: '--calendar', choices: CALENDARS }));
  const month = call.text('month');
  if (month === undefined) return readStatementPeriod({}, today, own);
  if (!MONTH.test(month)) throw new UsageError(`--month ${month}: a month is wanted, such as 2026-03.`);
  const days = readStatementPeriod({ at: month }, today, own);
  if (days.at !== month || (named !== undefined && days.calendar !== own))
    throw new UsageError(
      `--month ${month}: not a month of that calendar; now it is ${periodNameOf('month', today, own)}.`,
    );
  return days;
}
