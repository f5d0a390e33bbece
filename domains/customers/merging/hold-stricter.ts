import type { Tx } from '#db/client.ts';
import type { Group } from './read-group.ts';

/**
 * Of people who are one the stricter word holds: where any of them had refused and the newest word is a consent, a
 * refusal is written behind it. It belongs to the merge (`source` is `merge`) and is made anew whenever the group changes.
 * What the person says after the merge holds again.
 */
export async function holdStricter(tx: Tx, group: Group, now: Date): Promise<void> {
  await tx.$client.query(`delete from consents where customer_id = any ($1::uuid[]) and source = 'merge'`, [
    group.members,
  ]);
  if (group.members.length === 1) return;
  await tx.$client.query(
    `with said as (
       select c.purpose, c.way, c.is_granted, c.at, c.id, f.origin_id
       from consents c join fact_origins f on f.table_name = 'consents' and f.row_key = c.id::text
       where c.customer_id = $1 and f.before <= $2
     ), own as (
       select distinct on (purpose, way, origin_id) * from said order by purpose, way, origin_id, at desc, id desc
     ), newest as (
       select distinct on (purpose, way) * from said order by purpose, way, at desc, id desc
     )
     insert into consents (customer_id, purpose, way, is_granted, source, proof, at)
     select $1, n.purpose, n.way, false, 'merge', null,
       greatest(n.at, coalesce((select made_at from customer_merges where number = $2), $3))
     from newest n where n.is_granted and exists (
       select from own o where o.purpose = n.purpose and o.way = n.way and not o.is_granted)`,
    [group.root, group.newest, now],
  );
}
