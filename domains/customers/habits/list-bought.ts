import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';

const NEWEST_ORDERS = 200;
const MOST_BOUGHT = 5;
const MOST_SUGGESTED = 3;

/** Fewer people who bought both say nothing about a third. */
export const FEWEST_BUYERS = 5;

/** Goods that a person bought: in how many of the orders that were looked at, and how many units stayed. */
export type BoughtGoods = {
  variantId: string;
  sku: string;
  title: string;
  orders: number;
  units: number;
  lastAt: string;
};

/** A product that the person has not bought, and how many people have it and `with` both. */
export type SuggestedProduct = { productId: string; title: string; with: string; buyers: number };

/** What a person buys; `orders` says among how many orders it was counted. */
export type Bought = { orders: number; goods: BoughtGoods[]; suggested: SuggestedProduct[] };

const READ = `
  with looked as materialized (
    select o.id, o.placed_at from orders o where o.customer_id = $1 and o.status <> 'cancelled'
    order by o.placed_at desc, o.id desc limit ${NEWEST_ORDERS}
  ), goods as materialized (
    select l.variant_id, count(distinct l.order_id)::integer as orders,
      sum(l.quantity - l.returned_quantity)::integer as units, max(k.placed_at) as last_at
    from looked k join order_lines l on l.order_id = k.id
    where l.variant_id is not null and l.quantity > l.returned_quantity group by l.variant_id
  ), owned as materialized (
    select distinct v.product_id from goods g join variants v on v.id = g.variant_id
  ), pairs as (
    select a.second_product_id as product_id, a.first_product_id as owned_id, a.buyers
    from owned w join product_affinities a on a.first_product_id = w.product_id
    union all
    select a.first_product_id, a.second_product_id, a.buyers
    from owned w join product_affinities a on a.second_product_id = w.product_id
  ), best as (
    select distinct on (p.product_id) p.* from pairs p
    where p.buyers >= ${FEWEST_BUYERS} and p.product_id not in (select product_id from owned)
    order by p.product_id, p.buyers desc, p.owned_id
  )
  select (select count(*)::integer from looked) as orders,
    (select coalesce(json_agg(json_build_object('variantId', v.id, 'sku', v.sku, 'title', v.title, 'orders', g.orders,
        'units', g.units, 'lastAt', to_char(g.last_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
        order by g.orders desc, g.units desc, g.last_at desc, v.id), '[]')
      from (select * from goods order by orders desc, units desc, last_at desc, variant_id limit ${MOST_BOUGHT}) g
      join variants v on v.id = g.variant_id) as goods,
    (select coalesce(json_agg(json_build_object('productId', p.id, 'title', p.title, 'with', w.title, 'buyers', b.buyers)
        order by b.buyers desc, p.id), '[]')
      from (select * from best order by buyers desc, product_id limit ${MOST_SUGGESTED}) b
      join products p on p.id = b.product_id join products w on w.id = b.owned_id) as suggested`;

/** What a person buys most, goods that came back left out, and what buyers of the same bought besides. @throws FORBIDDEN */
export async function listBought(ctx: Ctx, customerId: string): Promise<Bought> {
  allow(ctx.actor, 'customer.read');
  allow(ctx.actor, 'order.read');
  const { rows } = await ctx.db.$client.query<Bought>({
    name: 'customer-bought',
    text: READ,
    values: [customerId],
  });
  return rows[0]!;
}
