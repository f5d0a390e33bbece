import { and, asc, eq, isNull, or } from 'drizzle-orm';
import { savedViews } from '#db/schema/index.ts';
import type { Ctx } from '../context.ts';
import { allow } from './can.ts';
import { selfOf } from './self.ts';

const MOST_VIEWS = 100;

/** A saved view of a list; `query` is the search text of its address. */
export type SavedView = { id: string; name: string; query: string; isShared: boolean };

/** One's own views of a screen and those that are shared with everybody, the shared ones first. */
export async function listViews(ctx: Ctx, screen: string): Promise<SavedView[]> {
  allow(ctx.actor, 'view.write');
  const rows = await ctx.db
    .select({ id: savedViews.id, name: savedViews.name, query: savedViews.query, userId: savedViews.userId })
    .from(savedViews)
    .where(
      and(
        eq(savedViews.screen, screen),
        or(isNull(savedViews.userId), eq(savedViews.userId, selfOf(ctx.actor))),
      ),
    )
    .orderBy(asc(savedViews.createdAt), asc(savedViews.id))
    .limit(MOST_VIEWS);
  const views = rows.map(({ userId, ...view }) => ({ ...view, isShared: userId === null }));
  return [...views.filter((view) => view.isShared), ...views.filter((view) => !view.isShared)];
}
