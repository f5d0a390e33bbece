-- The books by location, product, category and brand; segment-days.sql has those by segment. A posting's goods share its amounts; what has no goods stands
-- under the null key, so that the sum over all keys is always what channel_days_now says.

-- The amounts of a posting, as every table of days has them.
create or replace function posting_amounts() returns setof name language sql stable as $$
  select attname from pg_attribute
  where attrelid = 'channel_days'::regclass and attnum > 0 and not attisdropped and attname not in ('channel_id', 'day')
  order by attnum
$$;

-- What an amount leaves to the goods whose weight lies between two marks: what all up to the second mark carry less what
-- those up to the first one do, each rounded once. So the shares add up, and those of the opposite amount are opposite.
create or replace function share_between(amount bigint, after numeric, until numeric, whole numeric) returns bigint
language sql immutable parallel safe as $$
  select case when amount = 0 then 0
    else (round(amount * until / whole) - round(amount * after / whole))::bigint end
$$;

-- Every posting as what its products carry of it. What goods say themselves comes from `parts`; everything else is shared
-- by the size of their net sale, evenly where that is nothing, unless the parts tell those amounts too (sold-goods.sql).
-- A cost of an order without goods of its own goes the way of the order's sale, and moves on from there. An order is of no
-- one product: its count stands beside what has no goods at all. `came_back` tells returns: they sell nothing else.
create or replace view posting_slices as
select p.id as posting_id, p.written_in, p.channel_id, p.day, v.product_id, s.gross_minor, s.discounts_minor, s.returns_minor,
  coalesce(s.shipping, share_between(p.shipping_minor, s.after, s.until, s.whole)) as shipping_minor,
  coalesce(s.tax, share_between(p.tax_minor, s.after, s.until, s.whole)) as tax_minor, s.cogs_minor,
  coalesce(s.fees, share_between(p.fees_minor, s.after, s.until, s.whole)) as fees_minor,
  coalesce(s.fulfilment, share_between(p.fulfilment_minor, s.after, s.until, s.whole)) as fulfilment_minor,
  coalesce(s.marketing, share_between(p.marketing_minor, s.after, s.until, s.whole)) as marketing_minor,
  coalesce(s.fixed, share_between(p.fixed_minor, s.after, s.until, s.whole)) as fixed_minor,
  coalesce(s.adjustment, share_between(p.adjustment_minor, s.after, s.until, s.whole)) as adjustment_minor,
  coalesce(s.handling, share_between(p.handling_minor, s.after, s.until, s.whole)) as handling_minor,
  0 as orders, s.units, s.returned_units, s.units_without_cost, s.variant_id, p.order_id,
  (p.returns_minor <> 0 or p.returned_units <> 0) and p.units = 0 and p.gross_minor = 0 and p.discounts_minor = 0 as came_back
from postings p
left join lateral (
  select sale.parts from postings sale
  where p.parts is null and sale.order_id = p.order_id and sale.kind = 'sale' and sale.parts is not null
  order by sale.id limit 1
) sold on true
cross join lateral (
  select variant_id,
    own * gross as gross_minor, own * discounts as discounts_minor, own * returns as returns_minor, own * cogs as cogs_minor,
    (own * units)::integer as units, (own * returned)::integer as returned_units,
    (own * without_cost)::integer as units_without_cost,
    shipping, tax, fees, fulfilment, marketing, fixed, adjustment, handling,
    case when heavy = 0 then place - 1 else upto - weight end as after,
    case when heavy = 0 then place else upto end as until,
    case when heavy = 0 then count else heavy end as whole
  from (
    select e.*, abs(gross - discounts - returns)::numeric as weight,
      sum(abs(gross - discounts - returns)) over (order by place) as upto,
      sum(abs(gross - discounts - returns)) over () as heavy, count(*) over () as count
    from (
      select (part ->> 0)::uuid as variant_id, (part ->> 1)::bigint as gross, (part ->> 2)::bigint as discounts,
        (part ->> 3)::bigint as returns, (part ->> 4)::bigint as cogs, (part ->> 5)::integer as units,
        (part ->> 6)::integer as returned, (part ->> 7)::integer as without_cost, place,
        (part ->> 8)::bigint as shipping, (part ->> 9)::bigint as tax, (part ->> 10)::bigint as fees,
        (part ->> 11)::bigint as fulfilment, (part ->> 12)::bigint as marketing, (part ->> 13)::bigint as fixed,
        (part ->> 14)::bigint as adjustment, (part ->> 15)::bigint as handling,
        case when p.parts is null then 0 else 1 end as own
      from jsonb_array_elements(coalesce(p.parts, sold.parts)) with ordinality as one (part, place)
      offset 0 -- each figure is read once
    ) e
  ) w
) s
left join variants v on v.id = s.variant_id
union all
select p.id, p.written_in, p.channel_id, p.day, null, own * p.gross_minor, own * p.discounts_minor, own * p.returns_minor,
  alone * p.shipping_minor, alone * p.tax_minor, own * p.cogs_minor, alone * p.fees_minor, alone * p.fulfilment_minor,
  alone * p.marketing_minor, alone * p.fixed_minor, alone * p.adjustment_minor, alone * p.handling_minor, p.orders,
  own * p.units, own * p.returned_units, own * p.units_without_cost, null, p.order_id, false
from postings p
cross join lateral (
  select case when p.parts is null then 1 else 0 end as own,
    case when p.parts is null and not exists (
      select from postings sale where sale.order_id = p.order_id and sale.kind = 'sale' and sale.parts is not null
    ) then 1 else 0 end as alone
  offset 0 -- asked once a row and not once a column
) nothing
where p.orders <> 0 or p.parts is null;

-- The same by what the products belong to now.
create or replace view posting_groups as
select side.dimension, side.key, s.*
from posting_slices s left join products p on p.id = s.product_id
cross join lateral (values ('category', p.category), ('brand', p.brand)) as side (dimension, key);

-- The groups under which a product's folded days stand: those that it had before its first change that waits.
create or replace view folded_groups as
select p.id as product_id, case when m.id is null then p.category else m.category end as category,
  case when m.id is null then p.brand else m.brand end as brand
from products p
left join lateral (select * from group_moves where product_id = p.id order by id limit 1) m on true;

create or replace function note_group_moves() returns trigger language plpgsql as $$
begin
  insert into group_moves (product_id, category, brand)
  select b.id, b.category, b.brand from before b join after a using (id)
  where (b.category, b.brand) is distinct from (a.category, a.brand)
    and exists (select from variants v where v.product_id = b.id);
  return null;
end $$;

create or replace trigger products_note_groups after update on products
  referencing old table as before new table as after for each statement execute function note_group_moves();

-- What the moves that wait change in the groups' days: away from the group before, over to the one that the product has.
create or replace view group_changes as
select side.dimension, side.key, d.channel_id, d.day,
  side.sign * d.gross_minor as gross_minor, side.sign * d.discounts_minor as discounts_minor,
  side.sign * d.returns_minor as returns_minor, side.sign * d.shipping_minor as shipping_minor,
  side.sign * d.tax_minor as tax_minor, side.sign * d.cogs_minor as cogs_minor, side.sign * d.fees_minor as fees_minor,
  side.sign * d.fulfilment_minor as fulfilment_minor, side.sign * d.marketing_minor as marketing_minor,
  side.sign * d.fixed_minor as fixed_minor, side.sign * d.adjustment_minor as adjustment_minor,
  side.sign * d.handling_minor as handling_minor, side.sign * d.orders as orders, side.sign * d.units as units,
  side.sign * d.returned_units as returned_units, side.sign * d.units_without_cost as units_without_cost,
  moved.product_id
from (select distinct product_id from group_moves) moved
join folded_groups before using (product_id)
join products p on p.id = moved.product_id
cross join lateral (values ('category', before.category, -1, before.category is distinct from p.category),
  ('category', p.category, 1, before.category is distinct from p.category),
  ('brand', before.brand, -1, before.brand is distinct from p.brand),
  ('brand', p.brand, 1, before.brand is distinct from p.brand)) as side (dimension, key, sign, has_moved)
join product_days d on d.product_id = moved.product_id
where side.has_moved;

-- Adds what the settled postings of a window say to a table of days, by the columns named.
create or replace function add_to_days(target text, keys text, since xid8, until xid8) returns void
language plpgsql as $$
declare
  named text;
  sums text;
  added text;
begin
  select string_agg(a, ', '), string_agg(format('sum(%s)', a), ', '), string_agg(format('%1$s = d.%1$s + excluded.%1$s', a), ', ')
  into named, sums, added from posting_amounts() a;
  execute format('insert into %1$s as d (%2$s, %3$s) select %2$s, %4$s from postings
    where written_in >= $1 and written_in < $2 group by %2$s order by %2$s on conflict (%2$s) do update set %5$s',
    target, keys, named, sums, added) using since, until;
end $$;

-- The same for products, and from their sums for categories and brands; then moves that wait are made, of so many products
-- at once that it takes seconds. Each half is one statement, so that a change of groups is seen whole or not at all.
create or replace function fold_slices(since xid8, until xid8) returns void
language plpgsql as $$
declare
  named text;
  sums text;
  added text;
begin
  perform add_to_days('location_days', 'day, channel_id, location_id', since, until);
  perform fold_segments(since, until);
  select string_agg(a, ', '), string_agg(format('sum(%s)', a), ', '), string_agg(format('%1$s = d.%1$s + excluded.%1$s', a), ', ')
  into named, sums, added from posting_amounts() a;
  execute format('with fresh as materialized (
      select product_id, channel_id, day, %2$s from posting_slices where written_in >= $1 and written_in < $2
      group by product_id, channel_id, day
    ), products_added as (
      insert into product_days as d (product_id, channel_id, day, %1$s) select product_id, channel_id, day, %1$s
      from fresh as fresh (product_id, channel_id, day, %1$s) order by day, product_id, channel_id
      on conflict (day, product_id, channel_id) do update set %3$s
    )
    insert into group_days as d (dimension, key, channel_id, day, %1$s)
    select dimension, key, channel_id, day, %2$s
    from fresh as fresh (product_id, channel_id, day, %1$s) left join folded_groups g using (product_id)
    cross join lateral (values (''category'', g.category), (''brand'', g.brand)) of (dimension, key)
    group by dimension, day, key, channel_id order by dimension, day, key, channel_id
    on conflict (dimension, day, key, channel_id) do update set %3$s', named, sums, added) using since, until;
  if not exists (select from group_moves) then return; end if;
  execute format('with moved as materialized (
      select product_id from group_moves group by product_id order by min(id) limit 500
    ), changes as materialized (
      select dimension, key, channel_id, day, %2$s from group_changes where product_id in (select product_id from moved)
      group by dimension, key, channel_id, day
    ), made as (delete from group_moves where product_id in (select product_id from moved))
    insert into group_days as d (dimension, key, channel_id, day, %1$s)
    select * from changes order by dimension, day, key, channel_id on conflict (dimension, day, key, channel_id) do update set %3$s', named, sums, added);
end $$;

-- Days plus what is not folded yet: always equal to recomputing from the postings. See channel_days_now for the upper end.
create or replace view location_days_now as
select channel_id, location_id, day, gross_minor, discounts_minor, returns_minor, shipping_minor, tax_minor, cogs_minor, fees_minor, fulfilment_minor,
  marketing_minor, fixed_minor, adjustment_minor, handling_minor, orders, units, returned_units, units_without_cost
from location_days
union all
select channel_id, location_id, day, gross_minor, discounts_minor, returns_minor, shipping_minor, tax_minor, cogs_minor, fees_minor, fulfilment_minor,
  marketing_minor, fixed_minor, adjustment_minor, handling_minor, orders, units, returned_units, units_without_cost
from postings
where written_in >= coalesce((select up_to from folds where name = 'postings'), '0'::xid8)
  and written_in <= (select '18446744073709551615'::xid8);

create or replace view product_days_now as
select product_id, channel_id, day, gross_minor, discounts_minor, returns_minor, shipping_minor, tax_minor, cogs_minor, fees_minor, fulfilment_minor,
  marketing_minor, fixed_minor, adjustment_minor, handling_minor, orders, units, returned_units, units_without_cost
from product_days
union all
select product_id, channel_id, day, gross_minor, discounts_minor, returns_minor, shipping_minor, tax_minor, cogs_minor, fees_minor, fulfilment_minor,
  marketing_minor, fixed_minor, adjustment_minor, handling_minor, orders, units, returned_units, units_without_cost
from posting_slices
where written_in >= coalesce((select up_to from folds where name = 'postings'), '0'::xid8)
  and written_in <= (select '18446744073709551615'::xid8);

create or replace view group_days_now as
select dimension, key, channel_id, day, gross_minor, discounts_minor, returns_minor, shipping_minor, tax_minor, cogs_minor, fees_minor, fulfilment_minor,
  marketing_minor, fixed_minor, adjustment_minor, handling_minor, orders, units, returned_units, units_without_cost
from group_days
union all
select dimension, key, channel_id, day, gross_minor, discounts_minor, returns_minor, shipping_minor, tax_minor, cogs_minor, fees_minor, fulfilment_minor,
  marketing_minor, fixed_minor, adjustment_minor, handling_minor, orders, units, returned_units, units_without_cost
from group_changes
union all
select dimension, key, channel_id, day, gross_minor, discounts_minor, returns_minor, shipping_minor, tax_minor, cogs_minor, fees_minor, fulfilment_minor,
  marketing_minor, fixed_minor, adjustment_minor, handling_minor, orders, units, returned_units, units_without_cost
from posting_groups
where written_in >= coalesce((select up_to from folds where name = 'postings'), '0'::xid8)
  and written_in <= (select '18446744073709551615'::xid8);

-- Where two tables of amounts (or expressions in brackets) do not say the same of the keys named, and by how much.
create or replace function days_apart(known text, truth text, keys text) returns setof jsonb
language plpgsql stable as $$
declare
  named text;
  opposite text;
  sums text;
  apart text;
begin
  select string_agg(a, ', '), string_agg('-' || a, ', '), string_agg(format('sum(%1$s) as %1$s', a), ', '),
    string_agg(format('sum(%s) <> 0', a), ' or ')
  into named, opposite, sums, apart from posting_amounts() a;
  return query execute format('select jsonb_strip_nulls(to_jsonb(d)) from (
      select %3$s, %6$s from (
        select %3$s, %4$s from %1$s as known union all select %3$s, %5$s from %2$s as truth
      ) both_sides group by %3$s having %7$s
    ) d', known, truth, keys, named, opposite, sums, apart);
end $$;

-- What few postings have: the rows behind such a line of a year are found without reading all others. Sales have none of
-- these, so that orders pay nothing for them.
create index if not exists postings_with_returns on postings (day, id) where returns_minor <> 0;
create index if not exists postings_with_handling on postings (day, id) where handling_minor <> 0;
create index if not exists postings_with_marketing on postings (day, id) where marketing_minor <> 0;
create index if not exists postings_with_fixed on postings (day, id) where fixed_minor <> 0;
