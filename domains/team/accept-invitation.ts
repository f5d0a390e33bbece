import { and, eq, isNull } from 'drizzle-orm';
import { invitations, users } from '#db/schema/index.ts';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { command } from '../command.ts';
import { findInvitation } from './find-invitation.ts';
import { InvitationAnswer } from './input.ts';
import { hashPassword } from './sign-in/hash-password.ts';

/**
 * Makes the invited person a member of staff in the role that they were invited for. The link works once.
 * Done by the product itself, because the one who answers is nobody yet.
 * @throws NOT_FOUND when the link was used, taken back or is too old.
 */
export const acceptInvitation = command('sign-in.prove', {
  input: InvitationAnswer,
  run: async (tx, { token, name, password, preferences }, ctx) => {
    const invitation = await findInvitation(tx, { token, now: ctx.now });
    if (!invitation)
      throw new AppError('NOT_FOUND', 'This invitation is used or too old; ask for a new one.', {
        details: { reason: 'invitationOver' },
      });
    const { email, role } = invitation;
    const id = newId(ctx.now.getTime());
    const passwordHash = await hashPassword(password);
    await tx.insert(users).values({
      id,
      email,
      name,
      role,
      passwordHash,
      preferences,
      emailVerifiedAt: ctx.now,
      createdAt: ctx.now,
    });
    await tx
      .update(invitations)
      .set({ acceptedAt: ctx.now })
      .where(and(eq(invitations.id, invitation.id), isNull(invitations.acceptedAt)));
    return {
      result: { userId: id },
      subjectKind: 'user',
      subjectId: id,
      summary: { name, role, invitedBy: invitation.inviterName },
      after: { email, name, role },
      events: [{ kind: 'team.changed', subjectKind: 'user', subjectId: id }],
    };
  },
});
