import { type Database, inTransaction } from '#db/client.ts';
import type { Calendar } from '#lib/format/prefs.ts';
import { listMonths } from '../groups/count-cohorts.ts';

const CALENDARS: readonly Calendar[] = ['gregory', 'persian'];

/** Counts the cohorts again up to a day, by the months of both calendars, over all channels and by the channel of the first purchase. */
export async function refreshCohorts(db: Database, untilOn: string): Promise<void> {
  const { rows } = await db.$client.query<{ day: string | null }>(
    'select min(day)::text as day from orders where customer_id is not null and day <= $1',
    [untilOn],
  );
  const firstOn = rows[0]?.day;
  await inTransaction(db, async (tx) => {
    // A million orders are read in one go, beside everything else that goes on.
    await tx.$client.query(`set local statement_timeout = '300s'`);
    await tx.$client.query('delete from cohort_months');
    if (!firstOn) return;
    // Both calendars ask the same of every order: it is read once, by one pass over the ledger.
    await tx.$client.query(`set local work_mem = '64MB'`);
    await tx.$client.query(GATHER, [untilOn]);
    await tx.$client.query('analyze cohort_facts');
    for (const calendar of CALENDARS) {
      const starts = listMonths(firstOn, untilOn, calendar).map(({ from }) => from);
      await tx.$client.query(COUNT, [calendar, starts]);
    }
  });
}

const STANDING = `
  select order_id from postings where order_id is not null and day <= $1::date group by order_id having sum(orders) > 0`;

// What came back stands on the day on which it came back; a purchase is one while its order stands.
const GATHER = `
  create temp table cohort_facts on commit drop as
   with standing as materialized (
     select o.id, o.customer_id, o.channel_id, o.placed_at, o.day
     from (${STANDING}) kept join orders o on o.id = kept.order_id and o.day <= $1::date
     join customers c on c.id = o.customer_id and c.merged_into is null
   ), born as (
     select distinct on (customer_id) customer_id, channel_id, day from standing
     order by customer_id, day, placed_at, id
   )
   select f.customer_id, b.channel_id, b.day as born_on, f.day, sum(f.orders)::bigint as orders, sum(f.net)::bigint as net,
     sum(f.cm2)::bigint as cm2
   from (
     select customer_id, day, 1 as orders, 0::bigint as net, 0::bigint as cm2 from standing
     union all
     select s.customer_id, p.day, 0, p.gross_minor - p.discounts_minor - p.returns_minor,
       p.gross_minor - p.discounts_minor - p.returns_minor - p.cogs_minor + p.shipping_minor - p.fees_minor
         - p.fulfilment_minor
     from standing s join postings p on p.order_id = s.id and p.day <= $1::date
   ) f join born b using (customer_id) group by 1, 2, 3, 4`;

const COUNT = `
  insert into cohort_months (calendar, channel_id, cohort_on, age, month_on, buyers, orders, net_minor, cm2_minor)
  select $1, channel_id, ($2::date[])[cohort], month - cohort, ($2::date[])[month],
    count(distinct customer_id) filter (where orders > 0), sum(orders), sum(net), sum(cm2)
  from (
    select customer_id, channel_id, width_bucket(born_on, $2::date[]) as cohort, width_bucket(day, $2::date[]) as month,
      sum(orders) as orders, sum(net) as net, sum(cm2) as cm2
    from cohort_facts group by 1, 2, 3, 4) happened
  where month >= cohort
  group by grouping sets ((cohort, month, channel_id), (cohort, month))`;
