import type { Tx } from '#db/client.ts';
import { refreshSearch } from '../refresh-search.ts';

/**
 * Makes what is added up or looked up about people agree with their facts again: whose sale a posting is, their value,
 * what they are found by. The same sums as `fold_postings` and the audit; `lockMerging` keeps the fold out meanwhile.
 */
export async function refreshFigures(tx: Tx, customerIds: readonly string[]): Promise<void> {
  await tx.$client.query(
    `update postings p set customer_id = o.customer_id from orders o
     where o.customer_id = any ($1::uuid[]) and p.order_id = o.id and p.customer_id <> o.customer_id`,
    [customerIds],
  );
  await tx.$client.query(
    `with settled as (
       select p.customer_id, p.order_id, sum(p.orders) as orders, sum(p.gross_minor) as gross,
         sum(p.gross_minor - p.discounts_minor - p.returns_minor) as net, sum(p.cogs_minor) as cost,
         min(p.at) filter (where p.kind = 'sale') as sold_at
       from orders o join postings p on p.order_id = o.id and p.customer_id = o.customer_id
       where o.customer_id = any ($1::uuid[])
         and p.written_in < coalesce((select up_to from folds where name = 'postings'), '0'::xid8)
       group by 1, 2
     ), sums as (
       select w.id, coalesce(sum(orders), 0) as orders, coalesce(sum(gross), 0) as gross, coalesce(sum(net), 0) as net,
         coalesce(sum(cost), 0) as cost, min(sold_at) filter (where orders > 0) as first_at,
         max(sold_at) filter (where orders > 0) as last_at
       from unnest($1::uuid[]) as w (id) left join settled s on s.customer_id = w.id group by 1
     )
     insert into customer_stats (customer_id, orders, gross_minor, net_minor, cost_minor, first_order_at, last_order_at)
     select id, orders, gross, net, cost, first_at, last_at from sums
     where orders <> 0 or gross <> 0 or exists (select from customer_stats where customer_id = id)
     on conflict (customer_id) do update set orders = excluded.orders, gross_minor = excluded.gross_minor,
       net_minor = excluded.net_minor, cost_minor = excluded.cost_minor, first_order_at = excluded.first_order_at,
       last_order_at = excluded.last_order_at`,
    [customerIds],
  );
  for (const customerId of customerIds) await refreshSearch(tx, customerId);
}
