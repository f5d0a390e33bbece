import { toAppError } from '#lib/errors.ts';
import type { Ctx } from '../../context.ts';
import { announce } from '../../events/announce.ts';
import { allow } from '../../team/can.ts';

/** Ends a run that cannot go on, with its reason for the screen; one that is over stays as it is. */
export async function failLinking(ctx: Ctx, runId: string, error: unknown): Promise<void> {
  allow(ctx.actor, 'customer.link');
  await ctx.db.$client.query(
    `update link_runs set status = 'failed', problem = $2, finished_at = $3
     where id = $1 and status in ('waiting', 'running')`,
    [runId, toAppError(error).message, ctx.now],
  );
  announce(ctx.db, ['customer'], []);
}
