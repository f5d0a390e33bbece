import type { Ctx } from '#domains/context.ts';
import { closeOrdered } from '#domains/marketing/carts/close-ordered.ts';
import { type Folded, foldEvents } from '#domains/marketing/tracking/fold-events.ts';
import { forgetEvents } from '#domains/marketing/tracking/forget-events.ts';
import { linkAwaited } from '#domains/marketing/tracking/link-awaited.ts';
import { isDataError, setAside } from '#domains/marketing/tracking/set-aside.ts';
import { log } from '#lib/log.ts';

const ROWS_AT_ONCE = 2_000;
const TURNS_AT_ONCE = 20;
const ONE_SENDING = 1;

/**
 * Folds what sources have sent until nothing waits, links touches to orders that came later, closes carts whose goods were
 * bought, and forgets what had its time.
 */
export async function foldTouches(ctx: Ctx): Promise<void> {
  for (let turn = 0; turn < TURNS_AT_ONCE; turn++) {
    const { hasMore } = await foldSome(ctx);
    if (!hasMore) break;
  }
  await linkAwaited(ctx.db, ctx.now);
  await closeOrdered(ctx.db, ctx.now);
  await forgetEvents(ctx.db, ctx.now);
}

/** Many sendings at once; where one of them cannot be folded, one after another, and that one is put aside. */
async function foldSome(ctx: Ctx): Promise<Pick<Folded, 'hasMore'>> {
  try {
    return await foldEvents(ctx, ROWS_AT_ONCE);
  } catch (error) {
    if (!isDataError(error)) throw error;
  }
  try {
    await foldEvents(ctx, ONE_SENDING);
  } catch (error) {
    if (!isDataError(error)) throw error;
    log.warn({ err: error, events: await setAside(ctx) }, 'events could not be folded and wait for repair');
  }
  return { hasMore: true };
}
