import { and, eq, isNull } from 'drizzle-orm';
import { users } from '#db/schema/index.ts';
import { AppError } from '#lib/errors.ts';
import { limit, refund } from '#lib/rate-limit.ts';
import type { Ctx } from '../../context.ts';
import { can, type Verb } from '../can.ts';
import { addressLimit } from '../sign-in/attempts/address-limit.ts';
import { isRightPassword } from '../sign-in/hash-password.ts';
import type { Approval } from './input.ts';

/** Who allowed something at somebody else's screen, and why. */
export type Approver = { id: string; name: string; reason: string };

/**
 * Proves that a manager stands at the screen and may do `verb`. Wrong PINs are counted for the manager and for the
 * address before they are looked at, so that racers cannot slip by.
 * @throws FORBIDDEN for a wrong PIN, and for who has none or may not do it; RATE_LIMITED with the wait.
 */
export async function checkPin(
  ctx: Ctx,
  approval: Approval,
  more: { verb: Verb; address: string },
): Promise<Approver> {
  const byAddress = addressLimit('pin', more.address);
  await limit('pin', approval.userId);
  await limit(byAddress, more.address);
  const [user] = await ctx.db
    .select({ id: users.id, name: users.name, role: users.role, pinHash: users.pinHash })
    .from(users)
    .where(and(eq(users.id, approval.userId), isNull(users.disabledAt)))
    .limit(1);
  const isRight = await isRightPassword(user?.pinHash ?? null, approval.pin);
  if (!user || !isRight || !can({ kind: 'user', ...user }, more.verb)) {
    throw new AppError('FORBIDDEN', 'This PIN is not right, or this person may not allow it.', {
      details: { reason: 'pin' },
    });
  }
  await Promise.all([refund('pin', approval.userId), refund(byAddress, more.address)]);
  return { id: user.id, name: user.name, reason: approval.reason };
}
