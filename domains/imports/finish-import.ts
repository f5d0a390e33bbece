import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { command } from '../command.ts';
import { TELLS_OF_PEOPLE } from './fields.ts';
import { ImportRef } from './input.ts';
import { type ImportBatch, lockBatch } from './read-batch.ts';

const FinishInput = ImportRef.extend({
  status: z.enum(['ready', 'done', 'undone']),
  rowsTotal: z.number().int().min(0).optional(),
  findings: z.record(z.string(), z.unknown()).optional(),
  /** What an undo left in place because it was touched since, by name. */
  kept: z.array(z.string()).optional(),
});

/** Ends a check, a run or an undo, if nobody stopped it meanwhile, and leaves the audit row that says what came of it. */
export const finishImport = command('import.run', {
  input: FinishInput,
  run: async (tx, input, ctx) => {
    const batch = await lockBatch(tx, input.importId);
    const isWanted = { ready: 'checking', done: 'running', undone: 'undoing' }[input.status] === batch.status;
    const status = isWanted ? input.status : batch.status;
    const findings = { ...batch.findings, ...input.findings, ...(input.kept ? { kept: input.kept } : {}) };
    await tx.$client.query(
      `update import_batches set status = $2, findings = $3, rows_total = coalesce($4, rows_total),
         options = options - 'isRetry',
         finished_at = case when $2 in ('done', 'undone') then $5 else finished_at end,
         undone_at = case when $2 = 'undone' then $5 else undone_at end
       where id = $1`,
      [batch.id, status, JSON.stringify(findings), input.rowsTotal ?? null, ctx.now],
    );
    if (status === 'done' || status === 'undone') await forgetFile(tx, batch);
    return {
      result: { importId: batch.id, status },
      subjectKind: 'import',
      subjectId: batch.id,
      summary: { outcome: batch.outcome, kept: input.kept?.length ?? 0 },
      before: { status: batch.status },
      after: { status },
      events: [{ kind: 'import.changed', subjectKind: 'import', subjectId: batch.id }],
    };
  },
});

/** Of a file about people nothing stays once its rows are in our books, or out of them again, but how it was understood. */
async function forgetFile(tx: Tx, { id, kind, fileId }: ImportBatch): Promise<void> {
  if (!TELLS_OF_PEOPLE.has(kind)) return;
  await tx.$client.query(
    `update import_batches set findings = findings - 'sampleRows' - 'columns' - 'questions' where id = $1`,
    [id],
  );
  await tx.$client.query(
    `delete from stored_file_parts where file_id = $2 and not exists (
       select from import_batches o where o.file_id = $2 and o.id <> $1 and o.status not in ('done', 'undone'))`,
    [id, fileId],
  );
}
