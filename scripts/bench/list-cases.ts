import type { Ctx } from '#domains/context.ts';
import type { listOrders } from '#domains/orders/list-orders.ts';

/** What is asked of the order list, and the words for it in the table. */
export type ListCase = { name: string; filter: Parameters<typeof listOrders>[1] };

/** Real values to ask for, taken from the history itself. */
type Facts = {
  web: string;
  store: string;
  location: string;
  customer: string;
  phone: string;
  sku: string;
  number: number;
  from: string;
  to: string;
  lastMonth: string;
  middleKey: string;
  amount: number;
};

const FACTS = `
  with middle as (
    select o.* from orders o join customers c on c.id = o.customer_id and c.name <> ''
    where o.placed_at <= (select min(placed_at) + (max(placed_at) - min(placed_at)) / 2 from orders)
    order by o.placed_at desc limit 1
  )
  select (select id from channels where kind = 'web' order by slug limit 1) as web,
    (select id from channels where kind = 'store' order by slug limit 1) as store,
    (select location_id from orders where location_id is not null order by placed_at desc limit 1) as location,
    (select name from customers where id = m.customer_id) as customer,
    coalesce((select value from identities where customer_id = m.customer_id and kind = 'phone' limit 1), '+359888') as phone,
    (select sku from order_lines where order_id = m.id order by position limit 1) as sku, m.number,
    (m.day - 7)::text as from, m.day::text as to, (select (max(day) - 30)::text from orders) as "lastMonth",
    to_char(m.placed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '~' || m.id as "middleKey",
    (select percentile_disc(0.99) within group (order by total_minor) from (select total_minor from orders
      order by placed_at desc limit 5000) o) as amount
  from middle m`;

/** The first page and twenty combinations of filters and searches, with values that the history has. */
export async function makeListCases(ctx: Ctx): Promise<ListCase[]> {
  const { rows } = await ctx.db.$client.query<Facts>(FACTS);
  const facts = rows[0];
  if (!facts) throw new Error('The history has no orders of known customers to ask for.');
  const word = facts.customer.split(' ')[0] ?? facts.customer;
  return [
    { name: 'first page', filter: {} },
    { name: 'page in the middle', filter: { after: facts.middleKey } },
    { name: 'to be served', filter: { statuses: ['reserved', 'confirmed'] } },
    { name: 'cancelled', filter: { statuses: ['cancelled'] } },
    { name: 'needs attention', filter: { statuses: ['attention'] } },
    { name: 'unpaid', filter: { payments: ['unpaid'] } },
    { name: 'shipped and refunded', filter: { statuses: ['shipped'], payments: ['refunded'] } },
    { name: 'one channel', filter: { channelIds: [facts.web] } },
    {
      name: 'two channels, shipped',
      filter: { channelIds: [facts.web, facts.store], statuses: ['shipped'] },
    },
    { name: 'one location', filter: { locationIds: [facts.location] } },
    { name: 'one week', filter: { from: facts.from, to: facts.to } },
    { name: 'last month, one channel', filter: { channelIds: [facts.web], from: facts.lastMonth } },
    { name: 'money is due', filter: { marks: ['due'] } },
    { name: 'returned', filter: { marks: ['returned'] } },
    { name: 'late', filter: { marks: ['late'] } },
    { name: 'dearest first', filter: { sort: '-total' } },
    { name: 'above an amount, channel', filter: { minMinor: facts.amount, channelIds: [facts.web] } },
    { name: 'search: common word', filter: { search: word } },
    { name: 'search: whole name', filter: { search: facts.customer } },
    { name: 'search: SKU, shipped', filter: { search: facts.sku, statuses: ['shipped'] } },
    { name: 'search: phone', filter: { search: facts.phone } },
    { name: 'search: number', filter: { search: `#${facts.number}` } },
    { name: 'search: nothing fits', filter: { search: 'zqxjkvwy' } },
  ];
}
