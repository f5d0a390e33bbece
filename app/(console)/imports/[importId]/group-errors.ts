import type { ImportErrorRow } from '#domains/imports/list-import-errors.ts';

/** A refused row with everything that is wrong with it. `errorId` stands for the whole row. */
export type RefusedRow = {
  errorId: number;
  rowNumber: number;
  cells: readonly string[];
  status: ImportErrorRow['status'];
  problems: { column: string | null; value: string | null; reason: string; suggestion: string | null }[];
};

/** One entry a row, in the file's order: what is wrong with a row is put right together. */
export function groupErrors(errors: readonly ImportErrorRow[]): RefusedRow[] {
  const rows = new Map<number, RefusedRow>();
  for (const { id, rowNumber, cells, status, column, value, reason, suggestion } of errors) {
    const row = rows.get(rowNumber) ?? { errorId: id, rowNumber, cells, status, problems: [] };
    row.problems.push({ column, value, reason, suggestion });
    rows.set(rowNumber, row);
  }
  return [...rows.values()];
}

/** What to offer as the new value of a cell: a suggestion that is a value, else what stands there. */
export function proposeCell(row: Pick<RefusedRow, 'problems'>, column: string): string {
  const problem = row.problems.find((one) => one.column === column);
  return (problem?.reason === 'notWhole' ? problem.suggestion : null) ?? problem?.value ?? '';
}

/** The cells of a row with what was typed for some of its columns. */
export function correctCells(
  row: Pick<RefusedRow, 'cells'>,
  { headers, typed }: { headers: readonly string[]; typed: Readonly<Record<string, string>> },
): string[] {
  return row.cells.map((cell, place) => typed[headers[place] ?? ''] ?? cell);
}
