import { type ColumnReport, detectColumns } from './detect-columns.ts';
import { isHeader } from './detect-delimiter.ts';
import { nameColumns, SAMPLE_ROWS } from './inspect-csv.ts';
import type { TableRow } from './limits.ts';
import { readXlsx } from './read-xlsx.ts';

/** All that a screen needs to show and ask before a sheet is read. */
export type XlsxInspection = {
  hasHeader: boolean;
  headers: string[];
  columns: ColumnReport[];
  sampleRows: string[][];
};

const JUDGED_ROWS = 500;

/**
 * Judges a sheet by its first rows, taking the person's answers where given; without a name, the first visible sheet.
 * Columns of real number cells are never ambiguous. Fails as `readXlsx` does.
 */
export async function inspectXlsx(
  file: string | Buffer,
  answers: { sheet?: string; hasHeader?: boolean; skipRows?: number } = {},
): Promise<XlsxInspection> {
  const rows: TableRow[] = [];
  for await (const row of readXlsx(file, answers.sheet === undefined ? {} : { sheet: answers.sheet })) {
    if (rows.push(row) === JUDGED_ROWS) break;
  }
  rows.splice(0, answers.skipRows ?? 0);
  const hasHeader = answers.hasHeader ?? isHeader(rows[0]?.cells ?? []);
  const width = rows.reduce((widest, { cells }) => Math.max(widest, cells.length), 0);
  const headers = nameColumns(hasHeader ? (rows[0]?.cells ?? []) : [], width);
  const body = hasHeader ? rows.slice(1) : rows;
  const cells = body.map((row) => row.cells);
  const isPlain = (index: number) => body.every((row) => !row.cells[index] || row.typed?.[index] === true);
  return {
    hasHeader,
    headers,
    columns: detectColumns(headers, cells, isPlain),
    sampleRows: cells.slice(0, SAMPLE_ROWS),
  };
}
