import { and, eq, isNull, sql } from 'drizzle-orm';
import { apiKeys, sessions, users } from '#db/schema/index.ts';
import { command } from '../command.ts';
import { getUser } from './get-user.ts';
import { UserRef } from './input.ts';
import { keepOwner } from './keep-owner.ts';

/**
 * Ends somebody's access: sign-in is refused, open sessions end within seconds and the API keys they made stop.
 * What they did stays in the books under their name.
 * @throws CONFLICT for the last owner; NOT_FOUND for nobody.
 */
export const disableUser = command('team.write', {
  input: UserRef,
  run: async (tx, { userId }, ctx) => {
    await keepOwner(tx, userId);
    const before = await getUser(tx, userId);
    await tx
      .update(users)
      .set({ disabledAt: ctx.now, sessionVersion: sql`${users.sessionVersion} + 1` })
      .where(and(eq(users.id, userId), isNull(users.disabledAt)));
    await tx
      .update(sessions)
      .set({ revokedAt: ctx.now })
      .where(and(eq(sessions.userId, userId), isNull(sessions.revokedAt)));
    await tx
      .update(apiKeys)
      .set({ revokedAt: ctx.now })
      .where(and(eq(apiKeys.createdBy, userId), isNull(apiKeys.revokedAt)));
    return {
      result: null,
      subjectKind: 'user',
      subjectId: userId,
      summary: { name: before.name, disabled: true },
      before: { disabled: before.isDisabled },
      after: { disabled: true },
      events: [{ kind: 'team.changed', subjectKind: 'user', subjectId: userId }],
    };
  },
});
