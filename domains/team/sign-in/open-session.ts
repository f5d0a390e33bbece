import { and, eq, lt } from 'drizzle-orm';
import { sessions } from '#db/schema/index.ts';
import { newId } from '#lib/ids.ts';
import { command } from '../../command.ts';
import { getUser } from '../get-user.ts';
import { NewSession } from '../input.ts';
import { selfOf } from '../self.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const LIFETIME_MS = { short: 7 * DAY_MS, long: 30 * DAY_MS };
const KEPT_AFTER_END_MS = 30 * DAY_MS;

/**
 * Opens a session for the person who has just proved who they are: a week, or a month where they asked for it.
 * Sessions that ended a month ago are forgotten on the way.
 */
export const openSession = command('self.write', {
  input: NewSession,
  run: async (tx, { how, lifetime, address, device }, ctx) => {
    const userId = selfOf(ctx.actor);
    const { sessionVersion } = await getUser(tx, userId);
    const forgetBefore = new Date(ctx.now.getTime() - KEPT_AFTER_END_MS);
    await tx.delete(sessions).where(and(eq(sessions.userId, userId), lt(sessions.expiresAt, forgetBefore)));
    const id = newId(ctx.now.getTime());
    const expiresAt = new Date(ctx.now.getTime() + LIFETIME_MS[lifetime]);
    await tx
      .insert(sessions)
      .values({ id, userId, createdAt: ctx.now, lastSeenAt: ctx.now, expiresAt, address, device });
    return {
      result: { sessionId: id, sessionVersion },
      subjectKind: 'session',
      subjectId: id,
      summary: { signIn: how, lifetime },
    };
  },
});
