import type { Tx } from '#db/client.ts';

const LOCK = {
  name: 'lock-held-levels',
  text: `
    select from stock_levels s
    where s.variant_id = any ($1::uuid[])
      or s.variant_id in (select r.variant_id from reservations r where r.hold_id = $2)
    order by s.variant_id, s.location_id for update of s`,
};

const FREE = {
  name: 'free-held-units',
  text: `
    update reservations set status = case when hold_id = $2 then 'released' else 'expired' end, closed_at = $3,
      close_reason = case when hold_id = $2 then 'used' else 'time ran out' end
    where status = 'open' and (hold_id = $2
      or (hold_id is not null and expires_at <= $3 and variant_id = any ($1::uuid[])))
    returning variant_id as "variantId", hold_id as "holdId"`,
};

/**
 * Frees what carts hold of the variants beyond their time, whether or not the job has been there, and all that one hold
 * keeps, if one is named. All levels are locked first, in the order in which everybody locks them, so until the commit
 * nobody takes what was freed. Answers with the variants whose units were freed because time ran out.
 */
export async function freeUnits(
  tx: Tx,
  wanted: { variantIds: readonly string[]; holdId: string | null; now: Date },
): Promise<string[]> {
  const { variantIds, holdId, now } = wanted;
  const [, { rows }] = await Promise.all([
    tx.$client.query({ ...LOCK, values: [variantIds, holdId] }),
    tx.$client.query<{ variantId: string; holdId: string }>({ ...FREE, values: [variantIds, holdId, now] }),
  ]);
  return [...new Set(rows.filter((row) => row.holdId !== holdId).map((row) => row.variantId))];
}
