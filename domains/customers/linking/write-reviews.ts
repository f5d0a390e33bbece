import type { Database, Tx } from '#db/client.ts';
import { newId } from '#lib/ids.ts';
import type { FieldEvidence } from './model/weights.ts';

/** What speaks for or against a pair: a field of both, or the word of a source. */
type PairEvidence = FieldEvidence | { field: 'alias'; degree: string; weight: number };

/** A pair that somebody should look at. */
export type FoundPair = {
  a: string;
  b: string;
  weight: number;
  probability: number;
  evidence: readonly PairEvidence[];
};

/** Puts pairs into the review queue. What is decided stays decided; what is open gets its newest weight. Counts the new. */
export async function writeReviews(
  tx: Database | Tx,
  pairs: readonly FoundPair[],
  now: Date,
): Promise<number> {
  if (pairs.length === 0) return 0;
  const { rows } = await tx.$client.query<{ isNew: boolean }>(
    `insert into link_reviews as r (id, first_id, second_id, weight, probability, evidence, found_at)
     select id, least(a, b), greatest(a, b), weight, probability, evidence, $2
     from jsonb_to_recordset($1::jsonb) as p (id uuid, a uuid, b uuid, weight float8, probability float8, evidence jsonb)
     on conflict (first_id, second_id) do update
       set weight = excluded.weight, probability = excluded.probability, evidence = excluded.evidence
       where r.status in ('open', 'later')
     returning xmax = 0 as "isNew"`,
    [JSON.stringify(pairs.map((pair) => ({ ...pair, id: newId(now.getTime()) }))), now],
  );
  return rows.filter(({ isNew }) => isNew).length;
}

/** The pairs of which somebody said that they are not the same, as `first second`. */
export async function readDifferent(tx: Database | Tx): Promise<Set<string>> {
  const { rows } = await tx.$client.query<{ pair: string }>(
    `select first_id || ' ' || second_id as pair from link_reviews where status = 'different'`,
  );
  return new Set(rows.map(({ pair }) => pair));
}
