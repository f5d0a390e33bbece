import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { users } from '#db/schema/index.ts';
import { type LimitKind, limit, refund } from '#lib/rate-limit.ts';
import { toUser, type User } from '../../get-user.ts';
import { Email } from '../../input.ts';
import { isRightPassword } from '../hash-password.ts';
import { LONGEST_PASSWORD } from '../password-rule.ts';
import { addressLimit } from './address-limit.ts';
import type { KnownDevice } from './known-device.ts';

/** What was typed, and from where. */
export type Attempt = { email: string; password: string; address: string; device: KnownDevice | null };

type Count = { kind: LimitKind; key: string };

/**
 * The member of staff whose address and password these are, or null; which of the two was wrong is told to nobody,
 * neither in words nor by the time taken. On a device where the person has signed in before, ten failures in a quarter
 * of an hour are the most, counted for that device alone, so that nobody elsewhere can lock its people out; on others,
 * ten per account and address, a hundred per account, and thirty per address (three hundred where none is known).
 * @throws RATE_LIMITED with the wait.
 */
export async function checkPassword(db: Database, given: Attempt): Promise<User | null> {
  const parsed = Email.safeParse(given.email);
  const email = parsed.success ? parsed.data : '';
  const [row] = await db.select().from(users).where(eq(users.email, email)).limit(1);
  const counts = countsOf(given, email, row?.id);
  // Counted before the check and given back after a success, so that attempts at the same moment count as well.
  for (const { kind, key } of counts) await limit(kind, key);
  const password = given.password.slice(0, LONGEST_PASSWORD + 1);
  const isRight = await isRightPassword(row?.passwordHash ?? null, password);
  if (!row || !isRight || row.disabledAt) return null;
  await Promise.all(counts.map(({ kind, key }) => refund(kind, key)));
  return toUser(row);
}

function countsOf({ address, device }: Attempt, email: string, userId: string | undefined): Count[] {
  if (device && userId && device.userIds.includes(userId)) {
    return [{ kind: 'sign-in-device', key: `${device.id} ${userId}` }];
  }
  return [
    { kind: addressLimit('sign-in', address), key: address },
    { kind: 'sign-in-account', key: `${email} ${address}` },
    { kind: 'sign-in-everywhere', key: email },
  ];
}
