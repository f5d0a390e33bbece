import type { Database } from '#db/client.ts';

/** Under this id stand sendings whose write key nobody has. */
export const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Counts something refused before it was read: a forged key (`sourceId` null), a wrong origin, no JSON. */
export async function countRefused(
  db: Database,
  { sourceId, now }: { sourceId: string | null; now: Date },
): Promise<void> {
  await db.$client.query({
    name: 'count-refused-touches',
    text: `insert into touch_counts as c (source_id, hour, share, rejected)
      values ($1, date_trunc('hour', $2::timestamptz, 'UTC'), 0, 1)
      on conflict (hour, source_id, share) do update set rejected = c.rejected + 1`,
    values: [sourceId ?? NOBODY, now],
  });
}
