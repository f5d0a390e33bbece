import { and, eq, isNull } from 'drizzle-orm';
import { sessions } from '#db/schema/index.ts';
import { AppError } from '#lib/errors.ts';
import { command } from '../../command.ts';
import { SessionRef } from '../input.ts';
import { selfOf } from '../self.ts';

/** Ends one of one's own sessions, the present one included. @throws NOT_FOUND for others' and for ended ones. */
export const revokeSession = command('self.write', {
  input: SessionRef,
  run: async (tx, { sessionId }, ctx) => {
    const userId = selfOf(ctx.actor);
    const ended = await tx
      .update(sessions)
      .set({ revokedAt: ctx.now })
      .where(and(eq(sessions.id, sessionId), eq(sessions.userId, userId), isNull(sessions.revokedAt)))
      .returning({ id: sessions.id });
    if (ended.length === 0)
      throw new AppError('NOT_FOUND', 'This session has ended already.', {
        details: { reason: 'gone', thing: 'other' },
      });
    return { result: null, subjectKind: 'session', subjectId: sessionId, summary: { ended: true } };
  },
});
