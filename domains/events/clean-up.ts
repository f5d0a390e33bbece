import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { command } from '../command.ts';

const KEYS_KEPT_HOURS = 48;
const DELIVERIES_KEPT_HOURS = 30 * 24;
const SESSIONS_KEPT_HOURS = 30 * 24;
const REFUSALS_KEPT_HOURS = 90 * 24;
const TRIALS_KEPT_HOURS = 30 * 24;
const HOUR_MS = 60 * 60 * 1000;

/**
 * Removes what has had its time: answers kept for repeats, outgoing deliveries that ended, expired links and files,
 * sessions that ended a month ago, trials of routing rules and proposals of assignment after a month, counts of refused
 * messages after ninety days, and counts of limits that are over.
 */
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
      sessions: await remove(
        tx,
        'delete from sessions where least(expires_at, revoked_at) < $1',
        before(SESSIONS_KEPT_HOURS),
      ),
      ...(await removeTrials(tx, before(TRIALS_KEPT_HOURS))),
      refusals: await remove(tx, 'delete from channel_refusals where day < $1', before(REFUSALS_KEPT_HOURS)),
      limits: await removeLimits(tx, ctx.now),
      fileParts: await remove(
        tx,
        'delete from stored_file_parts p using stored_files f where f.id = p.file_id and f.expires_at < $1',
        ctx.now,
      ),
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

/** What is still at work stays, however old; whoever watches over jobs ends it first. */
async function removeTrials(tx: Tx, before: Date) {
  return {
    replays: await remove(
      tx,
      `delete from routing_replays where made_at < $1 and status <> 'running'`,
      before,
    ),
    proposals: await remove(
      tx,
      `delete from assignment_plans where made_at < $1 and status <> 'running'`,
      before,
    ),
  };
}

/** The table of limits is made by the first limit that is counted; `expire` is in milliseconds. */
async function removeLimits(tx: Tx, now: Date): Promise<number> {
  const { rows } = await tx.$client.query<{ isThere: boolean }>(
    `select to_regclass('rate_limits') is not null as "isThere"`,
  );
  if (!rows[0]?.isThere) return 0;
  const { rowCount } = await tx.$client.query('delete from rate_limits where expire < $1', [now.getTime()]);
  return rowCount ?? 0;
}

async function remove(tx: Tx, statement: string, before: Date): Promise<number> {
  const { rowCount } = await tx.$client.query(statement, [before]);
  return rowCount ?? 0;
}
