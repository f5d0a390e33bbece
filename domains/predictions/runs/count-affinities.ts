import { type Database, inTransaction } from '#db/client.ts';

const BASKETS_AT_ONCE = 5_000;
/** Whoever bought more products than this buys for a shop, not for a home; the pairs would drown the others. */
const MOST_PRODUCTS = 150;
/** Changes this long before the mark are counted again: a transaction may have ended after a later one. Counting twice is harmless. */
const OVERLAP = '15 minutes';
const MARK = 'baskets';

/**
 * Counts who bought which products together, over everything that a person ever bought (an order, where the person is not known).
 * Only baskets that changed since the last time are counted again: what they said before is taken off first.
 */
export async function countAffinities(
  db: Database,
  { now, rest }: { now: Date; rest: () => Promise<void> | undefined },
): Promise<number> {
  const buyerIds = await findChanged(db);
  for (let at = 0; at < buyerIds.length; at += BASKETS_AT_ONCE) {
    const some = buyerIds.slice(at, at + BASKETS_AT_ONCE);
    await inTransaction(db, async (tx) => {
      await tx.$client.query(`set local statement_timeout = '120s'`);
      await tx.$client.query({ name: 'count-pairs', text: COUNT_PAIRS, values: [some, MOST_PRODUCTS] });
    });
    await rest();
  }
  await db.$client.query(
    `insert into affinity_marks (name, counted_at) values ('${MARK}', $1)
     on conflict (name) do update set counted_at = excluded.counted_at`,
    [now],
  );
  return buyerIds.length;
}

/** Those whose orders or identity changed; a merge and its undoing touch the people. */
async function findChanged(db: Database): Promise<string[]> {
  const { rows } = await db.$client.query<{ id: string }>(`
    with mark as (
      select coalesce((select counted_at - interval '${OVERLAP}' from affinity_marks where name = '${MARK}'), '-infinity') as at
    )
    select coalesce(customer_id, id) as id from orders, mark where updated_at >= mark.at
    union select id from customers, mark where updated_at >= mark.at
    union select id from orders, mark where updated_at >= mark.at and customer_id is not null
    order by id`);
  return rows.map(({ id }) => id);
}

const pairsOf = (source: string, sign: string) => `
  select a.id as first, b.id as second, ${sign}count(*) as change
  from ${source} s cross join unnest(s.product_ids) a (id) cross join unnest(s.product_ids) b (id)
  where a.id < b.id group by 1, 2`;

// Everything in one statement sees the baskets as they were before it.
const COUNT_PAIRS = `
  with wanted as (select unnest($1::uuid[]) as id), bought as (
    select o.customer_id as buyer_id, l.variant_id
    from orders o join order_lines l on l.order_id = o.id
    where o.customer_id = any ($1::uuid[]) and o.status <> 'cancelled' and l.quantity > 0
    union
    select o.id, l.variant_id
    from orders o join order_lines l on l.order_id = o.id
    where o.id = any ($1::uuid[]) and o.customer_id is null and o.status <> 'cancelled' and l.quantity > 0
  ), fresh as (
    select b.buyer_id, array_agg(distinct v.product_id) as product_ids
    from bought b join variants v on v.id = b.variant_id and v.kind = 'goods'
    group by b.buyer_id having count(distinct v.product_id) <= $2
  ), old as (
    select buyer_id, product_ids from affinity_baskets where buyer_id = any ($1::uuid[])
  ), changed as (
    select coalesce(f.buyer_id, o.buyer_id) as buyer_id, f.product_ids as now_ids, o.product_ids as was_ids
    from fresh f full join old o using (buyer_id) where f.product_ids is distinct from o.product_ids
  ), added as (select now_ids as product_ids from changed where now_ids is not null
  ), removed as (select was_ids as product_ids from changed where was_ids is not null
  ), gone as (
    delete from affinity_baskets b using changed c where b.buyer_id = c.buyer_id and c.now_ids is null
  ), kept as (
    insert into affinity_baskets (buyer_id, product_ids)
    select buyer_id, now_ids from changed where now_ids is not null
    on conflict (buyer_id) do update set product_ids = excluded.product_ids
  ), singles as (
    insert into affinity_products as a (product_id, buyers)
    select id, sum(change) from (
      select p.id, 1 as change from added cross join unnest(product_ids) p (id)
      union all select p.id, -1 from removed cross join unnest(product_ids) p (id)) each
    group by id having sum(change) <> 0
    on conflict (product_id) do update set buyers = a.buyers + excluded.buyers
  )
  insert into product_affinities as a (first_product_id, second_product_id, buyers)
  select first, second, sum(change) from (${pairsOf('added', '')} union all ${pairsOf('removed', '-')}) each
  group by first, second having sum(change) <> 0
  on conflict (first_product_id, second_product_id) do update set buyers = a.buyers + excluded.buyers`;
