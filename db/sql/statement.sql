-- What the statement reads: the sums of each of its columns by day, whatever channel sold, and by calendar month. Days follow
-- channel_days, location_days, group_days and segment_days in the same statement, months follow days (add-up.sql): of a year
-- the statement reads twelve rows a column, however many orders there are.

-- In the order in which fold_postings writes them.
lock table channel_days, location_days, segment_days, group_days in share row exclusive mode;

call sum_up('channel_days', 'statement_channel', 'statement_days', 'dimension, day, key', 'posting',
  '''channel''::text as dimension, channel_id::text as key, one.*');
call sum_up('location_days', 'statement_location', 'statement_days', 'dimension, day, key', 'posting',
  '''location''::text as dimension, location_id::text as key, one.*');
call sum_up('group_days', 'statement_group', 'statement_days', 'dimension, day, key', 'posting', 'one.*');
call sum_up('segment_days', 'statement_segment', 'statement_days', 'dimension, day, key', 'posting',
  '''segment''::text as dimension, segment_id::text as key, one.*');
call sum_up('statement_days', 'statement_days', 'statement_months', 'dimension, month_on, key', 'posting',
  'date_trunc(''month'', day)::date as month_on, one.*');

-- What statement_days adds up. Under no key: what is of no location, category or brand; of segments what is under any.
create or replace view statement_parts as
select 'channel' as dimension, channel_id::text as key, day, gross_minor, discounts_minor, returns_minor, shipping_minor, tax_minor, cogs_minor, fees_minor,
  fulfilment_minor, marketing_minor, fixed_minor, adjustment_minor, handling_minor, orders, units, returned_units,
  units_without_cost
from channel_days
union all
select 'location' as dimension, location_id::text as key, day, gross_minor, discounts_minor, returns_minor, shipping_minor, tax_minor, cogs_minor, fees_minor,
  fulfilment_minor, marketing_minor, fixed_minor, adjustment_minor, handling_minor, orders, units, returned_units,
  units_without_cost
from location_days
union all
select dimension, key, day, gross_minor, discounts_minor, returns_minor, shipping_minor, tax_minor, cogs_minor, fees_minor,
  fulfilment_minor, marketing_minor, fixed_minor, adjustment_minor, handling_minor, orders, units, returned_units,
  units_without_cost
from group_days
union all
select 'segment' as dimension, segment_id::text as key, day, gross_minor, discounts_minor, returns_minor, shipping_minor, tax_minor, cogs_minor, fees_minor,
  fulfilment_minor, marketing_minor, fixed_minor, adjustment_minor, handling_minor, orders, units, returned_units,
  units_without_cost
from segment_days;

-- What is in none of these days yet, in a view for each so that none is planned in vain. See channel_days_now for the upper end.
create or replace view channel_tail as
select 'channel' as dimension, channel_id::text as key, day, gross_minor, discounts_minor, returns_minor, shipping_minor, tax_minor, cogs_minor, fees_minor,
  fulfilment_minor, marketing_minor, fixed_minor, adjustment_minor, handling_minor, orders, units, returned_units,
  units_without_cost
from postings
where written_in >= coalesce((select up_to from folds where name = 'postings'), '0'::xid8)
  and written_in <= (select '18446744073709551615'::xid8);

create or replace view location_tail as
select 'location' as dimension, location_id::text as key, day, gross_minor, discounts_minor, returns_minor, shipping_minor, tax_minor, cogs_minor, fees_minor,
  fulfilment_minor, marketing_minor, fixed_minor, adjustment_minor, handling_minor, orders, units, returned_units,
  units_without_cost
from postings
where written_in >= coalesce((select up_to from folds where name = 'postings'), '0'::xid8)
  and written_in <= (select '18446744073709551615'::xid8);

create or replace view group_tail as
select dimension, key, day, gross_minor, discounts_minor, returns_minor, shipping_minor, tax_minor, cogs_minor, fees_minor,
  fulfilment_minor, marketing_minor, fixed_minor, adjustment_minor, handling_minor, orders, units, returned_units,
  units_without_cost
from posting_groups
where written_in >= coalesce((select up_to from folds where name = 'postings'), '0'::xid8)
  and written_in <= (select '18446744073709551615'::xid8)
union all
select dimension, key, day, gross_minor, discounts_minor, returns_minor, shipping_minor, tax_minor, cogs_minor, fees_minor,
  fulfilment_minor, marketing_minor, fixed_minor, adjustment_minor, handling_minor, orders, units, returned_units,
  units_without_cost
from group_changes;

create or replace view segment_tail as
select 'segment' as dimension, segment_id::text as key, day, gross_minor, discounts_minor, returns_minor, shipping_minor, tax_minor, cogs_minor, fees_minor,
  fulfilment_minor, marketing_minor, fixed_minor, adjustment_minor, handling_minor, orders, units, returned_units,
  units_without_cost
from posting_segments
where written_in >= coalesce((select up_to from folds where name = 'postings'), '0'::xid8)
  and written_in <= (select '18446744073709551615'::xid8);

-- Whenever this file changes everything is added up anew; months follow.
delete from statement_days;
do $$
declare
  named text;
  sums text;
begin
  select string_agg(a, ', '), string_agg(format('sum(%s)', a), ', ') into named, sums from posting_amounts() a;
  execute format('insert into statement_days (dimension, day, key, %1$s)
    select dimension, day, key, %2$s from statement_parts group by 1, 2, 3 order by 1, 2, 3', named, sums);
end $$;

-- Rows behind figures of no category or brand: what has no goods, or goods that nobody knows. Sales have goods that are
-- known, so that orders pay nothing for it but a look at their parts; see meantByGoods of statement-source.ts.
create index if not exists postings_without_goods on postings (day, id) where parts is null or parts @> '[[null]]';
