import type { Tx } from '#db/client.ts';

/** Some whole sendings that wait to be folded: by their transactions, from one on up to (without) another. */
export type TouchWindow = { since: string; until: string };

/** The oldest sendings with about so many events, held for this worker; null while another folds, or nothing waits. */
export async function openWindow(tx: Tx, rowsAtOnce: number): Promise<TouchWindow | null> {
  await tx.$client.query(
    `insert into folds (name, up_to, folded_at) values ('touches', '0', now()) on conflict (name) do nothing`,
  );
  const { rows } = await tx.$client.query<TouchWindow>(
    `with mark as materialized (select up_to from folds where name = 'touches' for update skip locked)
     select m.up_to::text as since, next_touch_window(m.up_to, $1)::text as until from mark m
     where exists (select from touch_events e where e.written_in >= m.up_to
       and e.written_in < pg_snapshot_xmin(pg_current_snapshot()))`,
    [rowsAtOnce],
  );
  return rows[0] ?? null;
}

/** Says that a window is done with. */
export async function closeWindow(tx: Tx, window: TouchWindow, now: Date): Promise<void> {
  await tx.$client.query(`update folds set up_to = $1, folded_at = $2 where name = 'touches'`, [
    window.until,
    now,
  ]);
}
