import type { Reader } from '#db/client.ts';

/** A place where what is kept for the page of retention is not what the rows say. */
export type RetentionFault = { what: string; place: string; kept: unknown; told: unknown };

/**
 * Counts everything anew that `fold_retention` keeps, from orders and postings, and names what differs; none is good.
 * While people wait to be counted `isBehind` is true and nothing is judged. Takes a minute or so at a million orders.
 */
export async function checkRetention(
  reader: Reader,
): Promise<{ isBehind: boolean; faults: RetentionFault[] }> {
  const { rows } = await reader.$client.query<{ isBehind: boolean }>(
    'select retention_is_behind() as "isBehind"',
  );
  const found = await reader.$client.query<RetentionFault>(
    'select what, place, kept, told from retention_faults()',
  );
  return { isBehind: rows[0]?.isBehind ?? true, faults: found.rows };
}
