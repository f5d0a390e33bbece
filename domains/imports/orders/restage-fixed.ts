import type { Tx } from '#db/client.ts';
import type { TableRow } from '#lib/tabular/limits.ts';
import { writeErrors } from '../files/write-errors.ts';
import { forgetErasedOrders } from '../people/forget-erased-orders.ts';
import type { ImportBatch, Outcome, OutcomeSum } from '../read-batch.ts';
import { type OrderRow, readOrderRow } from '../rows/read-order-row.ts';
import { addOutcome } from '../rules/add-outcome.ts';
import { readSum, SUM_OF } from './fill-chunk.ts';
import { readOrderContext } from './read-context.ts';

/**
 * Reads the rows that were put right again in place of what they were, and marks them and the rows that waited for them to
 * be taken. Returns the import's outcome without them; the run adds them again as what they become.
 */
export async function restageFixed(
  tx: Tx,
  batch: ImportBatch,
  { pick, now }: { pick: 'new' | 'waiting'; now: Date },
): Promise<Outcome> {
  const headers = batch.findings.headers as string[];
  const context = await readOrderContext(tx, { ...batch, headers });
  const { rows: fixed } = await tx.$client.query<{ rowNumber: number; cells: string[] }>(
    `select distinct on (row_number) row_number as "rowNumber", cells from import_errors
     where batch_id = $1 and status = 'fixed' order by row_number, id`,
    [batch.id],
  );
  const freed = pick === 'waiting' ? await takeOut(tx, batch.id) : undefined;
  for (const { rowNumber, cells } of fixed) {
    const row: TableRow = { rowNumber, cells, problems: [] };
    const read = readOrderRow(row, context);
    await tx.$client.query('delete from import_errors where batch_id = $1 and row_number = $2', [
      batch.id,
      rowNumber,
    ]);
    await writeErrors(
      tx,
      batch,
      read.problems.map((problem) => ({ rowNumber, cells, problem })),
    );
    await replaceRow(tx, batch.id, { row: read.row, outcome: pick === 'waiting' ? pick : null });
  }
  await forgetErasedOrders(tx, batch, now);
  if (!freed) return batch.outcome;
  const { error, ...others } = batch.outcome;
  return addOutcome(others, { error: subtract(error, freed) });
}

/** Takes the rows that may be tried again out of the count of errors: those put right, and those that waited for them. */
async function takeOut(tx: Tx, batchId: string): Promise<OutcomeSum> {
  return readSum(
    await tx.$client.query(
      `with again as (
         update import_rows r set outcome = 'waiting'
         where r.batch_id = $1 and r.outcome = 'error'
           and (r.class <> 'error' or exists (select from import_errors e where e.batch_id = $1
             and e.row_number = r.row_number and e.status = 'fixed'))
           and not exists (select from import_errors e where e.batch_id = $1 and e.row_number = r.row_number
             and e.status = 'open')
         returning r.amount_minor, r.amount_rest_micros, r.discount_minor, r.discount_rest_micros
       )
       ${SUM_OF} again`,
      [batchId],
    ),
  );
}

async function replaceRow(
  tx: Tx,
  batchId: string,
  { row, outcome }: { row: OrderRow; outcome: 'waiting' | null },
): Promise<void> {
  const { amount, discount, cost, placed, delivered, rowNumber, ...rest } = row;
  const { rows } = await tx.$client.query<{ ordinal: number }>(
    `select coalesce(min(ordinal) filter (where document = $3 and channel_id = $4), max(ordinal) + 1, 1) as ordinal
     from import_rows where batch_id = $1 and phase = $2 and row_number <> $5`,
    [batchId, row.phase, row.document, row.channelId, rowNumber],
  );
  const facts = {
    ...Object.fromEntries(Object.entries(rest).map(([name, value]) => [toColumn(name), value])),
    batch_id: batchId,
    row_number: rowNumber,
    ordinal: rows[0]!.ordinal,
    amount_minor: amount.minor,
    amount_rest_micros: amount.restMicros,
    discount_minor: discount?.minor ?? null,
    discount_rest_micros: discount?.restMicros ?? null,
    cost_minor: cost?.minor ?? null,
    cost_rest_micros: cost?.restMicros ?? null,
    at: placed?.at ?? null,
    day: placed?.day ?? null,
    delivered_at: delivered?.at ?? null,
    outcome,
  };
  await tx.$client.query('delete from import_rows where batch_id = $1 and row_number = $2', [
    batchId,
    rowNumber,
  ]);
  await tx.$client.query(
    'insert into import_rows select * from jsonb_populate_record(null::import_rows, $1::jsonb)',
    [JSON.stringify(facts)],
  );
}

function toColumn(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function subtract(from: OutcomeSum | undefined, part: OutcomeSum): OutcomeSum {
  return {
    rows: (from?.rows ?? 0) - part.rows,
    amountMinor: (from?.amountMinor ?? 0) - part.amountMinor,
    restMicros: (from?.restMicros ?? 0) - part.restMicros,
  };
}
