import type { Tx } from '#db/client.ts';
import { FACT_TABLES } from './fact-tables.ts';
import type { Group } from './read-group.ts';

/** Gives the facts that lie with one root to another, of those people only. */
export async function partFacts(tx: Tx, { from, to }: { from: string; to: Group }): Promise<void> {
  for (const { table, key } of FACT_TABLES) {
    await tx.$client.query(
      `update ${table} t set customer_id = $2 from fact_origins f
       where t.customer_id = $1 and f.table_name = $3 and f.row_key = t.${key}::text
         and f.origin_id = any ($4::uuid[])`,
      [from, to.root, table, to.members],
    );
  }
}

/** Somebody who is one person again needs no memory of whose the facts are. */
export async function forgetOrigins(tx: Tx, group: Group): Promise<void> {
  if (group.members.length > 1) return;
  await tx.$client.query('delete from fact_origins where origin_id = $1', [group.root]);
}

/** Facts that came while the two were one and name neither: somebody has to say whose they are. */
export async function askAboutUnsure(
  tx: Tx,
  merge: { id: string; number: number; stays: Group; leaves: string; now: Date },
): Promise<number> {
  let asked = 0;
  for (const { table, key, unasked } of FACT_TABLES) {
    const { rowCount } = await tx.$client.query(
      `insert into misplaced_facts (merge_id, table_name, row_key, customer_id, other_id, found_at)
       select $1, $2, f.row_key, $3, $4, $5
       from ${table} t join fact_origins f on f.table_name = $2 and f.row_key = t.${key}::text
       where t.customer_id = $3 and f.is_unsure and f.before > $6 ${unasked ? `and not (${unasked})` : ''}
       on conflict do nothing`,
      [merge.id, table, merge.stays.root, merge.leaves, merge.now, merge.number],
    );
    asked += rowCount ?? 0;
  }
  return asked;
}

/** A refusal that came while two were one holds for both: nobody can say which of them it was. */
export async function shareRefusals(
  tx: Tx,
  merge: { number: number; stays: Group; leaves: string },
): Promise<void> {
  await tx.$client.query(
    `insert into consents (customer_id, purpose, way, is_granted, source, proof, at)
     select $2, t.purpose, t.way, false, t.source, t.proof, t.at
     from consents t join fact_origins f on f.table_name = 'consents' and f.row_key = t.id::text
     where t.customer_id = $1 and f.is_unsure and f.before > $3 and not t.is_granted
     order by t.at, t.id`,
    [merge.stays.root, merge.leaves, merge.number],
  );
}
