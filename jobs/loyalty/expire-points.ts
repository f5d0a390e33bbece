import type { Ctx } from '#domains/context.ts';
import { findDue } from '#domains/loyalty/find-due.ts';
import { turnPoints } from '#domains/loyalty/turn-points.ts';
import { log } from '#lib/log.ts';

/** Lets waiting points become usable and old ones expire, member by member; one that fails holds up no other. */
export async function expirePointsJob(ctx: Ctx): Promise<void> {
  for (const memberId of await findDue(ctx)) {
    await turnPoints(ctx, { memberId }).catch((error: unknown) =>
      log.error({ err: error, memberId }, 'points of a member could not be turned'),
    );
  }
}
