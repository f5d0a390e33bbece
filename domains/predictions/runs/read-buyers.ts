import type { Database } from '#db/client.ts';
import type { Purchase } from '../models/history.ts';

/** A customer and all days of purchase, with the net sales of each in minor units of the reporting currency. */
export type KnownBuyer = { id: string; purchases: Purchase[] };

const CUSTOMERS_AT_ONCE = 5_000;
const EPOCH = '1970-01-01';

/**
 * Everybody who bought up to a day, by ascending id. An order counts while it stands; its sales are less what came
 * back, whenever it did. Merged and erased people are left out.
 */
export async function readBuyers(
  db: Database,
  untilOn: string,
  rest: () => Promise<void> | undefined,
): Promise<KnownBuyer[]> {
  const buyers: KnownBuyer[] = [];
  for (let after: string | null = null; ; ) {
    const ids: string[] = await nextCustomers(db, after);
    if (ids.length === 0) return buyers;
    after = ids.at(-1)!;
    const { rows } = await db.$client.query<{ id: string; days: number[]; nets: number[] }>({
      name: 'read-buyers',
      text: PURCHASES,
      values: [ids, untilOn],
    });
    for (const { id, days, nets } of rows) {
      buyers.push({ id, purchases: days.map((day, i) => ({ day, amount: nets[i]! })) });
    }
    await rest();
  }
}

async function nextCustomers(db: Database, after: string | null): Promise<string[]> {
  const { rows } = await db.$client.query<{ id: string }>(
    `select id from customers where ($1::uuid is null or id > $1) order by id limit $2`,
    [after, CUSTOMERS_AT_ONCE],
  );
  return rows.map(({ id }) => id);
}

const PURCHASES = `
  select customer_id as id, array_agg(day::integer order by day) as days, array_agg(net order by day) as nets
  from (
    select o.customer_id, o.day - date '${EPOCH}' as day, sum(sold.net)::double precision as net
    from orders o
    join customers c on c.id = o.customer_id and c.merged_into is null and c.erased_at is null
    cross join lateral (
      select sum(p.gross_minor - p.discounts_minor - p.returns_minor) as net, sum(p.orders) as orders
      from postings p where p.order_id = o.id and p.day <= $2) sold
    where o.customer_id = any ($1::uuid[]) and o.day <= $2 and sold.orders > 0
    group by o.customer_id, o.day) by_day
  group by customer_id order by customer_id`;
