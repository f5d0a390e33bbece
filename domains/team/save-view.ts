import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { savedViews } from '#db/schema/index.ts';
import { AppError } from '#lib/errors.ts';
import { command } from '../command.ts';
import { allow } from './can.ts';
import { selfOf } from './self.ts';

const MOST_VIEWS = 50;

/** A named address of a list: its filters, order, columns and density, but no place in it. */
export const SaveViewInput = z.strictObject({
  /** Made by the client; an id that exists replaces its view. */
  id: z.uuid(),
  screen: z.string().regex(/^[a-z][a-z-]{0,40}$/),
  name: z.string().trim().min(1).max(60),
  query: z.string().max(4_000),
  isShared: z.boolean().default(false),
});

/**
 * Keeps a view of a list for oneself, or for everybody, which needs the right to share.
 * @throws CONFLICT for somebody else's view, and beyond 50 views of one screen.
 */
export const saveView = command('view.write', {
  input: SaveViewInput,
  run: async (tx, input, ctx) => {
    const ownerId = selfOf(ctx.actor);
    if (input.isShared) allow(ctx.actor, 'view.share');
    const [before] = await tx.select().from(savedViews).where(eq(savedViews.id, input.id));
    if (before?.userId === null) allow(ctx.actor, 'view.share');
    if (before?.userId && before.userId !== ownerId) {
      throw new AppError(
        'CONFLICT',
        `The view “${before.name}” is somebody else's; save it under a new name.`,
        { details: { reason: 'viewOfOthers', name: before.name } },
      );
    }
    const others = await tx.$count(savedViews, eq(savedViews.screen, input.screen));
    if (!before && others >= MOST_VIEWS) {
      throw new AppError('CONFLICT', `There are ${others} views of this screen; remove one first.`, {
        details: { reason: 'tooManyViews', most: MOST_VIEWS },
      });
    }
    const { id, screen, name, query } = input;
    const values = { id, screen, name, query, userId: input.isShared ? null : ownerId };
    await tx.insert(savedViews).values(values).onConflictDoUpdate({ target: savedViews.id, set: values });
    return {
      result: { id, name },
      subjectKind: 'view',
      subjectId: id,
      summary: { screen, name },
      before,
      after: values,
    };
  },
});
