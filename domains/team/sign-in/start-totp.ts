import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { users } from '#db/schema/index.ts';
import { AppError } from '#lib/errors.ts';
import { seal } from '#lib/seal.ts';
import { command } from '../../command.ts';
import type { Ctx } from '../../context.ts';
import { getUser } from '../get-user.ts';
import { selfOf } from '../self.ts';
import { makeTotpSecret, totpUri } from './totp.ts';

/** What the secrets of authenticator apps are sealed for. */
export const TOTP_PURPOSE = 'totp';

/**
 * Begins switching on the second step: a new secret for the person's authenticator app, shown once.
 * Nothing is asked at sign-in until `confirmTotp` has seen a code made with it.
 * @throws ALREADY_DONE when the second step is on.
 */
export async function startTotp(ctx: Ctx): Promise<{ secret: string; uri: string }> {
  const secret = makeTotpSecret();
  // The secret stays out of the audit row, so a repeat makes a new one instead of returning the first.
  const { email } = await keepSecret(
    { ...ctx, commandId: undefined },
    { sealed: seal(secret, TOTP_PURPOSE) },
  );
  return { secret, uri: totpUri({ secret, email }) };
}

const keepSecret = command('self.write', {
  input: z.strictObject({ sealed: z.string() }),
  run: async (tx, { sealed }, ctx) => {
    const userId = selfOf(ctx.actor);
    const { email } = await getUser(tx, userId);
    const kept = await tx
      .update(users)
      .set({ totpSecret: sealed, totpLastStep: null })
      .where(and(eq(users.id, userId), isNull(users.totpConfirmedAt)))
      .returning({ id: users.id });
    if (kept.length === 0)
      throw new AppError('ALREADY_DONE', 'The second step is switched on already.', {
        details: { reason: 'secondStepOn' },
      });
    return { result: { email }, subjectKind: 'user', subjectId: userId, summary: { secondStep: 'started' } };
  },
});
