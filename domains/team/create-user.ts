import { users } from '#db/schema/index.ts';
import { newId } from '#lib/ids.ts';
import { command } from '../command.ts';
import { NewUser } from './input.ts';
import { hashPassword } from './sign-in/hash-password.ts';

/**
 * Makes a member of staff who may sign in at once; without a password only by a mailed link or single sign-on.
 * @throws CONFLICT when somebody has this e-mail address already.
 */
export const createUser = command('team.write', {
  input: NewUser,
  run: async (tx, { password, id: wantedId, ...person }, ctx) => {
    const id = wantedId ?? newId(ctx.now.getTime());
    const passwordHash = password === undefined ? null : await hashPassword(password);
    await tx.insert(users).values({ ...person, id, passwordHash, createdAt: ctx.now });
    return {
      result: { id },
      subjectKind: 'user',
      subjectId: id,
      summary: { name: person.name, role: person.role },
      after: { email: person.email, name: person.name, role: person.role },
      events: [{ kind: 'team.changed', subjectKind: 'user', subjectId: id }],
    };
  },
});
