import type { Reader } from '#db/client.ts';
import { blankRow, forgetErased, type RowsOf } from '../people/forget-erased.ts';
import type { ImportBatch } from '../read-batch.ts';
import type { CellProblem } from '../rows/read-cells.ts';

/** A row that could not be taken, with all of its cells as they stand in the file. */
export type RowError = { rowNumber: number; cells: readonly string[]; problem: CellProblem };

type Queryable = { query: (text: string, values: unknown[]) => Promise<unknown> };

const MAX_CELL = 1_000;

/** The reason of a row about somebody who was erased. */
export const ERASED_BEFORE = 'erasedBefore';

/**
 * Keeps rows with what is wrong with them, so that they can be fixed and tried again. NUL bytes are shown as `�`. Nothing
 * is kept that says who somebody is who was erased. Writes over `client`, where it is another connection than that of `db`.
 */
export async function writeErrors(
  db: Reader,
  batch: Pick<ImportBatch, 'id' | 'kind' | 'mapping' | 'findings'>,
  errors: readonly RowError[],
  client: Queryable = db.$client,
): Promise<void> {
  if (errors.length === 0) return;
  const file = { kind: batch.kind, headers: batch.findings.headers as string[], mapping: batch.mapping };
  const known = await forgetErased(db, errors, file);
  const rows = known
    .map((error, at) => forget(error, error.cells !== errors[at]!.cells, file))
    .map(({ rowNumber, cells, problem }) => ({
      row_number: rowNumber,
      column_name: problem.column || null,
      value: clean(problem.value),
      reason: problem.reason,
      suggestion: problem.suggestion,
      cells: cells.map(clean),
    }));
  await client.query(
    `insert into import_errors (batch_id, row_number, "column", value, reason, suggestion, cells)
     select $1, e.row_number, e.column_name, e.value, e.reason, e.suggestion, e.cells
     from jsonb_to_recordset($2::jsonb) as e (row_number integer, column_name text, value text, reason text,
       suggestion text, cells text[])
     order by e.row_number`,
    [batch.id, JSON.stringify(rows)],
  );
}

function forget(error: RowError, isBlanked: boolean, file: RowsOf): RowError {
  if (!isBlanked && error.problem.reason !== ERASED_BEFORE) return error;
  const blank = blankRow(error, file);
  const isHarmless = blank.cells.includes(error.problem.value);
  return { ...blank, problem: { ...error.problem, value: isHarmless ? error.problem.value : '' } };
}

function clean(text: string): string {
  return text.slice(0, MAX_CELL).replaceAll('\0', '\ufffd').toWellFormed();
}
