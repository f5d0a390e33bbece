import type { Tx } from '#db/client.ts';
import type { OutcomeSum } from '../read-batch.ts';
import { readSum, SUM_OF } from './fill-chunk.ts';

/** Why a row of a document that is known already cannot be added to it. */
export const KNOWN_OTHERWISE = 'documentKnownOtherwise';

const KNOWN_ORDERS = `
  select c.row_number, (l.id is not null) as is_same from import_chunk c
  join orders o on o.channel_id = c.channel_id and o.external_id = c.document
  left join order_lines l on l.order_id = o.id and l.external_id = c.key`;

const KNOWN_OTHERS = `
  select c.row_number, (l.id is not null) as is_same from import_chunk c
  join returns t on t.channel_id = c.channel_id and t.external_id = c.document
  left join return_lines l on l.return_id = t.id and l.external_id = c.key
  where c.class = 'return'
  union all
  select c.row_number, true from import_chunk c
  join costs k on k.channel_id = c.channel_id and k.external_id = c.document || ':' || c.key
  where c.class in ('fee', 'adjustment')
  union all
  select c.row_number, true from import_chunk c
  join stock_adjustments a on a.external_id = c.channel_id || ':' || c.document || ':' || c.key
  where c.class in ('write_off', 'adjustment')`;

/**
 * Takes out of the chunk what our books have already: a row seen before is a duplicate; a new row of a document that was
 * imported before is refused (an imported order is not changed behind its back) and kept as an error with its reason.
 */
export async function leaveOutKnown(
  tx: Tx,
  at: { batchId: string; phase: number },
): Promise<{ duplicates: OutcomeSum; refused: OutcomeSum }> {
  const known = at.phase === 1 ? KNOWN_ORDERS : KNOWN_OTHERS;
  const duplicates = await take(tx, { known, isSame: true, outcome: 'duplicate', batchId: at.batchId });
  const refused = await take(tx, { known, isSame: false, outcome: 'error', batchId: at.batchId });
  return { duplicates, refused };
}

/** Refuses all that is left of the chunk for one reason. */
export async function refuseChunk(tx: Tx, at: { batchId: string; reason: string }): Promise<OutcomeSum> {
  return readSum(
    await tx.$client.query(
      `with gone as (delete from import_chunk returning *), marked as (
         update import_rows r set outcome = 'error' from gone g where r.batch_id = $1 and r.row_number = g.row_number
       ), told as (
         insert into import_errors (batch_id, row_number, value, reason, cells)
         select $1, row_number, sku, $2, array[document, sku, quantity::text] from gone
       )
       ${SUM_OF} gone`,
      [at.batchId, at.reason],
    ),
  );
}

async function take(
  tx: Tx,
  at: { known: string; isSame: boolean; outcome: 'duplicate' | 'error'; batchId: string },
): Promise<OutcomeSum> {
  return readSum(
    await tx.$client.query(
      `with known as (${at.known}), gone as (
         delete from import_chunk c using known k where k.row_number = c.row_number and k.is_same = $2
         returning c.row_number, c.document, c.sku, c.quantity, c.amount_minor, c.amount_rest_micros, c.discount_minor,
           c.discount_rest_micros
       ), marked as (
         update import_rows r set outcome = $3 from gone g where r.batch_id = $1 and r.row_number = g.row_number
       ), told as (
         insert into import_errors (batch_id, row_number, value, reason, cells)
         select $1, row_number, document, '${KNOWN_OTHERWISE}', array[document, sku, quantity::text] from gone
         where $3 = 'error'
       )
       ${SUM_OF} gone`,
      [at.batchId, at.isSame, at.outcome],
    ),
  );
}
