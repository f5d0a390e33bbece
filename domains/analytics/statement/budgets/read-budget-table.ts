import type { Calendar } from '#lib/format/prefs.ts';
import { detectDelimiter } from '#lib/tabular/detect-delimiter.ts';
import { DEFAULT_LIMITS } from '#lib/tabular/limits.ts';
import { type CellRefusal, cleanCell, parseMinor } from '#lib/tabular/parse-cell.ts';
import { CsvScanner } from '#lib/tabular/scan-csv.ts';
import { readStatementPeriod } from '../statement-period.ts';
import { type BudgetDimension, OF_ALL } from './budget-dimensions.ts';
import { BUDGET_LINES, type BudgetLine } from './budget-lines.ts';

const MOST_ROWS = 3_000;
const MOST_BUDGETS = 7_000;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** One budget of a table, ready to be set. */
export type ReadBudget = { key: string; fromDay: string; line: BudgetLine; amountMinor: number };

/** Why a row of a table was not understood; screens translate it. */
export type BudgetProblem = {
  row: number;
  kind: 'noHeader' | 'noName' | 'noMonth' | 'noAmount' | 'twice' | 'tooMany';
  text: string;
  why?: CellRefusal;
};

/** A column of such a table: whose budget it is, its month, or a line of the statement. */
export type BudgetColumn = 'name' | 'month' | BudgetLine;

type Known = {
  by: BudgetDimension;
  names: readonly { key: string; code: string | null; name: string | null }[];
  /** What a column may be called besides its own name: its words in the reader's language. */
  heads: Partial<Record<BudgetColumn, string>>;
  decimals: number;
  decimalSign: '.' | ',';
  calendar: Calendar;
};

/**
 * Reads budgets of one dimension from text that was copied from a spreadsheet or a CSV file: a row of names (channel,
 * month, and lines of the statement), then one row for each channel and month (`2026-03`, by the business's calendar).
 * Those of the whole business name only the month. An empty cell says nothing. Each row that is not understood is
 * named; nothing of such a table may be kept.
 */
export function readBudgetTable(
  text: string,
  known: Known,
): { budgets: ReadBudget[]; problems: BudgetProblem[] } {
  const [head, ...rows] = cutRows(text);
  const columns = (head?.cells ?? []).map((cell) => readHead(cell, known));
  const isNamed = known.by === 'total' || columns.includes('name');
  if (!isNamed || !columns.includes('month') || !columns.some(isLine))
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
      const name = JSON.stringify([budget.key, budget.fromDay, budget.line]);
      if (seen.has(name)) problems.push({ row: number, kind: 'twice', text: cells.join(', ') });
      seen.add(name);
      budgets.push(budget);
    }
  }
  if (budgets.length > MOST_BUDGETS)
    problems.push({ row: rows.length + 1, kind: 'tooMany', text: String(budgets.length) });
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

function readHead(cell: string, { by, heads }: Known): BudgetColumn | undefined {
  const name = cell.toLowerCase();
  return (['name', 'month', ...BUDGET_LINES] as const).find(
    (column) => name === (column === 'name' ? by : column) || name === heads[column]?.toLowerCase(),
  );
}

function isLine(column: BudgetColumn | undefined): column is BudgetLine {
  return BUDGET_LINES.some((line) => line === column);
}

function readRow({ number, cells }: Cut, columns: readonly (BudgetColumn | undefined)[], known: Known) {
  const problems: BudgetProblem[] = [];
  const budgets: ReadBudget[] = [];
  const cellOf = (column: BudgetColumn) => cells[columns.indexOf(column)] ?? '';
  const key = known.by === 'total' ? OF_ALL : findKey(cellOf('name'), known.names);
  const fromDay = readMonth(cellOf('month'), known.calendar);
  if (key === undefined) problems.push({ row: number, kind: 'noName', text: cellOf('name') });
  if (!fromDay) problems.push({ row: number, kind: 'noMonth', text: cellOf('month') });
  columns.forEach((line, at) => {
    const text = cells[at] ?? '';
    if (!isLine(line) || text === '') return;
    const amount = parseMinor(text, { decimalSign: known.decimalSign }, known.decimals);
    if (!amount.ok) problems.push({ row: number, kind: 'noAmount', text, why: amount.reason });
    else if (key !== undefined && fromDay) budgets.push({ key, fromDay, line, amountMinor: amount.value });
  });
  return { budgets, problems };
}

/** By its code or its name; a name that two have names none. */
function findKey(text: string, names: Known['names']): string | undefined {
  const wanted = text.toLowerCase();
  const same = (name: string | null) => name !== null && cleanCell(name).toLowerCase() === wanted;
  const found = names.filter(({ code, name }) => same(code) || same(name));
  return found.length === 1 ? found[0]?.key : undefined;
}

function readMonth(text: string, calendar: Calendar): string | undefined {
  if (!MONTH.test(text)) return undefined;
  const read = readStatementPeriod({ at: text }, '2000-01-01', calendar);
  return read.at === text && read.calendar === calendar ? read.period.from : undefined;
}
