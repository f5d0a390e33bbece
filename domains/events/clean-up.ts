import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { command } from '../command.ts';

const KEYS_KEPT_HOURS = 48;
const DELIVERIES_KEPT_HOURS = 30 * 24;
const HOUR_MS = 60 * 60 * 1000;

/** Removes what has had its time: answers kept for repeats, outgoing deliveries that ended, used links, expired files. */
export const cleanUp = command('job.run', {
  input: z.strictObject({}),
  run: async (tx, _input, ctx) => {
    const before = (hours: number) => new Date(ctx.now.getTime() - hours * HOUR_MS);
    const removed = {
      answers: await remove(
        tx,
        'delete from idempotency_keys where created_at < $1',
        before(KEYS_KEPT_HOURS),
      ),
      deliveries: await remove(
        tx,
        `delete from webhook_deliveries where created_at < $1 and status <> 'pending'`,
        before(DELIVERIES_KEPT_HOURS),
      ),
      links: await remove(tx, 'delete from verification_tokens where expires < $1', ctx.now),
      files: await remove(
        tx,
        `delete from stored_files f where f.expires_at < $1
           and not exists (select from import_batches b where b.file_id = f.id)`,
        ctx.now,
      ),
    };
    return { result: removed, subjectKind: 'housekeeping', subjectId: null, summary: removed };
  },
});

async function remove(tx: Tx, statement: string, before: Date): Promise<number> {
  const { rowCount } = await tx.$client.query(statement, [before]);
  return rowCount ?? 0;
}
