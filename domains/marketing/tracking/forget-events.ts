import type { Database } from '#db/client.ts';

const EVENTS_KEPT_DAYS = 14;
const REJECTS_KEPT_DAYS = 30;
const COUNTS_KEPT_DAYS = 90;
const AT_ONCE = 5_000;

/**
 * Forgets what had its time, some thousands at once: events two weeks after they came (their touches stay, and still know
 * a repeat), refused ones after thirty days, counts after ninety. Nothing that is not folded is forgotten.
 */
export async function forgetEvents(db: Database, now: Date): Promise<void> {
  await db.$client.query({
    name: 'forget-touch-events',
    text: `delete from touch_events where message_key in (
        select message_key from (
          select message_key, received_at from touch_events
          where written_in < (select up_to from folds where name = 'touches') order by written_in, id limit $3
        ) oldest where received_at < $1::timestamptz - $2 * interval '1 day')`,
    values: [now, EVENTS_KEPT_DAYS, AT_ONCE],
  });
  await db.$client.query({
    name: 'forget-touch-rejects',
    text: `delete from touch_rejects where id in (select id from touch_rejects
        where received_at < $1::timestamptz - $2 * interval '1 day' order by received_at limit $3)`,
    values: [now, REJECTS_KEPT_DAYS, AT_ONCE],
  });
  await db.$client.query({
    name: 'forget-touch-counts',
    text: `delete from touch_counts where hour < $1::timestamptz - $2 * interval '1 day'`,
    values: [now, COUNTS_KEPT_DAYS],
  });
}
