import { eq } from 'drizzle-orm';
import { users } from '#db/schema/index.ts';
import { command } from '../command.ts';
import { getUser } from './get-user.ts';
import { UserRef } from './input.ts';

/** Lets somebody sign in again who was disabled; ended sessions and keys stay ended. @throws NOT_FOUND for nobody. */
export const enableUser = command('team.write', {
  input: UserRef,
  run: async (tx, { userId }) => {
    const before = await getUser(tx, userId);
    await tx.update(users).set({ disabledAt: null }).where(eq(users.id, userId));
    return {
      result: null,
      subjectKind: 'user',
      subjectId: userId,
      summary: { name: before.name, disabled: false },
      before: { disabled: before.isDisabled },
      after: { disabled: false },
      events: [{ kind: 'team.changed', subjectKind: 'user', subjectId: userId }],
    };
  },
});
