import type { Calendar } from '#lib/format/prefs.ts';
import { detectDelimiter } from '#lib/tabular/detect-delimiter.ts';
import { DEFAULT_LIMITS } from '#lib/tabular/limits.ts';
import { type CellRefusal, cleanCell, parseMinor } from '#lib/tabular/parse-cell.ts';
import { CsvScanner } from '#lib/tabular/scan-csv.ts';
import { readStatementPeriod } from '../statement-period.ts';
import { BUDGET_LINES, type BudgetLine } from './budget-lines.ts';

const MOST_ROWS = 500;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** One budget of a table, ready to be set. */
export type ReadBudget = { channelId: string; fromDay: string; line: BudgetLine; amountMinor: number };

/** Why a row of a table was not understood; screens translate it. */
export type BudgetProblem = {
  row: number;
  kind: 'noHeader' | 'noChannel' | 'noMonth' | 'noAmount' | 'twice' | 'tooMany';
  text: string;
  why?: CellRefusal;
};

type Known = {
  channels: readonly { id: string; slug: string; name: string }[];
  /** What a column may be called besides its own name: its words in the reader's language. */
  heads: Partial<Record<'channel' | 'month' | BudgetLine, string>>;
  decimals: number;
  decimalSign: '.' | ',';
  calendar: Calendar;
};

type Column = 'channel' | 'month' | BudgetLine;

/**
 * Reads budgets from text that was copied from a spreadsheet or a CSV file: a row of names (channel, month, and lines
 * of the statement), then one row for each channel and month (`2026-03`, by the business's calendar). An empty cell
 * says nothing. Each row that is not understood is named; nothing of such a table may be kept.
 */
export function readBudgetTable(
  text: string,
  known: Known,
): { budgets: ReadBudget[]; problems: BudgetProblem[] } {
  const [head, ...rows] = cutRows(text);
  const columns = (head?.cells ?? []).map((cell) => readHead(cell, known));
  if (!columns.includes('channel') || !columns.includes('month') || !columns.some(isLine))
    return { budgets: [], problems: [{ row: 1, kind: 'noHeader', text: (head?.cells ?? []).join(', ') }] };
  if (rows.length > MOST_ROWS)
    return { budgets: [], problems: [{ row: MOST_ROWS + 2, kind: 'tooMany', text: String(rows.length) }] };
  const budgets: ReadBudget[] = [];
  const problems: BudgetProblem[] = [];
  const seen = new Set<string>();
  for (const { number, cells } of rows) {
    const read = readRow({ number, cells }, columns, known);
    problems.push(...read.problems);
    for (const budget of read.budgets) {
      const name = `${budget.channelId} ${budget.fromDay} ${budget.line}`;
      if (seen.has(name)) problems.push({ row: number, kind: 'twice', text: cells.join(', ') });
      seen.add(name);
      budgets.push(budget);
    }
  }
  return { budgets, problems };
}

type Cut = { number: number; cells: readonly string[] };

function cutRows(text: string): Cut[] {
  const { delimiter, quote } = detectDelimiter(text);
  const scanner = new CsvScanner({ delimiter, quote }, DEFAULT_LIMITS);
  return [...scanner.push(text), ...scanner.end()]
    .map(({ cells }, at) => ({ number: at + 1, cells: cells.map(cleanCell) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
}

function readHead(cell: string, { heads }: Known): Column | undefined {
  const name = cell.toLowerCase();
  return (['channel', 'month', ...BUDGET_LINES] as const).find(
    (column) => name === column || name === heads[column]?.toLowerCase(),
  );
}

function isLine(column: Column | undefined): column is BudgetLine {
  return BUDGET_LINES.some((line) => line === column);
}

function readRow({ number, cells }: Cut, columns: readonly (Column | undefined)[], known: Known) {
  const problems: BudgetProblem[] = [];
  const budgets: ReadBudget[] = [];
  const cellOf = (column: Column) => cells[columns.indexOf(column)] ?? '';
  const channelId = findChannel(cellOf('channel'), known.channels);
  const fromDay = readMonth(cellOf('month'), known.calendar);
  if (!channelId) problems.push({ row: number, kind: 'noChannel', text: cellOf('channel') });
  if (!fromDay) problems.push({ row: number, kind: 'noMonth', text: cellOf('month') });
  columns.forEach((line, at) => {
    const text = cells[at] ?? '';
    if (!isLine(line) || text === '') return;
    const amount = parseMinor(text, { decimalSign: known.decimalSign }, known.decimals);
    if (!amount.ok) problems.push({ row: number, kind: 'noAmount', text, why: amount.reason });
    else if (channelId && fromDay) budgets.push({ channelId, fromDay, line, amountMinor: amount.value });
  });
  return { budgets, problems };
}

/** By its slug or its name; a name that two channels have names none. */
function findChannel(text: string, channels: Known['channels']): string | undefined {
  const wanted = text.toLowerCase();
  const found = channels.filter(({ slug, name }) => slug === wanted || name.trim().toLowerCase() === wanted);
  return found.length === 1 ? found[0]?.id : undefined;
}

function readMonth(text: string, calendar: Calendar): string | undefined {
  if (!MONTH.test(text)) return undefined;
  const read = readStatementPeriod({ at: text }, '2000-01-01', calendar);
  return read.at === text && read.calendar === calendar ? read.period.from : undefined;
}
