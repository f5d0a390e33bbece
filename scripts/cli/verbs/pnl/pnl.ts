import { type Statement, type StatementAgainst, statement } from '#domains/analytics/statement/statement.ts';
import { OF_NONE, STATEMENT_DIMENSIONS } from '#domains/analytics/statement/statement-filter.ts';
import type { LineValues, StatementLine } from '#domains/analytics/statement/statement-lines.ts';
import {
  comparedPeriod,
  periodNameOf,
  readStatementPeriod,
  STATEMENT_COMPARISONS,
  type StatementComparison,
  type StatementPeriod,
} from '#domains/analytics/statement/statement-period.ts';
import { calendarOfBooks } from '#domains/money/periods/next-period.ts';
import { getBusiness } from '#domains/settings/get-business.ts';
import type { Calendar } from '#lib/format/prefs.ts';
import { decimalFromMinor } from '#lib/money.ts';
import { dayIn } from '#lib/time.ts';
import { readChoice, UsageError, type Verb, type VerbCall } from '../../verb.ts';
import { heldColumns, tellHeld, tellLacking } from './pnl-compared.ts';

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
    compare: {
      type: 'string',
      value: 'WHAT',
      help: `beside the month before, the same month a year before, or the budget: ${STATEMENT_COMPARISONS.join(', ')}; none unless given`,
    },
  },
  notes: [
    'Amounts are in the reporting currency. “earlier” is what came in after its own month was closed; it is part of the',
    'amounts. cogs is the cost of goods, handling what returns cost, cm1 to cm3 are the margins after goods, after selling and',
    'sending, and after marketing; profit is what is left after fixed costs. A customer may be in several segments, so these',
    'columns do not add up to the total. A month that still runs stands against as many days. What is held against nothing,',
    'or against a budget that is not whole, has no difference.',
  ],
  examples: [
    'pnl --month 2026-03',
    'pnl --month 1405-01 --calendar jalali --by category --json',
    'pnl --month 2026-03 --compare year',
  ],
  run: async ({ ctx }, call) => {
    const { reportingCurrency: currency, timeZone, calendar } = await getBusiness(ctx.db);
    const today = dayIn(timeZone, ctx.now);
    const days = readMonth(call, { calendar: calendarOfBooks(calendar), today });
    const by = readChoice(call.text('by') ?? 'channel', { name: '--by', choices: STATEMENT_DIMENSIONS });
    const comparison = readChoice(call.text('compare') ?? 'none', {
      name: '--compare',
      choices: STATEMENT_COMPARISONS,
    });
    const against = againstOf(days, comparison, today);
    const found = await statement(ctx, { period: days.period, by, against });
    const amounts = (values: LineValues | null) =>
      values &&
      Object.fromEntries(found.lines.map((line) => [line, decimalFromMinor(values[line] ?? 0, currency)]));
    const tellPart = (part: Statement['total']) => ({
      amounts: amounts(part.now),
      compared: tellHeld(found, part, currency),
      earlier: amounts(part.earlier),
    });
    return {
      json: {
        month: days.at,
        ...days.period,
        currency,
        by,
        comparison,
        against: typeof against === 'object' ? against : null,
        budget: found.budget,
        total: tellPart(found.total),
        columns: found.columns.map((column) => ({
          key: column.key,
          name: nameOf(column, by),
          ...tellPart(column),
        })),
        missing: found.missing,
        moves: found.moves,
      },
      lines: [
        headOf(days, { against, currency }),
        ...alignColumns(tableOf(found, { currency, comparison })),
        ...tellLacking(found),
        ...tellGaps(found.missing),
        ...tellMoves(found.moves),
      ],
    };
  },
};

function againstOf(days: StatementPeriod, comparison: StatementComparison, today: string): StatementAgainst {
  if (comparison === 'none') return null;
  return comparison === 'budget' ? 'budget' : comparedPeriod(days, comparison, today);
}

function headOf(
  { at, period }: StatementPeriod,
  { against, currency }: { against: StatementAgainst; currency: string },
): string {
  const beside =
    against === 'budget' ? ' against the budget' : against && ` against ${against.from} to ${against.to}`;
  return `${at}: ${period.from} to ${period.to}${beside ?? ''}, amounts in ${currency}`;
}

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

function tableOf(
  found: Statement,
  { currency, comparison }: { currency: string; comparison: StatementComparison },
): string[][] {
  const { by, lines, total, columns } = found;
  const amounts = (name: string, values: LineValues) => ({
    name,
    cellOf: (line: StatementLine) => decimalFromMinor(values[line] ?? 0, currency),
  });
  const parts = [
    amounts('total', total.now),
    ...heldColumns(found, { part: total, currency, comparison }),
    ...(total.earlier ? [amounts('earlier', total.earlier)] : []),
    ...columns.flatMap((column) => [
      amounts(nameOf(column, by), column.now),
      ...heldColumns(found, { part: column, currency, comparison }),
    ]),
  ];
  return [
    ['', ...parts.map(({ name }) => name)],
    ...lines.map((line) => [line, ...parts.map(({ cellOf }) => cellOf(line))]),
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
