import 'server-only';
import type { User } from '#domains/team/get-user.ts';
import { findSession, type SessionClaim } from '#domains/team/sign-in/find-session.ts';
import { database } from './database.ts';

const CHECKED_EVERY_MS = 3_000;
const MOST_REMEMBERED = 5_000;

type Checked = { user: Promise<User | null>; at: number };
const checked = new Map<string, Checked>();

/**
 * The person of a session, asked of the database at most every three seconds per process: so a session that is ended
 * elsewhere, a changed role and a disabled person take effect within that time.
 */
export function findPerson(claim: SessionClaim): Promise<User | null> {
  const now = new Date();
  const key = `${claim.sessionId} ${claim.userId} ${claim.version}`;
  const known = checked.get(key);
  if (known && now.getTime() - known.at < CHECKED_EVERY_MS) return known.user;
  if (checked.size >= MOST_REMEMBERED) checked.clear();
  const user = findSession(database(), claim, now);
  checked.set(key, { user, at: now.getTime() });
  // What failed is not an answer: the next request asks again.
  user.catch(() => checked.delete(key));
  return user;
}

/** Forgets what is remembered, so that a change made in this process shows at once. */
export function forgetPeople(): void {
  checked.clear();
}
