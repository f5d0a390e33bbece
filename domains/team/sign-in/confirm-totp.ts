import { randomInt } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { users } from '#db/schema/index.ts';
import { AppError } from '#lib/errors.ts';
import { limit, refund } from '#lib/rate-limit.ts';
import { command } from '../../command.ts';
import type { Ctx } from '../../context.ts';
import { Code } from '../input.ts';
import { hashSecret } from '../secret.ts';
import { selfOf } from '../self.ts';
import { spendCode } from './spend-code.ts';

const RECOVERY_CODES = 10;
const RECOVERY_LENGTH = 16;
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

/**
 * Switches the second step on, once a code from the app proves that it was set up rightly.
 * Returns ten recovery codes, shown this once; each signs in once when the app is lost.
 * @throws INVALID_INPUT for a wrong code; ALREADY_DONE when it is on; RATE_LIMITED with the wait.
 */
export async function confirmTotp(
  ctx: Ctx,
  input: z.input<typeof Code>,
): Promise<{ recoveryCodes: string[] }> {
  const userId = selfOf(ctx.actor);
  await limit('code', userId);
  const recoveryCodes = Array.from({ length: RECOVERY_CODES }, makeRecoveryCode);
  const recoveryHashes = recoveryCodes.map(hashSecret);
  await switchOn({ ...ctx, commandId: undefined }, { ...input, recoveryHashes });
  await refund('code', userId);
  return { recoveryCodes: recoveryCodes.map((code) => code.replace(/(.{4})(?=.)/g, '$1-')) };
}

const switchOn = command('self.write', {
  input: Code.extend({ recoveryHashes: z.array(z.string()) }),
  run: async (tx, { code, recoveryHashes }, ctx) => {
    const userId = selfOf(ctx.actor);
    await spendCode(tx, { userId, code, now: ctx.now });
    const done = await tx
      .update(users)
      .set({ totpConfirmedAt: ctx.now, recoveryHashes })
      .where(and(eq(users.id, userId), isNull(users.totpConfirmedAt)))
      .returning({ id: users.id });
    if (done.length === 0)
      throw new AppError('ALREADY_DONE', 'The second step is switched on already.', {
        details: { reason: 'secondStepOn' },
      });
    return {
      result: null,
      subjectKind: 'user',
      subjectId: userId,
      summary: { secondStep: 'on' },
      events: [{ kind: 'team.changed', subjectKind: 'user', subjectId: userId }],
    };
  },
});

function makeRecoveryCode(): string {
  return Array.from({ length: RECOVERY_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}
