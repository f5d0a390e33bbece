import type { TableRow } from '#lib/tabular/limits.ts';
import { describeRowProblem } from '#lib/tabular/read-csv.ts';
import { maskCards } from '#lib/text/mask-cards.ts';
import type { Mapping } from '../mapping.ts';
import type { CellProblem } from './read-cells.ts';

/** The cells of a row by our fields. Only fields of our own list are asked for, so no header can do harm. */
export type RowCells = { get: (field: string) => string; isTyped: (field: string) => boolean };

/** Finds the cells of our fields: by column, else by the mapping's constants, else nothing. */
export function cellFinder(headers: readonly string[], mapping: Mapping): (row: TableRow) => RowCells {
  const places = new Map(
    Object.entries(mapping.columns).map(([field, header]) => [field, headers.indexOf(header)] as const),
  );
  const blanks = new Set(mapping.blanks);
  const constants = new Map(Object.entries(mapping.constants));
  return (row) => ({
    get: (field) => {
      const at = places.get(field);
      if (at === undefined || at < 0) return constants.get(field) ?? '';
      const cell = row.cells[at] ?? '';
      return blanks.has(cell) ? '' : cell;
    },
    isTyped: (field) => row.typed?.[places.get(field) ?? -1] === true,
  });
}

/** Fields of codes and numbers, which may look like a card's and have to stay what they are. */
const CODES = ['sku', 'barcode', 'supplierSku', 'orderNumber', 'lineNumber', 'customerId'];

/** Overwrites card numbers in the cells of a row, but for the columns that are mapped as codes. */
export function cardMasker(headers: readonly string[], mapping: Mapping): (row: TableRow) => TableRow {
  const kept = new Set(CODES.map((field) => headers.indexOf(mapping.columns[field] ?? '')));
  return (row) => {
    const cells = row.cells.map((cell, at) => (kept.has(at) ? cell : maskCards(cell)));
    return cells.some((cell, at) => cell !== row.cells[at]) ? { ...row, cells } : row;
  };
}

/** What the reader of the file found wrong with the row as a whole. */
export function rowProblems(row: TableRow): CellProblem[] {
  return row.problems.map((problem) => ({
    column: '',
    value: '',
    reason: problem.kind,
    suggestion: describeRowProblem(row.rowNumber, problem),
  }));
}
