import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { invitations, users } from '#db/schema/index.ts';
import { getBusiness } from '#domains/settings/get-business.ts';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { command } from '../command.ts';
import type { Ctx } from '../context.ts';
import { NewInvitation } from './input.ts';
import { mailJob } from './letters/mail-job.ts';
import { writeInvitation } from './letters/write-letter.ts';
import { hashSecret, makeSecret } from './secret.ts';
import { selfOf } from './self.ts';

const VALID_DAYS = 7;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Invites somebody by mail for seven days; an earlier invitation to the same address ends.
 * The token is returned once, so that the one who invites may pass the link on; only its hash is kept.
 * @throws CONFLICT when the person is a member of staff already.
 */
export async function inviteUser(
  ctx: Ctx,
  input: z.input<typeof NewInvitation>,
): Promise<{ id: string; token: string }> {
  const token = makeSecret();
  // Without the client's command id: a repeat makes a new link, because the first one's token is not kept anywhere.
  const { id } = await keepInvitation({ ...ctx, commandId: undefined }, { ...input, token });
  return { id, token };
}

const keepInvitation = command('team.write', {
  input: NewInvitation.extend({ token: z.string() }),
  run: async (tx, { email, role, token }, ctx) => {
    const invitedBy = selfOf(ctx.actor);
    const [known] = await tx.select({ id: users.id }).from(users).where(eq(users.email, email)).limit(1);
    if (known)
      throw new AppError('CONFLICT', `${email} is a member of staff already.`, {
        details: { reason: 'known' },
      });
    await tx
      .update(invitations)
      .set({ revokedAt: ctx.now })
      .where(
        and(eq(invitations.email, email), isNull(invitations.acceptedAt), isNull(invitations.revokedAt)),
      );
    const id = newId(ctx.now.getTime());
    const expiresAt = new Date(ctx.now.getTime() + VALID_DAYS * DAY_MS);
    const tokenHash = hashSecret(token);
    await tx
      .insert(invitations)
      .values({ id, email, role, tokenHash, invitedBy, createdAt: ctx.now, expiresAt });
    const business = await getBusiness(tx);
    const letter = writeInvitation({ to: email, token, inviter: ctx.actor.name, business });
    return {
      result: { id },
      subjectKind: 'invitation',
      subjectId: id,
      summary: { role },
      after: { email, role },
      events: [{ kind: 'team.changed', subjectKind: 'invitation', subjectId: id }],
      jobs: [mailJob(letter)],
    };
  },
});
