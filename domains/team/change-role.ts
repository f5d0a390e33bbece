import { eq } from 'drizzle-orm';
import { users } from '#db/schema/index.ts';
import { command } from '../command.ts';
import { getUser } from './get-user.ts';
import { RoleChange } from './input.ts';
import { keepOwner } from './keep-owner.ts';

/**
 * Gives a member of staff another role; open sessions have it within seconds.
 * @throws CONFLICT when the last owner would stop being one; NOT_FOUND for nobody.
 */
export const changeRole = command('team.write', {
  input: RoleChange,
  run: async (tx, { userId, role }) => {
    if (role !== 'owner') await keepOwner(tx, userId);
    const before = await getUser(tx, userId);
    await tx.update(users).set({ role }).where(eq(users.id, userId));
    return {
      result: null,
      subjectKind: 'user',
      subjectId: userId,
      summary: { name: before.name, role },
      before: { role: before.role },
      after: { role },
      events: [{ kind: 'team.changed', subjectKind: 'user', subjectId: userId }],
    };
  },
});
