import { and, arrayContains, eq, isNull, lt, or, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { users } from '#db/schema/index.ts';
import { AppError } from '#lib/errors.ts';
import { unseal } from '#lib/seal.ts';
import { hashSecret } from '../secret.ts';
import { TOTP_PURPOSE } from './start-totp.ts';
import { findTotpStep } from './totp.ts';

/**
 * Uses up a code of the second step: six figures from the app, each once, or one of the recovery codes.
 * @throws INVALID_INPUT for a code that does not fit, or did once before.
 */
export async function spendCode(
  tx: Tx,
  { userId, code, now }: { userId: string; code: string; now: Date },
): Promise<'app' | 'recovery'> {
  if (/^\d{6}$/.test(code)) {
    await spendAppCode(tx, { userId, code, now });
    return 'app';
  }
  const hash = hashSecret(code);
  const used = await tx
    .update(users)
    .set({ recoveryHashes: sql`array_remove(${users.recoveryHashes}, ${hash})` })
    .where(and(eq(users.id, userId), arrayContains(users.recoveryHashes, [hash])))
    .returning({ id: users.id });
  if (used.length === 0) throw wrongCode();
  return 'recovery';
}

async function spendAppCode(tx: Tx, { userId, code, now }: { userId: string; code: string; now: Date }) {
  const step = findTotpStep({ secret: await readTotpSecret(tx, userId), code, now });
  if (step === null) throw wrongCode();
  const used = await tx
    .update(users)
    .set({ totpLastStep: step })
    .where(and(eq(users.id, userId), or(isNull(users.totpLastStep), lt(users.totpLastStep, step))))
    .returning({ id: users.id });
  if (used.length === 0) throw wrongCode();
}

async function readTotpSecret(tx: Tx, userId: string): Promise<string> {
  const [row] = await tx
    .select({ sealed: users.totpSecret })
    .from(users)
    .where(eq(users.id, userId))
    .limit(1);
  if (!row?.sealed)
    throw new AppError('CONFLICT', 'The second step is not switched on for this account.', {
      details: { reason: 'secondStepOff' },
    });
  const secret = unseal(row.sealed, TOTP_PURPOSE);
  if (secret !== null) return secret;
  throw new AppError(
    'UNAVAILABLE',
    'The second step cannot be checked, because AUTH_SECRET was changed; use a recovery code or ask an owner.',
    { details: { reason: 'secondStepLost' } },
  );
}

function wrongCode(): AppError {
  return new AppError(
    'INVALID_INPUT',
    'This code does not fit, or was used already; wait for the next one.',
    {
      details: { reason: 'code', issues: [{ path: 'code', message: 'does not fit' }] },
    },
  );
}
