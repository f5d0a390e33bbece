import type { Database } from '#db/client.ts';
import { announce } from '../../events/announce.ts';

/** Keeps that a replay broke off, and why; it can go on where it stood. */
export async function failReplay(db: Database, replayId: string, problem: string): Promise<void> {
  await db.$client.query(
    `update routing_replays set status = 'failed', problem = $2 where id = $1 and status = 'running'`,
    [replayId, problem],
  );
  announce(db, ['settings'], []);
}
