import type { Database } from '#db/client.ts';
import { announce } from '../../events/announce.ts';

/** Keeps that a proposal could not be worked out, and why. */
export async function failAssignment(db: Database, planId: string, problem: string): Promise<void> {
  await db.$client.query(
    `update assignment_plans set status = 'failed', problem = $2 where id = $1 and status = 'running'`,
    [planId, problem],
  );
  announce(db, ['settings'], []);
}
