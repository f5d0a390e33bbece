import { inTransaction } from '#db/client.ts';
import { sqlState } from '#db/errors.ts';
import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import { closeWindow, openWindow } from './touch-window.ts';

/** What the data itself is to blame for: wrong values, broken promises of the tables, limits. Not: locks, lost connections. */
const DATA_ERRORS = /^(?:21|22|23|42|54)/;

/** Whether trying again would fail again, because of what the events hold. */
export function isDataError(error: unknown): boolean {
  if (error instanceof TypeError || error instanceof RangeError) return true;
  return DATA_ERRORS.test(sqlState(error) ?? '');
}

/**
 * Puts the oldest sending that waits aside for repair, so that it holds up nobody: for one that cannot be folded. Gives
 * back how many events it held.
 */
export async function setAside(ctx: Ctx): Promise<number> {
  allow(ctx.actor, 'job.run');
  return inTransaction(ctx.db, async (tx) => {
    const window = await openWindow(tx, 1);
    if (!window) return 0;
    const { rowCount } = await tx.$client.query(
      `with moved as (
         delete from touch_events where written_in >= $1::xid8 and written_in < $2::xid8 returning *
       )
       insert into touch_rejects (source_id, type, reason, body, received_at)
       select source_id, type, 'fold', jsonb_pretty(jsonb_strip_nulls(jsonb_build_object('type', type, 'event', name,
         'userId', user_id, 'anonymousId', anonymous_id, 'timestamp', at, 'properties', detail, 'traits', person))),
         received_at
       from moved order by id`,
      [window.since, window.until],
    );
    await closeWindow(tx, window, ctx.now);
    return rowCount ?? 0;
  });
}
