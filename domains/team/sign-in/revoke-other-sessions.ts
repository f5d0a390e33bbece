import { command } from '../../command.ts';
import { SessionRef } from '../input.ts';
import { selfOf } from '../self.ts';
import { endSessions } from './end-sessions.ts';

/** Ends all of one's own sessions but the one named; says how many. */
export const revokeOtherSessions = command('self.write', {
  input: SessionRef,
  run: async (tx, { sessionId }, ctx) => {
    const userId = selfOf(ctx.actor);
    const ended = await endSessions(tx, { userId, exceptId: sessionId, now: ctx.now });
    return { result: { ended }, subjectKind: 'user', subjectId: userId, summary: { endedSessions: ended } };
  },
});
