import { command } from '../../command.ts';
import { getUser } from '../get-user.ts';
import { UserRef } from '../input.ts';
import { endSessions } from './end-sessions.ts';

/** Ends all sessions of a member of staff, who may sign in again; says how many. @throws NOT_FOUND for nobody. */
export const signOutUser = command('team.write', {
  input: UserRef,
  run: async (tx, { userId }, ctx) => {
    const { name } = await getUser(tx, userId);
    const ended = await endSessions(tx, { userId, exceptId: null, now: ctx.now });
    return {
      result: { ended },
      subjectKind: 'user',
      subjectId: userId,
      summary: { name, endedSessions: ended },
    };
  },
});
