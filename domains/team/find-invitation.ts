import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Reader } from '#db/client.ts';
import { invitations, users } from '#db/schema/index.ts';
import type { Role } from './roles.ts';
import { hashSecret } from './secret.ts';

/** An invitation that can still be accepted. */
export type OpenInvitation = { id: string; email: string; role: Role; inviterName: string };

/** The open invitation behind a link's token; null when it was used, taken back, too old, or never made. */
export async function findInvitation(
  db: Reader,
  { token, now }: { token: string; now: Date },
): Promise<OpenInvitation | null> {
  const [row] = await db
    .select({ id: invitations.id, email: invitations.email, role: invitations.role, inviterName: users.name })
    .from(invitations)
    .innerJoin(users, eq(users.id, invitations.invitedBy))
    .where(
      and(
        eq(invitations.tokenHash, hashSecret(token)),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
        gt(invitations.expiresAt, now),
      ),
    )
    .limit(1);
  return row ? { ...row, role: asRole(row.role) } : null;
}

/** Safe because only `inviteUser` writes the column, and its input is checked against the roles. */
function asRole(text: string): Role {
  return text as Role;
}
