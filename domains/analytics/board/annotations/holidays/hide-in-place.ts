import type { Tx } from '#db/client.ts';
import { newId } from '#lib/ids.ts';

/** Writes a removed annotation in place of what a calendar says, so that it is not shown. Twice is as once. */
export async function hideInPlace(
  tx: Tx,
  { cause, startsOn, endsOn, text }: { cause: string; startsOn: string; endsOn: string; text: string },
  by: { name: string; now: Date },
): Promise<void> {
  await tx.$client.query(
    `insert into annotations as a (id, kind, starts_on, ends_on, text, cause, written_by, written_at, removed_at)
     values ($1, 'holiday', $2, $3, $4, $5, $6, $7, $7)
     on conflict (cause) do update set removed_at = coalesce(a.removed_at, excluded.removed_at)`,
    [newId(by.now.getTime()), startsOn, endsOn, text, cause, by.name, by.now],
  );
}
