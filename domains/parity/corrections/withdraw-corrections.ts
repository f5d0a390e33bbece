import type { Tx } from '#db/client.ts';

/**
 * Calls off what still waits to be written about these drifts; gives those of which something is being sent this moment, and
 * about which nothing else can be decided until then. The caller holds the drifts.
 */
export async function withdrawCorrections(
  tx: Tx,
  driftIds: readonly string[],
  { now }: { now: Date },
): Promise<ReadonlySet<string>> {
  if (driftIds.length === 0) return new Set();
  const { rows } = await tx.$client.query<{ driftId: string; state: string }>(
    `select drift_id as "driftId", state from listing_corrections
     where drift_id = any ($1::uuid[]) and state in ('waiting', 'sending') order by drift_id, id for update`,
    [driftIds],
  );
  const sending = new Set(rows.filter(({ state }) => state === 'sending').map(({ driftId }) => driftId));
  await tx.$client.query(
    `update listing_corrections set state = 'withdrawn', reason = 'decided', ended_at = $2
     where drift_id = any ($1::uuid[]) and state = 'waiting'`,
    [driftIds, now],
  );
  return sending;
}
