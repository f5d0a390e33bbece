import type { Ctx } from '#domains/context.ts';
import type { listCustomers } from '#domains/customers/list-customers.ts';
import type { listLevels } from '#domains/inventory/levels/list-levels.ts';
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

/** What is asked of the list of levels: marks that many rows have and marks that few have, and words. */
export type LevelCase = { name: string; filter: Parameters<typeof listLevels>[1] };

/** The first page of levels and filters of every kind, with places, words and SKUs that the history has. */
export async function makeLevelCases(ctx: Ctx): Promise<LevelCase[]> {
  const { rows } = await ctx.db.$client.query<{ place: string; category: string; sku: string; word: string }>(
    `select (select id from locations where kind = 'store' and is_active order by rank limit 1) as place,
       p.category, v.sku, split_part(p.search, ' ', 1) as word
     from variants v join products p on p.id = v.product_id where v.kind = 'goods' order by v.sku desc limit 1`,
  );
  const { place, category, sku, word } = rows[0]!;
  return [
    { name: 'first page', filter: {} },
    { name: 'one location', filter: { locationIds: [place], shape: 'location' } },
    { name: 'one category', filter: { categories: [category] } },
    { name: 'nothing to sell', filter: { marks: ['out'] } },
    { name: 'soon to reorder', filter: { marks: ['low'] } },
    { name: 'less than safety asks for', filter: { marks: ['short'] } },
    { name: 'any mark, one category', filter: { marks: ['out', 'low', 'short'], categories: [category] } },
    { name: 'by place: nothing to sell', filter: { marks: ['out'], shape: 'location' } },
    { name: 'by place: soon to reorder', filter: { marks: ['low'], shape: 'location' } },
    { name: 'by place: less than safety', filter: { marks: ['short'], shape: 'location' } },
    { name: 'one shop: soon to reorder', filter: { marks: ['low'], locationIds: [place] } },
    { name: 'search: SKU', filter: { search: sku } },
    { name: 'search: word', filter: { search: word } },
    { name: 'search: nothing fits', filter: { search: 'zqxjkvwy' } },
  ];
}

/** What is asked of the list of customers. */
export type CustomerCase = { name: string; filter: Parameters<typeof listCustomers>[1] };

/** The first page of customers and filters that cut across one another, with values that the history has. */
export async function makeCustomerCases(ctx: Ctx): Promise<CustomerCase[]> {
  const { rows } = await ctx.db.$client.query<{
    channel: string;
    country: string;
    tag: string;
    net: number;
    name: string;
  }>(
    `select (select channel_id from orders group by 1 order by count(*) limit 1) as channel,
       coalesce((select country from customers where country <> '' group by 1 order by count(*) limit 1), 'BG') as country,
       coalesce((select tag from customers, unnest(tags) tag group by 1 order by count(*) limit 1), 'vip') as tag,
       (select percentile_disc(0.999) within group (order by net_minor) from customer_stats) as net,
       (select c.name from customers c where c.name <> '' order by c.number limit 1) as name`,
  );
  const { channel, country, tag, net, name } = rows[0]!;
  return [
    { name: 'first page', filter: {} },
    { name: 'best first', filter: { sort: '-net' } },
    { name: 'one channel', filter: { channelIds: [channel] } },
    { name: 'one country', filter: { countries: [country] } },
    { name: 'one tag', filter: { tags: [tag] } },
    { name: 'a tag that nobody has', filter: { tags: ['zqxjkvwy'] } },
    { name: 'never bought', filter: { orderCounts: ['none'] } },
    { name: 'often, not for a year', filter: { orderCounts: ['many'], lastOrder: 'over365' } },
    {
      name: 'channel, country and net',
      filter: { channelIds: [channel], countries: [country], minMinor: net },
    },
    { name: 'channel and net, worst first', filter: { channelIds: [channel], minMinor: net, sort: 'net' } },
    { name: 'search: name', filter: { search: name } },
    { name: 'search: nothing fits', filter: { search: 'zqxjkvwy' } },
  ];
}
