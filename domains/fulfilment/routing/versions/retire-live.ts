import type { Tx } from '#db/client.ts';

/** Ends the version that is live, if any; returns its number. Two who do so at once wait for one another. */
export async function retireLive(tx: Tx, now: Date): Promise<number | null> {
  await tx.$client.query('select from routing_state for update');
  const { rows } = await tx.$client.query<{ version: number }>(
    `update routing_rule_sets set status = 'retired', retired_at = $1 where status = 'live' returning version`,
    [now],
  );
  return rows[0]?.version ?? null;
}
