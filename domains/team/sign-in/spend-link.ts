import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { users, verificationTokens } from '#db/schema/index.ts';
import { AppError } from '#lib/errors.ts';
import { command } from '../../command.ts';
import { hashSecret } from '../secret.ts';

const LinkToken = z.strictObject({ token: z.string().min(1).max(200) });

/**
 * Uses up a mailed link and says whose it is; the second step, where it is on, still follows.
 * @throws NOT_FOUND when it was used, is older than a quarter of an hour, or the person was disabled.
 */
export const spendLink = command('sign-in.prove', {
  input: LinkToken,
  run: async (tx, { token }, ctx) => {
    const [link] = await tx
      .delete(verificationTokens)
      .where(eq(verificationTokens.token, hashSecret(token)))
      .returning();
    const isValid = link !== undefined && link.expires > ctx.now;
    const [user] = isValid
      ? await tx
          .update(users)
          .set({ emailVerifiedAt: ctx.now })
          .where(and(eq(users.email, link.identifier), isNull(users.disabledAt)))
          .returning({ id: users.id })
      : [];
    if (!user)
      throw new AppError('NOT_FOUND', 'This link was used already or is too old; ask for a new one.', {
        details: { reason: 'linkOver' },
      });
    return {
      result: { userId: user.id },
      subjectKind: 'user',
      subjectId: user.id,
      summary: { link: 'used' },
    };
  },
});
