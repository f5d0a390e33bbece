import type { Database } from '#db/client.ts';

/**
 * Counts a message whose signature did not fit, by channel and the business's own day. No command: strangers cause it,
 * and an audit row for each would let them fill the disk.
 */
export async function countRefusal(
  db: Database,
  { channelId, now }: { channelId: string; now: Date },
): Promise<void> {
  await db.$client.query({
    name: 'count-refusal',
    text: `insert into channel_refusals (channel_id, day, count)
      values ($1, ($2::timestamptz at time zone (select time_zone from business))::date, 1)
      on conflict (channel_id, day) do update set count = channel_refusals.count + 1`,
    values: [channelId, now],
  });
}
