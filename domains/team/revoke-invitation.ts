import { and, eq, isNull } from 'drizzle-orm';
import { invitations } from '#db/schema/index.ts';
import { AppError } from '#lib/errors.ts';
import { command } from '../command.ts';
import { InvitationRef } from './input.ts';

/** Takes an invitation back: its link stops working. @throws NOT_FOUND when it was used or taken back before. */
export const revokeInvitation = command('team.write', {
  input: InvitationRef,
  run: async (tx, { invitationId }, ctx) => {
    const [row] = await tx
      .update(invitations)
      .set({ revokedAt: ctx.now })
      .where(
        and(eq(invitations.id, invitationId), isNull(invitations.acceptedAt), isNull(invitations.revokedAt)),
      )
      .returning({ role: invitations.role });
    if (!row)
      throw new AppError('NOT_FOUND', 'This invitation was used or taken back already.', {
        details: { reason: 'invitationOver' },
      });
    return {
      result: null,
      subjectKind: 'invitation',
      subjectId: invitationId,
      summary: { role: row.role, revoked: true },
      events: [{ kind: 'team.changed', subjectKind: 'invitation', subjectId: invitationId }],
    };
  },
});
