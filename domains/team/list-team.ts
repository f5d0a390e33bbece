import { and, asc, desc, gt, isNull, sql } from 'drizzle-orm';
import { invitations, sessions, users } from '#db/schema/index.ts';
import type { Ctx } from '../context.ts';
import { allow } from './can.ts';
import type { Role } from './roles.ts';

const MOST_ROWS = 500;

/** One line of the team's list. */
export type Member = {
  id: string;
  email: string;
  name: string;
  role: Role;
  hasTotp: boolean;
  isDisabled: boolean;
  lastSeenAt: Date | null;
};

/** An invitation that waits for its answer. */
export type Waiting = { id: string; email: string; role: string; expiresAt: Date };

/** Everybody who works here, by name, and the invitations that wait. */
export async function listTeam(ctx: Ctx): Promise<{ members: Member[]; waiting: Waiting[] }> {
  allow(ctx.actor, 'team.read');
  const lastSeen = sql<Date | null>`(select max(${sessions.lastSeenAt}) from ${sessions} where ${sessions.userId} = ${users.id})`;
  const members = ctx.db
    .select({
      id: users.id,
      email: users.email,
      name: users.name,
      role: users.role,
      hasTotp: sql<boolean>`${users.totpConfirmedAt} is not null`,
      isDisabled: sql<boolean>`${users.disabledAt} is not null`,
      lastSeenAt: lastSeen.mapWith(sessions.lastSeenAt),
    })
    .from(users)
    .orderBy(sql`${users.disabledAt} is not null`, asc(users.name), asc(users.id))
    .limit(MOST_ROWS);
  const waiting = ctx.db
    .select({
      id: invitations.id,
      email: invitations.email,
      role: invitations.role,
      expiresAt: invitations.expiresAt,
    })
    .from(invitations)
    .where(
      and(isNull(invitations.acceptedAt), isNull(invitations.revokedAt), gt(invitations.expiresAt, ctx.now)),
    )
    .orderBy(desc(invitations.createdAt), asc(invitations.id))
    .limit(MOST_ROWS);
  return { members: await members, waiting: await waiting };
}
