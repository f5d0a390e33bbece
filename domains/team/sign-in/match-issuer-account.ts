import { and, eq, gt, isNull } from 'drizzle-orm';
import type { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { accounts, invitations, users } from '#db/schema/index.ts';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { command } from '../../command.ts';
import { IssuerClaims } from '../input.ts';
import { ROLES } from '../roles.ts';

/** The name that accounts of the OpenID provider are kept under. */
export const ISSUER = 'oidc';

/**
 * Says which member of staff an account of the OpenID provider belongs to. The first time it is tied to the person with
 * the same verified address, or makes the person who was invited by it; nobody else gets in.
 * @throws FORBIDDEN for strangers and for disabled people.
 */
export const matchIssuerAccount = command('sign-in.prove', {
  input: IssuerClaims,
  run: async (tx, claims, ctx) => {
    const userId =
      (await findByAccount(tx, claims.sub)) ??
      (await tieByAddress(tx, claims)) ??
      (await acceptByAddress(tx, claims, ctx.now));
    if (!userId) throw new AppError('FORBIDDEN', 'Nobody here has this account; ask an owner to invite you.');
    return { result: { userId }, subjectKind: 'user', subjectId: userId, summary: { issuer: 'proved' } };
  },
});

type Claims = z.output<typeof IssuerClaims>;

async function findByAccount(tx: Tx, sub: string): Promise<string | undefined> {
  const [row] = await tx
    .select({ id: users.id, disabledAt: users.disabledAt })
    .from(accounts)
    .innerJoin(users, eq(users.id, accounts.userId))
    .where(and(eq(accounts.provider, ISSUER), eq(accounts.providerAccountId, sub)))
    .limit(1);
  if (row?.disabledAt) throw new AppError('FORBIDDEN', 'This account was disabled; ask an owner.');
  return row?.id;
}

async function tieByAddress(tx: Tx, claims: Claims): Promise<string | undefined> {
  const [row] = await tx
    .select({ id: users.id, disabledAt: users.disabledAt })
    .from(users)
    .where(eq(users.email, claims.email))
    .limit(1);
  if (!row) return undefined;
  if (row.disabledAt) throw new AppError('FORBIDDEN', 'This account was disabled; ask an owner.');
  await tx.insert(accounts).values({ provider: ISSUER, providerAccountId: claims.sub, userId: row.id });
  return row.id;
}

async function acceptByAddress(tx: Tx, claims: Claims, now: Date): Promise<string | undefined> {
  const [invitation] = await tx
    .update(invitations)
    .set({ acceptedAt: now })
    .where(
      and(
        eq(invitations.email, claims.email),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
        gt(invitations.expiresAt, now),
      ),
    )
    .returning({ role: invitations.role });
  const role = ROLES.find((one) => one === invitation?.role);
  if (!role) return undefined;
  const id = newId(now.getTime());
  const name = claims.name || claims.email;
  await tx
    .insert(users)
    .values({ id, email: claims.email, name, role, emailVerifiedAt: now, createdAt: now });
  await tx.insert(accounts).values({ provider: ISSUER, providerAccountId: claims.sub, userId: id });
  return id;
}
