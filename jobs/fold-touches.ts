import type { Ctx } from '#domains/context.ts';
import { closeOrdered } from '#domains/marketing/carts/close-ordered.ts';
import { foldEvents } from '#domains/marketing/tracking/fold-events.ts';
import { forgetEvents } from '#domains/marketing/tracking/forget-events.ts';

const TURNS_AT_ONCE = 20;

/** Folds what sources have sent until nothing waits, closes carts whose goods were bought, and forgets what had its time. */
export async function foldTouches(ctx: Ctx): Promise<void> {
  for (let turn = 0; turn < TURNS_AT_ONCE; turn++) {
    const { hasMore } = await foldEvents(ctx);
    if (!hasMore) break;
  }
  await closeOrdered(ctx.db, ctx.now);
  await forgetEvents(ctx.db, ctx.now);
}
