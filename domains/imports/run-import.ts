import type { Database } from '#db/client.ts';
import { openConnection } from '#db/connection.ts';
import { AppError, toAppError } from '#lib/errors.ts';
import type { Ctx } from '../context.ts';
import { announce } from '../events/announce.ts';
import { allow } from '../team/can.ts';
import { finishImport } from './finish-import.ts';
import { checkOrders } from './orders/check-orders.ts';
import { runOrders } from './orders/run-orders.ts';
import { undoOrders } from './orders/undo-orders.ts';
import { runPlain } from './plain/run-plain.ts';
import { undoPlain } from './plain/undo-plain.ts';
import { type ImportBatch, readBatch } from './read-batch.ts';

/** What is told while an import goes on. */
export type Progress = { status: ImportBatch['status']; rowsDone: number; rowsTotal: number | null };

const LOCK_SPACE = 7_204_119;

/**
 * Carries an import on from wherever it stands: checks it, takes its rows, or takes them back. Safe to start again after
 * any crash; a second one at the same time is refused with CONFLICT. A refusal is kept with the import as its problem.
 */
export async function runImport(
  ctx: Ctx,
  importId: string,
  onProgress: (progress: Progress) => void = () => undefined,
): Promise<void> {
  allow(ctx.actor, 'import.run');
  await withLock(ctx.db, importId, async () => {
    try {
      await carryOn(ctx, importId, onProgress);
    } catch (error) {
      if (error instanceof AppError && error.code !== 'INTERNAL') {
        await keepProblem(ctx.db, importId, error.message);
        return;
      }
      throw error;
    }
  });
}

async function carryOn(ctx: Ctx, importId: string, tell: (progress: Progress) => void): Promise<void> {
  const batch = await readBatch(ctx.db, importId);
  const onProgress = async (rows: number) => {
    announce(ctx.db, ['import'], []);
    tell({ status: batch.status, rowsDone: rows, rowsTotal: batch.rowsTotal });
    return (await readStatus(ctx.db, importId)) === batch.status;
  };
  const isOrders = batch.kind === 'orders';
  if (batch.status === 'checking') {
    if (isOrders) await checkOrders(ctx, batch, onProgress);
    else await runPlain(ctx, batch, { isDryRun: true, onProgress });
  } else if (batch.status === 'running') {
    const settler = { actorName: ctx.actor.name, now: ctx.now };
    const pick = batch.options.isRetry === true ? 'waiting' : 'new';
    const isWhole = isOrders
      ? await runOrders(ctx.db, importId, { settler, pick, onProgress })
      : await runPlain(ctx, batch, { isDryRun: false, onProgress });
    if (isWhole) await finishImport(ctx, { importId, status: 'done' });
    if (batch.kind === 'spend') announce(ctx.db, ['cost'], []);
  } else if (batch.status === 'undoing') {
    const kept = isOrders ? await undoOrders(ctx, batch, onProgress) : await undoPlain(ctx, batch);
    await finishImport(ctx, { importId, status: 'undone', kept });
    if (batch.kind === 'spend') announce(ctx.db, ['cost'], []);
  }
}

async function readStatus(db: Database, importId: string): Promise<string | undefined> {
  const { rows } = await db.$client.query<{ status: string }>(
    'select status from import_batches where id = $1',
    [importId],
  );
  return rows[0]?.status;
}

async function keepProblem(db: Database, importId: string, problem: string): Promise<void> {
  await db.$client.query(
    `update import_batches set status = 'failed', problem = $2 where id = $1 and status <> 'cancelled'`,
    [importId, problem],
  );
  announce(db, ['import'], []);
}

/** One run at a time, held by a connection: when its process dies, the lock is gone. */
async function withLock(db: Database, importId: string, work: () => Promise<void>): Promise<void> {
  const client = await openConnection(db.$client.options.connectionString ?? '');
  try {
    const { rows } = await client.query<{ got: boolean }>(
      'select pg_try_advisory_lock($1, hashtext($2)) as got',
      [LOCK_SPACE, importId],
    );
    if (!rows[0]?.got) throw toAppError(new AppError('CONFLICT', 'This import is being worked on already.'));
    await work();
  } finally {
    await client.end();
  }
}
