import { z } from 'zod';
import { inTransaction } from '#db/client.ts';
import type { Ctx } from '../context.ts';
import { allow } from '../team/can.ts';
import { ERASURE_REASONS } from './erasure-reasons.ts';
import { runErasure } from './run-erasure.ts';

/** One erasure as it is kept outside the database: who by id and number, nothing of theirs. */
export const ErasureRecord = z.object({
  id: z.uuid(),
  customerIds: z.array(z.uuid()).min(1),
  customerNumber: z.number().int(),
  reason: z.enum(ERASURE_REASONS),
  requestedByName: z.string(),
  requestedAt: z.coerce.date(),
});

/** One erasure as it is kept outside the database. */
export type ErasureRecord = z.infer<typeof ErasureRecord>;

/** Every erasure that was ever decided here. */
export async function listErasures(ctx: Ctx): Promise<ErasureRecord[]> {
  allow(ctx.actor, 'job.run');
  const { rows } = await ctx.db.$client.query<ErasureRecord>(
    `select id, customer_ids as "customerIds", customer_number as "customerNumber", reason,
       requested_by_name as "requestedByName", requested_at as "requestedAt" from erasures order by requested_at, id`,
  );
  return rows;
}

/**
 * Erases again whom an older backup brought back. Only who has a row here is touched; a person who bought again
 * afterwards is another person with another id. How many were erased again.
 */
export async function replayErasures(
  ctx: Ctx,
  records: readonly ErasureRecord[],
  onClues?: (needles: readonly string[]) => Promise<void>,
): Promise<number> {
  allow(ctx.actor, 'job.run');
  for (const one of records) {
    await inTransaction(ctx.db, (tx) =>
      tx.$client.query(
        `insert into erasures (id, customer_ids, customer_number, reason, status, requested_by_name, requested_at)
         values ($1, $2, $3, $4, 'waiting', $5, $6)
         on conflict (id) do update set status = 'waiting', steps = '{}', finished_at = null`,
        [one.id, one.customerIds, one.customerNumber, one.reason, one.requestedByName, one.requestedAt],
      ),
    );
    await runErasure(ctx, one.id, onClues);
  }
  return records.length;
}
