import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import { command } from '../command.ts';
import { ImportRef } from './input.ts';
import { restageFixed } from './orders/restage-fixed.ts';
import { retryPlain } from './plain/retry-plain.ts';
import { type ImportBatch, lockBatch } from './read-batch.ts';

/**
 * Reads the rows that were put right again and takes them, with the rows of their orders that waited for them. Rows that
 * still cannot be taken stay refused with their new reason. After a run, orders go on as another run and the rest is
 * settled here; before it, the run will find the rows as they were put right. @throws CONFLICT while the import works.
 */
export const retryErrors = command('import.run', {
  input: ImportRef.extend({ by: z.enum(['worker', 'caller']).default('worker') }),
  run: async (tx, { importId, by }, ctx) => {
    const batch = await lockBatch(tx, importId);
    const hasRun = batch.status === 'done' || batch.status === 'cancelled';
    if (!hasRun && batch.status !== 'ready')
      throw new AppError('CONFLICT', `The import is ${batch.status}; try its rows again when that is over.`, {
        details: { reason: 'importStatus', status: batch.status },
      });
    const isOrders = batch.kind === 'orders';
    if (isOrders && hasRun) await retryOrders(tx, batch, ctx.now);
    else if (isOrders) await restageFixed(tx, batch, { pick: 'new', now: ctx.now });
    else if (hasRun) await retryPlain(tx, batch, ctx);
    return {
      result: { importId, status: isOrders && hasRun ? 'running' : batch.status },
      subjectKind: 'import',
      subjectId: importId,
      before: { outcome: batch.outcome },
      events: [{ kind: 'import.changed', subjectKind: 'import', subjectId: importId }],
      jobs: isOrders && hasRun && by === 'worker' ? [{ queue: 'run-import', data: { importId } }] : [],
    };
  },
});

async function retryOrders(tx: Tx, batch: ImportBatch, now: Date): Promise<void> {
  const outcome = await restageFixed(tx, batch, { pick: 'waiting', now });
  await tx.$client.query(
    `update import_batches set status = 'running', phase = 1, ordinal = 0, outcome = $2,
       options = options || '{"isRetry": true}' where id = $1`,
    [batch.id, JSON.stringify(outcome)],
  );
}
