import type { Database } from '#db/client.ts';

const LOOKED_BACK_HOURS = 24;
const IDLE_DAYS = 90;

/**
 * Closes open carts whose goods were bought, in whatever channel: by an order with the id that the cart names, or by an
 * order of the same person since the cart was opened that holds all its goods that we know. Carts that nobody has touched
 * for ninety days expire. Gives back how many were closed.
 */
export async function closeOrdered(db: Database, now: Date): Promise<number> {
  const { rowCount } = await db.$client.query({
    name: 'close-ordered-carts',
    text: `
      with fresh as (
        select o.id, o.channel_id, o.customer_id, o.placed_at, o.external_id, o.external_number from orders o
        where o.placed_at > $1::timestamptz - $2 * interval '1 hour' and o.status <> 'cancelled'
      ), candidates as (
        select c.id as cart_id, f.id as order_id, f.placed_at from fresh f
        join carts c on c.status = 'open' and c.order_ref in (f.external_id, f.external_number)
          and c.channel_id = f.channel_id
        union
        select c.id, f.id, f.placed_at from fresh f
        join carts c on c.status = 'open' and c.customer_id = f.customer_id
        where f.placed_at >= c.opened_at and holds_goods(f.id, c.lines)
        union
        select c.id, f.id, f.placed_at from fresh f
        join identities d on d.customer_id = f.customer_id and d.kind = 'device'
        join carts c on c.status = 'open' and c.customer_id is null and c.anonymous_id = d.value
        where f.placed_at >= c.opened_at and holds_goods(f.id, c.lines)
          and not exists (select from identities other where other.kind = 'device' and other.value = d.value
            and other.customer_id <> d.customer_id)
      ), first as (
        select distinct on (cart_id) * from candidates order by cart_id, placed_at
      )
      update carts c set status = 'ordered', order_id = first.order_id,
        closed_at = greatest(first.placed_at, c.last_activity_at)
      from first where c.id = first.cart_id and c.status = 'open'`,
    values: [now, LOOKED_BACK_HOURS],
  });
  await db.$client.query(
    `update carts set status = 'expired', closed_at = $1 where id in (
       select id from carts where status = 'open' and last_activity_at < $1::timestamptz - $2 * interval '1 day'
       order by last_activity_at, id limit 1000)`,
    [now, IDLE_DAYS],
  );
  return rowCount ?? 0;
}
