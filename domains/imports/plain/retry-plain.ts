import type { Tx } from '#db/client.ts';
import type { CommandContext } from '../../context.ts';
import { writeErrors } from '../files/write-errors.ts';
import type { ImportBatch } from '../read-batch.ts';
import { addOutcome } from '../rules/add-outcome.ts';
import { readPlainContext } from './read-plain-context.ts';
import { settleRows } from './run-plain.ts';
import { writeChanges } from './write-changes.ts';

/** Settles the rows of products, stock, customers or rates that were put right; what is refused again stays with its new reason. */
export async function retryPlain(tx: Tx, batch: ImportBatch, ctx: CommandContext): Promise<void> {
  const { rows } = await tx.$client.query<{ rowNumber: number; cells: string[] }>(
    `select distinct on (row_number) row_number as "rowNumber", cells from import_errors
     where batch_id = $1 and status = 'fixed' order by row_number, id`,
    [batch.id],
  );
  if (rows.length === 0) return;
  const context = await readPlainContext(tx, batch, { now: ctx.now, actorName: ctx.actor.name });
  const settled = await settleRows(
    tx,
    rows.map((row) => ({ ...row, problems: [] })),
    context,
  );
  await tx.$client.query(`delete from import_errors where batch_id = $1 and status = 'fixed'`, [batch.id]);
  await writeErrors(tx, batch, settled.errors);
  await writeChanges(tx, batch.id, settled.results);
  const { error, ...others } = batch.outcome;
  const left = { rows: (error?.rows ?? 0) - rows.length, amountMinor: 0, restMicros: 0 };
  const outcome = addOutcome(addOutcome(others, { error: left }), settled.outcome);
  await tx.$client.query('update import_batches set outcome = $2 where id = $1', [
    batch.id,
    JSON.stringify(outcome),
  ]);
}
