import type { Reader } from '#db/client.ts';
import type { ToldEvent } from './reading/read-event.ts';

/** An event that is to be kept, with the key that makes it single in place of the sender's own words. */
export type KeptEvent = Omit<ToldEvent, 'messageId'> & { messageKey: string };

const SHARES = 16;

const KEEP = {
  name: 'keep-touch-events',
  text: `
    with told as (
      select * from rows from (json_to_recordset($1::json) as ("messageKey" uuid, type text, name text, kind text, at timestamptz,
        "originalAt" timestamptz, "isLate" boolean, "anonymousId" text, "userId" text, campaign text, direction text, thread text, "orderRef" text,
        detail jsonb, cart jsonb, person jsonb)) with ordinality as e ("messageKey", type, name, kind, at, "originalAt", "isLate",
        "anonymousId", "userId", campaign, direction, thread, "orderRef", detail, cart, person, place)
    ), kept as (
      insert into touch_events (message_key, source_id, type, name, kind, at, original_at, received_at, anonymous_id,
        user_id, campaign, direction, thread, order_ref, detail, cart, person)
      select "messageKey", $2, type, name, kind, at, "originalAt", $3, "anonymousId", "userId", campaign, direction, thread, "orderRef",
        detail, cart, person
      from told
      where not exists (select from touches t where t.message_key = told."messageKey")
      -- What happened at one instant stays in the order in which it was told.
      order by place
      on conflict (message_key) do nothing returning message_key
    ), sums as (
      select (select count(*) from kept) as accepted, (select count(*) from told) as told,
        (select count(distinct message_key) from kept join told on "messageKey" = message_key where "isLate") as late
    ), counted as (
      insert into touch_counts as c (source_id, hour, share, accepted, duplicate, late, rejected)
      select $2, date_trunc('hour', $3::timestamptz, 'UTC'), $4, accepted, told - accepted, late, $5 from sums
      on conflict (hour, source_id, share) do update set accepted = c.accepted + excluded.accepted,
        duplicate = c.duplicate + excluded.duplicate, late = c.late + excluded.late,
        rejected = c.rejected + excluded.rejected
    )
    select accepted::integer, (told - accepted)::integer as duplicate, late::integer from sums`,
};

/** What became of a batch. */
export type Kept = { accepted: number; duplicate: number; late: number };

/**
 * Keeps a batch and counts it, in one statement. What its source has sent before is left out and counted as duplicate.
 * `share` spreads the counting over rows, so that batches of the same hour do not wait for each other.
 */
export async function keepEvents(
  db: Reader,
  batch: {
    sourceId: string;
    events: readonly KeptEvent[];
    rejected: number;
    receivedAt: Date;
    share: number;
  },
): Promise<Kept> {
  const { rows } = await db.$client.query<Kept>({
    ...KEEP,
    values: [
      JSON.stringify(batch.events),
      batch.sourceId,
      batch.receivedAt,
      batch.share % SHARES,
      batch.rejected,
    ],
  });
  return rows[0]!;
}
