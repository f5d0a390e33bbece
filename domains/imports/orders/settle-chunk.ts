import { type Database, inTransaction, type Tx } from '#db/client.ts';
import { OUT_OF_STOCK, sqlState } from '#db/errors.ts';
import { getOutside } from '#domains/inventory/outside.ts';
import { getBusiness } from '#domains/settings/get-business.ts';
import { type ImportBatch, lockBatch, type Outcome } from '../read-batch.ts';
import { addOutcome } from '../rules/add-outcome.ts';
import { ensureVariants } from './ensure-variants.ts';
import { type ChunkRange, fillChunk } from './fill-chunk.ts';
import { leaveOutKnown, refuseChunk } from './leave-out-known.ts';
import { prepareHeads } from './prepare-heads.ts';
import { type SettleFacts, settleOrders } from './settle-orders.ts';
import { settleOthers } from './settle-others.ts';
import { settleReturns } from './settle-returns.ts';

/** Who settles, and when. */
export type Settler = { actorName: string; now: Date };

// The chunk's sizes are known to the planner only at run time, and sorting 30,000 lines must not go to disk.
const SETTINGS = `set local plan_cache_mode = force_custom_plan; set local work_mem = '64MB'; set local jit = off;
  set local statement_timeout = '300s'`;

const NO_ROWS = { rows: 0, amountMinor: 0, restMicros: 0 };

const OUTCOMES = `
  select class, count(*) as rows, sum(amount_minor - coalesce(discount_minor, 0))::text as amount,
    sum(amount_rest_micros - coalesce(discount_rest_micros, 0))::text as rest
  from import_chunk group by class`;

/**
 * Settles one chunk of documents in one transaction, together with the import's cursor and its counts: after a crash the
 * chunk is settled wholly or not at all. A single order whose goods are not there (live stock) is refused with that reason.
 * Returns null when the import is not at `after` any more, or was stopped.
 */
export async function settleChunk(
  db: Database,
  range: ChunkRange,
  settler: Settler,
): Promise<ImportBatch | null> {
  try {
    return await inOneTransaction(db, range, settler);
  } catch (error) {
    if (sqlState(error) !== OUT_OF_STOCK || range.upTo - range.after !== 1) throw error;
    return inOneTransaction(db, range, settler, 'outOfStock');
  }
}

function inOneTransaction(
  db: Database,
  range: ChunkRange,
  settler: Settler,
  refusal?: string,
): Promise<ImportBatch | null> {
  return inTransaction(db, async (tx) => {
    await tx.$client.query(SETTINGS);
    const batch = await lockBatch(tx, range.batchId);
    if (batch.status !== 'running' || batch.phase !== range.phase || batch.ordinal !== range.after)
      return null;
    const { errors } = await fillChunk(tx, range);
    const { duplicates, refused } = await leaveOutKnown(tx, range);
    const unserved = refusal ? await refuseChunk(tx, { batchId: batch.id, reason: refusal }) : NO_ROWS;
    const settled = await settle(tx, batch, settler);
    const parts: Outcome[] = [
      { error: unserved },
      settled,
      { error: errors },
      { error: refused },
      { duplicate: duplicates },
    ];
    const outcome = parts.reduce(addOutcome, batch.outcome);
    const rows = parts.reduce((sum, part) => sum + countRows(part), 0);
    await markTaken(tx, range);
    await tx.$client.query(
      `update import_batches set ordinal = $2, outcome = $3, rows_done = least(rows_total, rows_done + $4) where id = $1`,
      [batch.id, range.upTo, JSON.stringify(outcome), range.pick === 'new' ? rows : 0],
    );
    return { ...batch, ordinal: range.upTo, outcome, rowsDone: batch.rowsDone + rows };
  });
}

async function settle(tx: Tx, batch: ImportBatch, settler: Settler): Promise<Outcome> {
  const { rows } = await tx.$client.query<{ class: string; rows: number; amount: string; rest: string }>(
    OUTCOMES,
  );
  if (rows.length === 0) return {};
  const facts = await readFacts(tx, batch, settler);
  await ensureVariants(tx, { rule: batch.mapping.rule, now: settler.now, importId: batch.id });
  const { country } = await getBusiness(tx);
  await prepareHeads(tx, {
    source: batch.mapping.customerSource ?? 'import',
    homeCountry: country,
    now: settler.now,
    importId: batch.id,
  });
  if (batch.phase === 1) await settleOrders(tx, facts);
  else {
    await settleReturns(tx, facts);
    await settleOthers(tx, facts);
  }
  return rows.reduce<Outcome>(
    (sum, row) =>
      addOutcome(sum, {
        [row.class]: { rows: row.rows, amountMinor: Number(row.amount), restMicros: Number(row.rest) },
      }),
    {},
  );
}

async function readFacts(tx: Tx, batch: ImportBatch, settler: Settler): Promise<SettleFacts> {
  const outside = await getOutside(tx);
  return {
    importId: batch.id,
    now: settler.now,
    actorName: settler.actorName,
    outside,
    from: batch.mapping.stock === 'live' && batch.locationId ? batch.locationId : outside.supplier,
    isPaid: batch.mapping.payment === 'paid',
    rule: batch.mapping.rule,
  };
}

/** Rows that waited and are taken now count as their class again. */
async function markTaken(tx: Tx, range: ChunkRange): Promise<void> {
  if (range.pick === 'new') return;
  await tx.$client.query(
    `update import_rows r set outcome = null from import_chunk c where r.batch_id = $1 and r.row_number = c.row_number`,
    [range.batchId],
  );
}

function countRows(outcome: Outcome): number {
  return Object.values(outcome).reduce((sum, part) => sum + part.rows, 0);
}
