import type { Tx } from '#db/client.ts';
import { FACT_TABLES, type FactTable } from './fact-tables.ts';
import type { Group } from './read-group.ts';

/**
 * Brings every fact of a group to its root, and remembers whose each one is. What came since the last time and lies with
 * the root is given to the person whose identity it names; where none does it stays with the root, marked as unsure.
 * `before` is the number of the merge that comes next.
 */
export async function gatherFacts(tx: Tx, group: Group, before: number): Promise<void> {
  for (const fact of FACT_TABLES) {
    const others = group.members.slice(1);
    if (others.length > 0) await bringIn(tx, fact, { root: group.root, others, before });
    await rememberRest(tx, fact, { group, before });
  }
}

/** Facts that lie with a merged person: they are hers beyond doubt, and are shown with the root. */
async function bringIn(
  tx: Tx,
  fact: FactTable,
  { root, others, before }: { root: string; others: string[]; before: number },
): Promise<void> {
  const { table, key } = fact;
  await tx.$client.query(
    `with movable as (
       select t.${key} as key, t.customer_id from ${table} t
       where t.customer_id = any ($2::uuid[]) ${exceptOf(fact)} ${onlyOnce(fact)}
     ), remembered as (
       insert into fact_origins (table_name, row_key, origin_id, is_unsure, before)
       select $3, key::text, customer_id, false, $4 from movable on conflict do nothing
     )
     update ${table} t set customer_id = $1 from movable where t.${key} = movable.key`,
    [root, others, table, before],
  );
}

function onlyOnce({ table, key, once }: FactTable): string {
  if (!once) return '';
  const same = once.map((column) => `x.${column} = t.${column}`).join(' and ');
  return `and not exists (select from ${table} x where ${same} and x.${key} <> t.${key}
    and (x.customer_id = $1 or (x.customer_id = any ($2::uuid[]) and x.${key} < t.${key})))`;
}

/** Facts with the root of which nobody has said yet whose they are. */
async function rememberRest(
  tx: Tx,
  fact: FactTable,
  { group, before }: { group: Group; before: number },
): Promise<void> {
  const { table, key, clue } = fact;
  const isAlone = group.members.length === 1;
  const whose = isAlone || !clue ? 'null::uuid' : clue;
  await tx.$client.query(
    `with owners as materialized (
       select i.kind, i.value, coalesce(f.origin_id, i.customer_id) as origin
       from identities i left join fact_origins f on f.table_name = 'identities' and f.row_key = i.id::text
       where i.customer_id = any ($1::uuid[]) and f.is_unsure is not true
     ), news as (
       select t.${key}::text as key, ${whose} as origin from ${table} t
       where t.customer_id = $2 ${exceptOf(fact)} and not exists (
         select from fact_origins f where f.table_name = $3 and f.row_key = t.${key}::text)
     )
     insert into fact_origins (table_name, row_key, origin_id, is_unsure, before)
     select $3, key, coalesce(origin, $2), origin is null and not $4, $5 from news`,
    [group.members, group.root, table, isAlone, before],
  );
}

/** Rows that merging makes itself are nobody's own. */
export function exceptOf({ except }: FactTable): string {
  return except ? `and not (${except})` : '';
}
