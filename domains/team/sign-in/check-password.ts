import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { users } from '#db/schema/index.ts';
import { limit, refund } from '#lib/rate-limit.ts';
import { toUser, type User } from '../get-user.ts';
import { Email } from '../input.ts';
import { isRightPassword } from './hash-password.ts';
import { LONGEST_PASSWORD } from './password-rule.ts';

/**
 * The member of staff whose address and password these are, or null; which of the two was wrong is told to nobody,
 * neither in words nor by the time taken. Ten failures per account and thirty per address in a quarter of an hour.
 * @throws RATE_LIMITED with the wait.
 */
export async function checkPassword(
  db: Database,
  given: { email: string; password: string; address: string },
): Promise<User | null> {
  const parsed = Email.safeParse(given.email);
  const email = parsed.success ? parsed.data : '';
  // Counted before the check and given back after a success, so that attempts at the same moment count as well.
  await limit('sign-in-address', given.address);
  await limit('sign-in-account', email);
  const [row] = await db.select().from(users).where(eq(users.email, email)).limit(1);
  const password = given.password.slice(0, LONGEST_PASSWORD + 1);
  const isRight = await isRightPassword(row?.passwordHash ?? null, password);
  if (!row || !isRight || row.disabledAt) return null;
  await Promise.all([refund('sign-in-address', given.address), refund('sign-in-account', email)]);
  return toUser(row);
}
