import type { Database } from '#db/client.ts';

const AWAITED_DAYS = 30;

/** SQL: the number of an order of our own that a text names, or null. */
export const NUMBER_IN = (text: string) =>
  `(case when ${text} ~ '^[1-9][0-9]{0,14}$' then ${text}::bigint end)`;

/**
 * Links touches to the orders that they name and that have come since: an "Order Completed" is often quicker than its order.
 * After thirty days nobody waits any more. Gives back how many were linked.
 */
export async function linkAwaited(db: Database, now: Date): Promise<number> {
  const { rows } = await db.$client.query<{ linked: number }>({
    name: 'link-awaited-orders',
    text: `
      with found as (
        select a.message_key, coalesce(o.id, n.id) as order_id from awaited_orders a
        left join orders o on o.channel_id = a.channel_id and o.external_id = a.order_ref
        left join orders n on n.number = ${NUMBER_IN('a.order_ref')} and n.channel_id = a.channel_id
          and n.external_id is null
        where coalesce(o.id, n.id) is not null
      ), gone as (
        delete from awaited_orders a using found f where a.message_key = f.message_key
      ), linked as (
        update touches t set order_id = f.order_id from found f
        where t.message_key = f.message_key and t.order_id is null returning t.id
      )
      select count(*)::integer as linked from linked`,
  });
  await db.$client.query({
    name: 'forget-awaited-orders',
    text: `delete from awaited_orders where since < $1::timestamptz - $2 * interval '1 day'`,
    values: [now, AWAITED_DAYS],
  });
  return rows[0]!.linked;
}
