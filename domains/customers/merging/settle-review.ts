import type { Tx } from '#db/client.ts';
import { newId } from '#lib/ids.ts';

/** A question about these two is answered by their merge. */
export async function settleReview(
  tx: Tx,
  pair: { survivorId: string; mergedId: string },
  decided: { by: string; now: Date },
): Promise<void> {
  await tx.$client.query(
    `update link_reviews set status = 'linked', decided_at = $3, decided_by = $4
     where first_id = least($1::uuid, $2::uuid) and second_id = greatest($1::uuid, $2::uuid)`,
    [pair.survivorId, pair.mergedId, decided.now, decided.by],
  );
}

/** Whoever undoes a merge says that these two are not the same: nobody is asked again. */
export async function rememberDifferent(
  tx: Tx,
  mergeId: string,
  decided: { by: string; now: Date },
): Promise<void> {
  await tx.$client.query(
    `insert into link_reviews (id, first_id, second_id, weight, probability, evidence, status, found_at, decided_at, decided_by)
     select $2, least(survivor_id, merged_id), greatest(survivor_id, merged_id), coalesce(weight, 0),
       case when weight is null then 0 else 1 / (1 + power(2, -weight)) end, evidence, 'different', $3, $3, $4
     from customer_merges where id = $1
     on conflict (first_id, second_id) do update set status = 'different', decided_at = $3, decided_by = $4`,
    [mergeId, newId(decided.now.getTime()), decided.now, decided.by],
  );
}
