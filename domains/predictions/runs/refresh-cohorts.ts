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
    for (const calendar of CALENDARS) {
      const starts = listMonths(firstOn, untilOn, calendar).map(({ from }) => from);
      await tx.$client.query(COUNT, [calendar, starts, untilOn]);
    }
  });
}

// What came back stands in the month in which it came back; a purchase is one while its order stands.
const COUNT = `
  with standing as (
    select o.id, o.customer_id, o.channel_id, o.placed_at, o.day
    from orders o join customers c on c.id = o.customer_id and c.merged_into is null
    where o.day <= $3::date
      and (select sum(p.orders) from postings p where p.order_id = o.id and p.day <= $3::date) > 0
  ), born as (
    select distinct on (customer_id) customer_id, channel_id, width_bucket(day, $2::date[]) as cohort
    from standing order by customer_id, day, placed_at, id
  ), bought as (
    select s.customer_id, b.channel_id, b.cohort, width_bucket(s.day, $2::date[]) as month, count(*) as orders,
      0::bigint as net, 0::bigint as cm2
    from standing s join born b using (customer_id) group by 1, 2, 3, 4
  ), earned as (
    select o.customer_id, b.channel_id, b.cohort, width_bucket(p.day, $2::date[]) as month, 0 as orders,
      sum(p.gross_minor - p.discounts_minor - p.returns_minor)::bigint as net,
      sum(p.gross_minor - p.discounts_minor - p.returns_minor - p.cogs_minor + p.shipping_minor - p.fees_minor
        - p.fulfilment_minor)::bigint as cm2
    from standing o join born b using (customer_id) join postings p on p.order_id = o.id
    where p.day <= $3::date group by 1, 2, 3, 4
  )
  insert into cohort_months (calendar, channel_id, cohort_on, age, month_on, buyers, orders, net_minor, cm2_minor)
  select $1, channel_id, ($2::date[])[cohort], month - cohort, ($2::date[])[month],
    count(distinct customer_id) filter (where orders > 0), sum(orders), sum(net), sum(cm2)
  from (select * from bought union all select * from earned) happened
  where month >= cohort
  group by grouping sets ((cohort, month, channel_id), (cohort, month))`;
