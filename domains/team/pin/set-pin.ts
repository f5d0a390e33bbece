import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import { users } from '#db/schema/index.ts';
import { AppError } from '#lib/errors.ts';
import { limit, refund } from '#lib/rate-limit.ts';
import { command } from '../../command.ts';
import type { Ctx } from '../../context.ts';
import { selfOf } from '../self.ts';
import { hashPassword, isRightPassword } from '../sign-in/hash-password.ts';
import { PinChange } from './input.ts';

/**
 * Gives the person who acts a PIN; the present password proves that it is them and not who stands at their screen.
 * @throws INVALID_INPUT when the password is wrong or the PIN too plain; RATE_LIMITED with the wait.
 */
export async function setPin(ctx: Ctx, input: z.input<typeof PinChange>): Promise<void> {
  const key = selfOf(ctx.actor);
  await limit('sign-in-account', key);
  await keepPin(ctx, input);
  await refund('sign-in-account', key);
}

const keepPin = command('self.write', {
  input: PinChange,
  run: async (tx, { currentPassword, pin }, ctx) => {
    const userId = selfOf(ctx.actor);
    const [row] = await tx.select({ hash: users.passwordHash }).from(users).where(eq(users.id, userId));
    if (row?.hash && !(await isRightPassword(row.hash, currentPassword))) {
      throw new AppError('INVALID_INPUT', 'The present password is not right.', {
        details: { reason: 'password', issues: [{ path: 'currentPassword', message: 'is not right' }] },
      });
    }
    await tx
      .update(users)
      .set({ pinHash: await hashPassword(pin) })
      .where(eq(users.id, userId));
    return {
      result: null,
      subjectKind: 'user',
      subjectId: userId,
      summary: { pin: 'changed' },
      events: [{ kind: 'team.changed', subjectKind: 'user', subjectId: userId }],
    };
  },
});
