import { z } from 'zod';
import { AppError } from '#lib/errors.ts';
import { command } from '../command.ts';
import type { Verb } from '../team/can.ts';
import { ImportRef } from './input.ts';
import { type ImportBatch, type ImportStatus, lockBatch } from './read-batch.ts';

/** The worker carries the import on, unless the caller does so itself (`runImport`), as the command line does. */
const MoveInput = ImportRef.extend({ by: z.enum(['worker', 'caller']).default('worker') });

/** Why not, and the same for programs. */
type Refusal = { reason: string; said: string };

type Move = {
  from: readonly ImportStatus[];
  to: ImportStatus;
  isWork: boolean;
  refuse?: (batch: ImportBatch) => Refusal | null;
};

function move(verb: Verb, spec: Move) {
  return command(verb, {
    input: MoveInput,
    run: async (tx, { importId, by }, ctx) => {
      const batch = await lockBatch(tx, importId);
      if (!spec.from.includes(batch.status))
        throw new AppError('CONFLICT', `The import is ${batch.status}; it cannot become ${spec.to} now.`, {
          details: { reason: 'importStatus', status: batch.status },
        });
      const refusal = spec.refuse?.(batch);
      if (refusal) throw new AppError('CONFLICT', refusal.said, { details: { reason: refusal.reason } });
      await tx.$client.query(
        `update import_batches set status = $2, problem = null,
           started_at = case when $2 = 'running' then coalesce(started_at, $3) else started_at end,
           finished_at = case when $2 = 'cancelled' then $3 end where id = $1`,
        [importId, spec.to, ctx.now],
      );
      return {
        result: { importId, status: spec.to },
        subjectKind: 'import',
        subjectId: importId,
        before: { status: batch.status },
        after: { status: spec.to },
        events: [{ kind: 'import.changed', subjectKind: 'import', subjectId: importId }],
        jobs: spec.isWork && by === 'worker' ? [{ queue: 'run-import', data: { importId } }] : [],
      };
    },
  });
}

/** Has every row read and judged without taking any. @throws CONFLICT while questions are open. */
export const checkImport = move('import.run', {
  from: ['uploaded', 'checking', 'ready', 'failed'],
  to: 'checking',
  isWork: true,
  refuse: (batch) => {
    const questions = batch.findings.questions as { about: string }[] | undefined;
    if (batch.rowsDone > 0) return { reason: 'rowsTaken', said: 'Rows of this import were taken already.' };
    if (!questions?.length) return null;
    const about = questions.map((one) => one.about).join(', ');
    return { reason: 'answerFirst', said: `Answer first: ${about}.` };
  },
});

/** Takes the rows. Only what was checked can be started; what was stopped or failed goes on where it stood. */
export const startImport = move('import.run', {
  from: ['ready', 'failed', 'cancelled'],
  to: 'running',
  isWork: true,
  refuse: (batch) =>
    batch.findings.counts ? null : { reason: 'checkFirst', said: 'Check the import first.' },
});

/** Stops a check or a run at the next chunk; what was taken stays, and can be undone or gone on with. */
export const cancelImport = move('import.run', {
  from: ['uploaded', 'checking', 'ready', 'running'],
  to: 'cancelled',
  isWork: false,
});

/** Takes back what the import made, as far as nobody touched it since. */
export const undoImport = move('import.undo', {
  from: ['done', 'cancelled', 'failed'],
  to: 'undoing',
  isWork: true,
});
