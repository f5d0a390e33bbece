import { and, eq, gt, isNull, lt } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { sessions, users } from '#db/schema/index.ts';
import { toUser, type User } from '../get-user.ts';

const IDLE_MS = 12 * 60 * 60 * 1000;
const SEEN_NOTED_EVERY_MS = 60_000;

/** What a session token says; all of it must still hold. */
export type SessionClaim = { sessionId: string; userId: string; version: number };

/**
 * The person of a session; null when it was ended, is past its date or twelve hours idle, or when the person was
 * disabled since. Notes the use once a minute.
 */
export async function findSession(db: Database, claim: SessionClaim, now: Date): Promise<User | null> {
  const [row] = await db
    .select({ user: users, lastSeenAt: sessions.lastSeenAt })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(
        eq(sessions.id, claim.sessionId),
        eq(sessions.userId, claim.userId),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, now),
        gt(sessions.lastSeenAt, new Date(now.getTime() - IDLE_MS)),
        isNull(users.disabledAt),
        eq(users.sessionVersion, claim.version),
      ),
    )
    .limit(1);
  if (!row) return null;
  const noteBefore = new Date(now.getTime() - SEEN_NOTED_EVERY_MS);
  if (row.lastSeenAt < noteBefore) {
    await db
      .update(sessions)
      .set({ lastSeenAt: now })
      .where(and(eq(sessions.id, claim.sessionId), lt(sessions.lastSeenAt, noteBefore)));
  }
  return toUser(row.user);
}
