import type { Tx } from '#db/client.ts';
import type { RowResult } from './run-plain.ts';

/** Keeps what rows changed, so that it can be put back. */
export async function writeChanges(tx: Tx, batchId: string, results: readonly RowResult[]): Promise<void> {
  const rows = results.flatMap(({ rowNumber, change }) =>
    change
      ? [
          {
            row_number: rowNumber,
            subject_kind: change.subjectKind,
            subject_id: change.subjectId,
            before: change.before,
            after: change.after,
          },
        ]
      : [],
  );
  if (rows.length === 0) return;
  await tx.$client.query(
    `insert into import_changes (batch_id, row_number, subject_kind, subject_id, before, after)
     select $1, row_number, subject_kind, subject_id, before, after
     from jsonb_to_recordset($2::jsonb) as c (row_number integer, subject_kind text, subject_id text, before jsonb, after jsonb)`,
    [batchId, JSON.stringify(rows)],
  );
}
