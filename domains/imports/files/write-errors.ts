import type { CellProblem } from '../rows/read-cells.ts';

/** A row that could not be taken, with all of its cells as they stand in the file. */
export type RowError = { rowNumber: number; cells: readonly string[]; problem: CellProblem };

type Queryable = { query: (text: string, values: unknown[]) => Promise<unknown> };

const MAX_CELL = 1_000;

/** Keeps rows with what is wrong with them, so that they can be fixed and tried again. NUL bytes are shown as `�`. */
export async function writeErrors(
  db: Queryable,
  batchId: string,
  errors: readonly RowError[],
): Promise<void> {
  if (errors.length === 0) return;
  const rows = errors.map(({ rowNumber, cells, problem }) => ({
    row_number: rowNumber,
    column_name: problem.column || null,
    value: clean(problem.value),
    reason: problem.reason,
    suggestion: problem.suggestion,
    cells: cells.map(clean),
  }));
  await db.query(
    `insert into import_errors (batch_id, row_number, "column", value, reason, suggestion, cells)
     select $1, e.row_number, e.column_name, e.value, e.reason, e.suggestion, e.cells
     from jsonb_to_recordset($2::jsonb) as e (row_number integer, column_name text, value text, reason text,
       suggestion text, cells text[])
     order by e.row_number`,
    [batchId, JSON.stringify(rows)],
  );
}

function clean(text: string): string {
  return text.slice(0, MAX_CELL).replaceAll('\0', '\ufffd').toWellFormed();
}
