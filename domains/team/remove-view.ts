import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { savedViews } from '#db/schema/index.ts';
import { AppError } from '#lib/errors.ts';
import { command } from '../command.ts';
import { allow } from './can.ts';
import { selfOf } from './self.ts';

/**
 * Takes a saved view away; a shared one needs the right to share. The result is what saving it again would need.
 * @throws NOT_FOUND when it is gone already or is somebody else's.
 */
export const removeView = command('view.write', {
  input: z.strictObject({ id: z.uuid() }),
  run: async (tx, { id }, ctx) => {
    const ownerId = selfOf(ctx.actor);
    const [view] = await tx.delete(savedViews).where(eq(savedViews.id, id)).returning();
    if (!view || (view.userId !== null && view.userId !== ownerId)) {
      throw new AppError('NOT_FOUND', 'This view is gone already.', {
        details: { reason: 'gone', thing: 'other' },
      });
    }
    if (view.userId === null) allow(ctx.actor, 'view.share');
    const { screen, name, query } = view;
    return {
      result: { id, screen, name, query, isShared: view.userId === null },
      subjectKind: 'view',
      subjectId: id,
      summary: { screen, name },
      before: view,
    };
  },
});
