import type { Database } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import { type ImportBatch, readBatch } from '../read-batch.ts';
import type { ChunkRange } from './fill-chunk.ts';
import { type Settler, settleChunk } from './settle-chunk.ts';

/** About so many rows are settled in one transaction. */
const CHUNK_ROWS = 10_000;

/**
 * Settles what is left of a checked order file, chunk by chunk: first all orders, then returns, fees and the like.
 * Goes on where an earlier run stopped. Returns true when every document is settled, false when the import was stopped.
 */
export async function runOrders(
  db: Database,
  importId: string,
  at: { settler: Settler; pick: ChunkRange['pick']; onProgress: (rows: number) => Promise<unknown> },
): Promise<boolean> {
  for (;;) {
    const batch = await readBatch(db, importId);
    if (batch.status !== 'running') return false;
    const upTo = await nextOrdinal(db, batch);
    if (upTo === null) {
      if (batch.phase === 2) return true;
      await startPhaseTwo(db, importId);
      continue;
    }
    const range = { batchId: batch.id, phase: batch.phase, after: batch.ordinal, upTo, pick: at.pick };
    const settled = await settleChunk(db, range, at.settler);
    if (settled) await at.onProgress(settled.rowsDone);
  }
}

/** The last document of the next chunk: whole documents, together about `CHUNK_ROWS` rows. */
async function nextOrdinal(db: Database, batch: ImportBatch): Promise<number | null> {
  const isLive = batch.mapping.stock === 'live';
  const { rows } = await db.$client.query<{ upTo: number | null }>(
    `select max(ordinal) as "upTo" from (
       select ordinal from import_rows where batch_id = $1 and phase = $2 and ordinal > $3
       order by ordinal limit $4) chunk`,
    [batch.id, batch.phase, batch.ordinal, isLive ? 1 : CHUNK_ROWS],
  );
  const upTo = rows[0]?.upTo ?? null;
  // Live orders take units from a shelf: each is served or refused by itself.
  return isLive && upTo !== null ? batch.ordinal + 1 : upTo;
}

async function startPhaseTwo(db: Database, importId: string): Promise<void> {
  const { rowCount } = await db.$client.query(
    `update import_batches set phase = 2, ordinal = 0 where id = $1 and phase = 1 and status = 'running'`,
    [importId],
  );
  if (rowCount !== 1) throw new AppError('CONFLICT', 'The import was stopped or is run by somebody else.');
}
