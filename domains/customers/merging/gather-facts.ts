import type { Tx } from '#db/client.ts';
import { FACT_TABLES, type FactTable } from './fact-tables.ts';
import type { Group } from './read-group.ts';

/**
 * Brings every fact of a group to its root, and remembers whose each one is. What came since the last time and lies with
 * the root is given to the person whose identity it names; where none does it stays with the root, marked as unsure.
 * `before` is the number of the merge that comes next.
 */
export async function gatherFacts(tx: Tx, group: Group, before: number): Promise<void> {
  if (group.members.length === 1) return rememberAll(tx, group.root, before);
  await bringTogether(tx, group, before);
  for (const fact of FACT_TABLES) await rememberRest(tx, fact, { group, before });
}

/** Brings facts that lie with the others of a group to its root: they are theirs beyond doubt. One statement. */
export async function bringTogether(tx: Tx, { root, members }: Group, before: number): Promise<void> {
  const parts = FACT_TABLES.map((fact) => {
    const { table, key } = fact;
    return `movable_${table} as (
        select t.${key} as key, t.customer_id from ${table} t
        where t.customer_id = any ($2::uuid[]) ${exceptOf(fact)} ${onlyOnce(fact)}
      ), remembered_${table} as (
        insert into fact_origins (table_name, row_key, origin_id, is_unsure, before)
        select '${table}', key::text, customer_id, false, $3 from movable_${table} on conflict do nothing
      ), moved_${table} as (
        update ${table} t set customer_id = $1 from movable_${table} m where t.${key} = m.key
      )`;
  });
  await tx.$client.query({
    name: 'bring-facts-together',
    text: `with ${parts.join(', ')} select`,
    values: [root, members.slice(1), before],
  });
}

function onlyOnce({ table, key, once }: FactTable): string {
  if (!once) return '';
  const same = once.map((column) => `x.${column} = t.${column}`).join(' and ');
  return `and not exists (select from ${table} x where ${same} and x.${key} <> t.${key}
    and (x.customer_id = $1 or (x.customer_id = any ($2::uuid[]) and x.${key} < t.${key})))`;
}

/** All facts of somebody who is one person are that person's. One statement. */
async function rememberAll(tx: Tx, root: string, before: number): Promise<void> {
  const all = FACT_TABLES.map(
    (fact) => `select '${fact.table}' as name, t.${fact.key}::text as key from ${fact.table} t
      where t.customer_id = $1 ${exceptOf(fact)}`,
  );
  await tx.$client.query({
    name: 'remember-facts',
    text: `insert into fact_origins (table_name, row_key, origin_id, is_unsure, before)
      select name, key, $1, false, $2 from (${all.join(' union all ')}) facts on conflict do nothing`,
    values: [root, before],
  });
}

/** Facts with the root of a group of which nobody has said yet whose they are. */
async function rememberRest(
  tx: Tx,
  fact: FactTable,
  { group, before }: { group: Group; before: number },
): Promise<void> {
  const { table, key, clue } = fact;
  await tx.$client.query({
    name: `remember-rest-${table}`,
    text: `with owners as materialized (
        select i.kind, i.value, coalesce(f.origin_id, i.customer_id) as origin
        from identities i left join fact_origins f on f.table_name = 'identities' and f.row_key = i.id::text
        where i.customer_id = any ($1::uuid[]) and f.is_unsure is not true
      ), news as (
        select t.${key}::text as key, ${clue ?? 'null::uuid'} as origin from ${table} t
        where t.customer_id = $2 ${exceptOf(fact)} and not exists (
          select from fact_origins f where f.table_name = '${table}' and f.row_key = t.${key}::text)
      )
      insert into fact_origins (table_name, row_key, origin_id, is_unsure, before)
      select '${table}', key, coalesce(origin, $2), origin is null, $3 from news`,
    values: [group.members, group.root, before],
  });
}

/** Rows that merging makes itself are nobody's own. */
function exceptOf({ except }: FactTable): string {
  return except ? `and not (${except})` : '';
}
