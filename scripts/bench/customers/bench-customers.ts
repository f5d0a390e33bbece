import { openConnection } from '#db/connection.ts';
import type { Ctx } from '#domains/context.ts';
import { getCustomer } from '#domains/customers/get-customer.ts';
import { getCustomerValue } from '#domains/customers/get-customer-value.ts';
import { getHabits } from '#domains/customers/habits/get-habits.ts';
import { listBought } from '#domains/customers/habits/list-bought.ts';
import { listWaiting } from '#domains/customers/habits/list-waiting.ts';
import { listCustomerOrders } from '#domains/customers/list-customer-orders.ts';
import { listCustomers } from '#domains/customers/list-customers.ts';
import { listTimeline } from '#domains/customers/list-timeline.ts';
import { listMerges } from '#domains/customers/merging/list-merges.ts';
import { listNotes } from '#domains/customers/notes/list-notes.ts';
import { listTasks } from '#domains/customers/tasks/list-tasks.ts';
import { getOutlook } from '#domains/predictions/get-outlook.ts';
import { makeShop, openPool } from '../make-shop.ts';
import { quantile, timeRuns } from '../measure.ts';
import type { BenchServer } from '../open-server.ts';

const CUSTOMERS = 200_000;
const TOUCHES = 500_000;
const TOUCHES_OF_ONE = 5_000;
const ORDERS_OF_ONE = 60;
const READS = 10;
const WARM_UPS = 2;

/** What staff type: names in four scripts, parts of them, phones whole and in part, addresses, numbers, and nonsense. */
const SEARCHES = [
  ...['Anna', 'petrov', 'مریم', 'كريم', 'Иванова', 'Anna Petrova', 'ma'],
  ...['0042', '۷۰۴۲', '٠٩١٢', '888000777', '+359 888 100 200', '0888100200', '199999'],
  ...['anna7@', 'post.example', '#1042', 'رضایی 7', 'Карим', 'zqxjkvwy'],
];

/** Searches of a list of so many people, and the page of one with so many touches; milliseconds on the server. */
export type CustomersResult = {
  customers: number;
  touches: number;
  searches: number;
  searchP50Ms: number;
  searchP95Ms: number;
  slowest: { search: string; p95Ms: number };
  pageP50Ms: number;
  pageP95Ms: number;
};

/** The list under twenty searches, and everything that the page of the busiest person reads. */
export async function benchCustomers(
  server: BenchServer,
  say: (line: string) => void,
): Promise<CustomersResult> {
  const { url, isNew } = await server.openDatabase('customers');
  const db = openPool(url, 10);
  try {
    const shop = await makeShop(db, 'web');
    if (isNew) {
      say('Writing 200,000 customers …');
      await writePeople(url, shop.channelId);
    }
    const ctx = shop.ctx();
    const times: number[] = [];
    let slowest = { search: '', p95Ms: 0 };
    for (const search of SEARCHES) {
      const ask = () => listCustomers(ctx, { search });
      await timeRuns(WARM_UPS, ask);
      const own = await timeRuns(READS, ask);
      times.push(...own);
      const p95Ms = quantile(own, 0.95);
      if (p95Ms > slowest.p95Ms) slowest = { search, p95Ms };
    }
    const { rows } = await db.$client.query<{ id: string }>('select id from customers where number = 1');
    const open = () => readPage(ctx, rows[0]!.id);
    await timeRuns(WARM_UPS, open);
    const pages = await timeRuns(READS * 2, open);
    return {
      customers: CUSTOMERS,
      touches: TOUCHES_OF_ONE,
      searches: SEARCHES.length,
      searchP50Ms: quantile(times, 0.5),
      searchP95Ms: quantile(times, 0.95),
      slowest,
      pageP50Ms: quantile(pages, 0.5),
      pageP95Ms: quantile(pages, 0.95),
    };
  } finally {
    await db.$client.end();
  }
}

/** The reads of a person's page, in the order in which the page asks. */
async function readPage(ctx: Ctx, customerId: string): Promise<unknown> {
  await getCustomer(ctx, customerId);
  const asked = [
    getCustomerValue,
    listCustomerOrders,
    getOutlook,
    listMerges,
    listNotes,
    listTasks,
    getHabits,
    listWaiting,
    listBought,
  ];
  return Promise.all([listTimeline(ctx, { customerId }), ...asked.map((ask) => ask(ctx, customerId))]);
}

async function writePeople(url: string, channelId: string): Promise<void> {
  const client = await openConnection(url);
  await client.query(
    `insert into customers (id, name, search, tags, created_at)
     select gen_random_uuid(), p.name || ' ' || n, lower(p.name) || ' ' || n || ' ' || p.phone || ' ' || p.email,
       case n % 50 when 0 then array['vip'] else '{}' end, now() - n * interval '3 minutes'
     from generate_series(1, ${CUSTOMERS}) n cross join lateral (
       select (array['Anna', 'Boris', 'مریم', 'رضا', 'Мария', 'کریم', 'Ivan', 'Zahra'])[1 + n % 8] || ' ' ||
           (array['Petrova', 'Smith', 'کریمی', 'رضایی', 'Иванова', 'Petrov', 'Hassan'])[1 + n % 7] as name,
         '+359888' || lpad((n * 7919 % 1000000)::text, 6, '0') as phone, 'anna' || n || '@post.example' as email) p
     order by n`,
  );
  await client.query(
    `insert into identities (id, customer_id, kind, value, source)
     select gen_random_uuid(), c.id, 'phone', '+359888' || lpad((c.number * 7919 % 1000000)::text, 6, '0'), 'bench' from customers c`,
  );
  await client.query(
    `insert into customer_stats (customer_id, orders, gross_minor, net_minor, first_order_at, last_order_at)
     select id, 1 + number % 9, number % 90000, number % 90000, created_at, created_at + number % 300 * interval '1 day' from customers`,
  );
  await client.query(
    `insert into orders (id, channel_id, customer_id, status, currency, placed_at, day, gross_minor, total_minor, units, search)
     select gen_random_uuid(), $1, c.id, 'confirmed', 'EUR', at, at::date, 1000, 1000, 1, ''
     from customers c cross join generate_series(1, ${ORDERS_OF_ONE}) k
     cross join lateral (select now() - k * interval '5 days' as at) d where c.number = 1 or (k = 1 and c.number % 4 = 0)`,
    [channelId],
  );
  await client.query(
    `insert into postings (kind, at, day, channel_id, customer_id, order_id, gross_minor, cogs_minor, receivable_minor, orders, units)
     select 'sale', placed_at, day, channel_id, customer_id, id, gross_minor, gross_minor / 2, gross_minor, 1, 1 from orders`,
  );
  await client.query(
    `insert into touches (at, channel_id, kind, customer_id, detail)
     select now() - n * interval '1 minute', $1, (array['view', 'search', 'cart', 'message'])[1 + n % 4], c.id, '{"text":"SKU-0001"}'
     from generate_series(1, ${TOUCHES}) n
     join customers c on c.number = case when n <= ${TOUCHES_OF_ONE} then 1 else 2 + n % ${CUSTOMERS - 1} end`,
    [channelId],
  );
  await client.query('vacuum analyze');
  await client.end();
}
