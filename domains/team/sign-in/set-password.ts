import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import { users } from '#db/schema/index.ts';
import { AppError } from '#lib/errors.ts';
import { limit, refund } from '#lib/rate-limit.ts';
import { command } from '../../command.ts';
import type { Ctx } from '../../context.ts';
import { PasswordChange } from '../input.ts';
import { selfOf } from '../self.ts';
import { endSessions } from './end-sessions.ts';
import { hashPassword, isRightPassword } from './hash-password.ts';

/**
 * Gives the person who acts a new password and ends their other sessions.
 * @throws INVALID_INPUT when the present password is wrong or the new one too weak; RATE_LIMITED with the wait.
 */
export async function setPassword(ctx: Ctx, input: z.input<typeof PasswordChange>): Promise<void> {
  const key = selfOf(ctx.actor);
  await limit('sign-in-account', key);
  await changePassword(ctx, input);
  await refund('sign-in-account', key);
}

const changePassword = command('self.write', {
  input: PasswordChange,
  run: async (tx, { currentPassword, newPassword, keepSessionId }, ctx) => {
    const userId = selfOf(ctx.actor);
    const [row] = await tx
      .select({ hash: users.passwordHash })
      .from(users)
      .where(eq(users.id, userId))
      .for('update');
    if (row?.hash && !(await isRightPassword(row.hash, currentPassword))) {
      throw new AppError('INVALID_INPUT', 'The present password is not right.', {
        details: { reason: 'password', issues: [{ path: 'currentPassword', message: 'is not right' }] },
      });
    }
    await tx
      .update(users)
      .set({ passwordHash: await hashPassword(newPassword) })
      .where(eq(users.id, userId));
    const ended = await endSessions(tx, { userId, exceptId: keepSessionId ?? null, now: ctx.now });
    return {
      result: null,
      subjectKind: 'user',
      subjectId: userId,
      summary: { password: 'changed', endedSessions: ended },
      events: [{ kind: 'team.changed', subjectKind: 'user', subjectId: userId }],
    };
  },
});
