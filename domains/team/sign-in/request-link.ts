import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { users, verificationTokens } from '#db/schema/index.ts';
import { getBusiness } from '#domains/settings/get-business.ts';
import { limit } from '#lib/rate-limit.ts';
import { command } from '../../command.ts';
import type { Ctx } from '../../context.ts';
import { Email } from '../input.ts';
import { mailJob } from '../letters/mail-job.ts';
import { writeSignInLink } from '../letters/write-letter.ts';
import { hashSecret, makeSecret } from '../secret.ts';
import { addressLimit } from './attempts/address-limit.ts';

const VALID_MS = 15 * 60 * 1000;

/**
 * Mails a link that signs its reader in once within a quarter of an hour; an earlier link ends.
 * Whether anybody has the address is told to nobody: the answer is the same. Done by the product itself.
 * @throws RATE_LIMITED with the wait.
 */
export async function requestLink(ctx: Ctx, input: { email: string; address: string }): Promise<void> {
  await limit(addressLimit('link', input.address), input.address);
  await limit('link-account', input.email.toLowerCase());
  await mailLink(ctx, { email: input.email });
}

const mailLink = command('sign-in.prove', {
  input: z.strictObject({ email: Email }),
  run: async (tx, { email }, ctx) => {
    const [user] = await tx
      .select({ id: users.id, name: users.name, preferences: users.preferences })
      .from(users)
      .where(and(eq(users.email, email), isNull(users.disabledAt)))
      .limit(1);
    const trace = {
      result: null,
      subjectKind: 'user',
      subjectId: user?.id ?? null,
      summary: { link: 'asked' },
    };
    if (!user) return trace;
    const token = makeSecret();
    const expires = new Date(ctx.now.getTime() + VALID_MS);
    await tx.delete(verificationTokens).where(eq(verificationTokens.identifier, email));
    await tx.insert(verificationTokens).values({ identifier: email, token: hashSecret(token), expires });
    const letter = writeSignInLink({
      to: email,
      token,
      name: user.name,
      locale: user.preferences.locale,
      business: await getBusiness(tx),
    });
    return { ...trace, jobs: [mailJob(letter)] };
  },
});
