import { eq } from 'drizzle-orm';
import { users } from '#db/schema/index.ts';
import { command } from '../command.ts';
import { getUser } from './get-user.ts';
import { ProfileChange } from './input.ts';
import { selfOf } from './self.ts';

/** Keeps how a person reads the product, and the name they go by. What is not mentioned stays as it was. */
export const savePreferences = command('self.write', {
  input: ProfileChange,
  run: async (tx, change, ctx) => {
    const userId = selfOf(ctx.actor);
    const before = await getUser(tx, userId);
    const after = {
      name: change.name ?? before.name,
      preferences: { ...before.preferences, ...change.preferences },
    };
    await tx.update(users).set(after).where(eq(users.id, userId));
    return {
      result: null,
      subjectKind: 'user',
      subjectId: userId,
      before: { name: before.name, preferences: before.preferences },
      after,
      events: [{ kind: 'team.changed', subjectKind: 'user', subjectId: userId }],
    };
  },
});
