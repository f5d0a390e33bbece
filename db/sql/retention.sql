-- Who stays, by the channel that brought them. fold_board counts customers anew whose orders or money changed; it leaves
-- their names here, and the same worker then counts what is kept of them for the page of retention: what they were is
-- taken out of the sums, what they are is put in. Nothing depends on the day on which one looks.
-- retention-check.sql recomputes everything.

create or replace function note_retention() returns trigger language plpgsql as $$
begin
  insert into retention_tail (customer_id) select distinct customer_id from touched;
  return null;
end $$;

create or replace trigger first_orders_note_came after insert on first_orders
  referencing new table as touched for each statement execute function note_retention();
create or replace trigger first_orders_note_changed after update on first_orders
  referencing new table as touched for each statement execute function note_retention();
create or replace trigger first_orders_note_gone after delete on first_orders
  referencing old table as touched for each statement execute function note_retention();
create or replace trigger customer_months_note_came after insert on customer_months
  referencing new table as touched for each statement execute function note_retention();
create or replace trigger customer_months_note_changed after update on customer_months
  referencing new table as touched for each statement execute function note_retention();
create or replace trigger customer_months_note_gone after delete on customer_months
  referencing old table as touched for each statement execute function note_retention();

-- The first day of the month, quarter or year of a calendar in which a day lies; lib/calendar.ts says the same.
create or replace function first_of(calendar text, span text, on_day date) returns date language plpgsql immutable as $$
declare
  -- Days since 1 Farvardin 1; leap years by the cycle of 33.
  since integer := on_day - date '2000-01-01' + 503225;
  year integer;
  new_year integer;
  month integer;
begin
  if calendar = 'gregory' then return date_trunc(span, on_day::timestamp)::date; end if;
  year := 1 + (33 * since + 3) / 12053;
  new_year := 365 * (year - 1) + (8 * year + 21) / 33;
  month := case when since - new_year < 216 then (since - new_year) / 31 else (since - new_year - 6) / 30 end;
  if span = 'quarter' then month := month - month % 3; end if;
  if span = 'year' then month := 0; end if;
  return date '2000-01-01' - 503225 + new_year + 30 * month + least(month, 6);
end $$;

-- What is kept of each of the given customers, from their orders and postings.
create or replace function count_people(people uuid[]) returns void language plpgsql as $$
begin
  delete from retention_people where customer_id = any (people);
  delete from retention_days where customer_id = any (people);

  insert into retention_people (customer_id, channel_id, day, gap, basket, orders, cm2_minor, is_ever_many, early_orders,
    is_early_many, later_orders, later_cm2_minor)
  select f.customer_id, f.channel_id, f.day,
    min(greatest(o.day - f.day, 0)) filter (where stands and o.id <> f.order_id),
    floor(ln(greatest(max(m.paid_minor) filter (where o.id = f.order_id), 1)::double precision) / ln(4::double precision)),
    count(*) filter (where stands), coalesce(sum(m.cm2_minor), 0),
    count(distinct o.channel_id) filter (where stands) > 1,
    count(*) filter (where stands and o.day < f.day + 90),
    count(distinct o.channel_id) filter (where stands and o.day < f.day + 90) > 1,
    count(*) filter (where stands and o.day >= f.day + 90 and o.day < f.day + 270),
    coalesce(sum(m.cm2_minor) filter (where o.day >= f.day + 90 and o.day < f.day + 270), 0)
  from first_orders f join orders o on o.customer_id = f.customer_id
  cross join lateral (select o.status <> 'cancelled' as stands) s
  cross join lateral (
    select sum(p.gross_minor - p.discounts_minor) as paid_minor, sum(cm2_of(p)) as cm2_minor
    from postings p where p.order_id = o.id) m
  where f.customer_id = any (people) group by f.customer_id;

  insert into retention_days (customer_id, day, orders, net_minor, cm2_minor)
  select customer_id, day, sum(orders), sum(net_minor), sum(cm2_minor)
  from (
    select f.customer_id, greatest(o.day, f.day) as day, 1 as orders, 0::bigint as net_minor, 0::bigint as cm2_minor
    from first_orders f join orders o on o.customer_id = f.customer_id and o.status <> 'cancelled'
    where f.customer_id = any (people)
    union all
    select f.customer_id, greatest(p.day, f.day), 0, p.gross_minor - p.discounts_minor - p.returns_minor, cm2_of(p)
    from first_orders f join orders o on o.customer_id = f.customer_id join postings p on p.order_id = o.id
    where f.customer_id = any (people)
  ) happened group by 1, 2;
end $$;

-- Puts what is kept of the given customers into the sums, or takes it out of them (sign -1).
create or replace function add_people(people uuid[], sign integer) returns void language plpgsql as $$
begin
  insert into retention_cells as c (calendar, channel_id, cohort_on, month_on, buyers, orders, net_minor, cm2_minor)
  select calendar, channel_id, cohort_on, month_on, sign * count(*) filter (where orders > 0), sign * sum(orders),
    sign * sum(net_minor), sign * sum(cm2_minor)
  from (
    select k.calendar, r.channel_id, first_of(k.calendar, 'month', r.day) as cohort_on,
      first_of(k.calendar, 'month', d.day) as month_on, sum(d.orders) as orders, sum(d.net_minor) as net_minor,
      sum(d.cm2_minor) as cm2_minor
    from retention_people r join retention_days d using (customer_id)
    cross join (values ('gregory'), ('persian')) k (calendar)
    where r.customer_id = any (people) group by 1, 2, 3, 4, r.customer_id) one
  group by 1, 2, 3, 4
  on conflict (calendar, cohort_on, channel_id, month_on) do update set buyers = c.buyers + excluded.buyers,
    orders = c.orders + excluded.orders, net_minor = c.net_minor + excluded.net_minor,
    cm2_minor = c.cm2_minor + excluded.cm2_minor;

  insert into retention_spans as s (calendar, span, starts_on, channel_id, buyers, stayed)
  select calendar, span, starts_on, channel_id, sign * count(*),
    sign * count(*) filter (where next_on = first_of(calendar, span, starts_on + reach))
  from (
    select b.*, lead(starts_on) over (partition by calendar, span, customer_id order by starts_on) as next_on
    from (
      -- So many days after its first, every month (quarter) has become the next one.
      select distinct k.calendar, k.span, k.reach, r.channel_id, r.customer_id,
        first_of(k.calendar, k.span, d.day) as starts_on
      from retention_people r join retention_days d using (customer_id)
      cross join (values ('gregory', 'month', 35), ('gregory', 'quarter', 100), ('persian', 'month', 35),
        ('persian', 'quarter', 100)) k (calendar, span, reach)
      where r.customer_id = any (people) and d.orders > 0) b
  ) followed group by 1, 2, 3, 4
  on conflict (calendar, span, starts_on, channel_id) do update set buyers = s.buyers + excluded.buyers,
    stayed = s.stayed + excluded.stayed;

  perform add_repeats(people, sign);
  perform add_twins(people, sign);
end $$;

-- Adds to the numbers of a row, each at its place from 1 on.
create or replace function add_counts(counts integer[], places integer[], amounts integer[]) returns integer[]
language plpgsql immutable as $$
begin
  for at in 1 .. cardinality(places) loop
    counts[places[at]] := counts[places[at]] + amounts[at];
  end loop;
  return counts;
end $$;

-- Second orders by the days until then, and who waits for one by the day of the first. Part of add_people.
create or replace function add_repeats(people uuid[], sign integer) returns void language sql as $$
  -- Nobody asks for the day of a second order after a year: those are one.
  with gaps as (
    select k.calendar, k.span, first_of(k.calendar, k.span, r.day) as starts_on, r.channel_id, least(r.gap, 366) + 1 as place,
      sign * count(*) as amount
    from retention_people r cross join (values ('gregory', 'month'), ('gregory', 'year'), ('persian', 'month'),
      ('persian', 'year')) k (calendar, span)
    where r.customer_id = any (people) and r.gap is not null group by 1, 2, 3, 4, 5
  )
  insert into retention_repeats as g (calendar, span, starts_on, channel_id, again)
  select calendar, span, starts_on, channel_id,
    add_counts(array_fill(0, array[367]), array_agg(place), array_agg(amount::integer))
  from gaps group by 1, 2, 3, 4
  on conflict (calendar, span, starts_on, channel_id) do update
  set again = (select array_agg(a + b order by at) from unnest(g.again, excluded.again) with ordinality u (a, b, at));

  with days as (
    select date_trunc('month', day::timestamp)::date as month_on, channel_id, extract(day from day)::integer as place,
      sign * count(*) as amount
    from retention_people where customer_id = any (people) and gap is null group by 1, 2, 3
  )
  insert into retention_waiting as w (month_on, channel_id, customers)
  select month_on, channel_id, add_counts(array_fill(0, array[31]), array_agg(place), array_agg(amount::integer))
  from days group by 1, 2
  on conflict (month_on, channel_id) do update
  set customers = (select array_agg(a + b order by at) from unnest(w.customers, excluded.customers) with ordinality u (a, b, at))
$$;

-- Customers alike at first, many channels beside one. Part of add_people.
create or replace function add_twins(people uuid[], sign integer) returns void language sql as $$
  insert into retention_twins as t (calendar, cohort_on, channel_id, basket, early_orders, many_customers, many_orders,
    many_orders_squared, many_cm2_minor, many_cm2_squared, one_customers, one_orders, one_orders_squared, one_cm2_minor,
    one_cm2_squared, plain_many_customers, plain_many_orders, plain_many_cm2_minor, plain_one_customers, plain_one_orders,
    plain_one_cm2_minor)
  select k.calendar, first_of(k.calendar, 'month', r.day), r.channel_id, r.basket, least(r.early_orders, 6),
    sum(sign * many), sum(sign * many * r.later_orders), sum(sign * many * r.later_orders::bigint * r.later_orders),
    sum(sign * many * r.later_cm2_minor), sum(sign * many * r.later_cm2_minor::numeric * r.later_cm2_minor),
    sum(sign * one), sum(sign * one * r.later_orders), sum(sign * one * r.later_orders::bigint * r.later_orders),
    sum(sign * one * r.later_cm2_minor), sum(sign * one * r.later_cm2_minor::numeric * r.later_cm2_minor),
    sum(sign * ever), sum(sign * ever * r.orders), sum(sign * ever * r.cm2_minor),
    sum(sign * (1 - ever)), sum(sign * (1 - ever) * r.orders), sum(sign * (1 - ever) * r.cm2_minor)
  from retention_people r cross join (values ('gregory'), ('persian')) k (calendar)
  cross join lateral (select r.is_early_many::integer as many, 1 - r.is_early_many::integer as one,
    r.is_ever_many::integer as ever) kind
  where r.customer_id = any (people) group by 1, 2, 3, 4, 5
  on conflict (calendar, cohort_on, channel_id, basket, early_orders) do update set
    many_customers = t.many_customers + excluded.many_customers, many_orders = t.many_orders + excluded.many_orders,
    many_orders_squared = t.many_orders_squared + excluded.many_orders_squared,
    many_cm2_minor = t.many_cm2_minor + excluded.many_cm2_minor,
    many_cm2_squared = t.many_cm2_squared + excluded.many_cm2_squared,
    one_customers = t.one_customers + excluded.one_customers, one_orders = t.one_orders + excluded.one_orders,
    one_orders_squared = t.one_orders_squared + excluded.one_orders_squared,
    one_cm2_minor = t.one_cm2_minor + excluded.one_cm2_minor,
    one_cm2_squared = t.one_cm2_squared + excluded.one_cm2_squared,
    plain_many_customers = t.plain_many_customers + excluded.plain_many_customers,
    plain_many_orders = t.plain_many_orders + excluded.plain_many_orders,
    plain_many_cm2_minor = t.plain_many_cm2_minor + excluded.plain_many_cm2_minor,
    plain_one_customers = t.plain_one_customers + excluded.plain_one_customers,
    plain_one_orders = t.plain_one_orders + excluded.plain_one_orders,
    plain_one_cm2_minor = t.plain_one_cm2_minor + excluded.plain_one_cm2_minor
$$;

-- The squared distances of some people from their mean, added up.
create or replace function spread_of(customers integer, total bigint, squared numeric) returns double precision
language sql immutable as $$
  select greatest(squared - total::numeric * total / customers, 0)::double precision
$$;

-- What the groups of a cohort and channel come to. Groups weigh as much as they can tell, n·m / (n + m); those that lack
-- one kind tell nothing. Always in one order, so that the same groups give the same sums to the last digit.
create or replace view retention_use_told as
select calendar, cohort_on, channel_id, sum(many_customers)::integer as all_many, sum(one_customers)::integer as all_one,
  coalesce(sum(many_customers) filter (where is_matched), 0)::integer as matched_many,
  coalesce(sum(one_customers) filter (where is_matched), 0)::integer as matched_one,
  coalesce(sum(weight order by basket, early_orders) filter (where is_matched), 0) as weight,
  coalesce(sum(many_customers - 1) filter (where is_matched), 0)::integer as many_freedom,
  coalesce(sum(one_customers - 1) filter (where is_matched), 0)::integer as one_freedom,
  coalesce(sum(weight * weight / many_customers order by basket, early_orders) filter (where is_matched), 0) as many_pull,
  coalesce(sum(weight * weight / one_customers order by basket, early_orders) filter (where is_matched), 0) as one_pull,
  coalesce(sum(weight * many_orders / many_customers order by basket, early_orders) filter (where is_matched), 0) as many_orders,
  coalesce(sum(weight * one_orders / one_customers order by basket, early_orders) filter (where is_matched), 0) as one_orders,
  coalesce(sum(spread_of(many_customers, many_orders, many_orders_squared) order by basket, early_orders)
    filter (where is_matched), 0) as many_orders_spread,
  coalesce(sum(spread_of(one_customers, one_orders, one_orders_squared) order by basket, early_orders)
    filter (where is_matched), 0) as one_orders_spread,
  coalesce(sum(weight * many_cm2_minor / many_customers order by basket, early_orders) filter (where is_matched), 0) as many_cm2,
  coalesce(sum(weight * one_cm2_minor / one_customers order by basket, early_orders) filter (where is_matched), 0) as one_cm2,
  coalesce(sum(spread_of(many_customers, many_cm2_minor, many_cm2_squared) order by basket, early_orders)
    filter (where is_matched), 0) as many_cm2_spread,
  coalesce(sum(spread_of(one_customers, one_cm2_minor, one_cm2_squared) order by basket, early_orders)
    filter (where is_matched), 0) as one_cm2_spread,
  sum(plain_many_customers)::integer as plain_many_customers, sum(plain_many_orders)::integer as plain_many_orders,
  sum(plain_many_cm2_minor)::bigint as plain_many_cm2_minor, sum(plain_one_customers)::integer as plain_one_customers,
  sum(plain_one_orders)::integer as plain_one_orders, sum(plain_one_cm2_minor)::bigint as plain_one_cm2_minor
from retention_twins
cross join lateral (select many_customers > 0 and one_customers > 0 as is_matched,
  many_customers::double precision * one_customers / nullif(many_customers + one_customers, 0) as weight) w
group by 1, 2, 3;

-- Adds the groups up anew of cohorts to which the given days of the first order belong. `channels` and `days` are two
-- columns of pairs.
create or replace function count_use(of_channels uuid[], of_days date[]) returns void language plpgsql as $$
begin
  delete from retention_use u using unnest(of_channels, of_days) as w (channel_id, day), (values ('gregory'), ('persian')) k (calendar)
  where u.calendar = k.calendar and u.cohort_on = first_of(k.calendar, 'month', w.day) and u.channel_id = w.channel_id;
  insert into retention_use
  select t.* from (
    select distinct k.calendar, first_of(k.calendar, 'month', w.day) as cohort_on, w.channel_id
    from unnest(of_channels, of_days) as w (channel_id, day) cross join (values ('gregory'), ('persian')) k (calendar)
  ) w cross join lateral (
    select * from retention_use_told t
    where t.calendar = w.calendar and t.cohort_on = w.cohort_on and t.channel_id = w.channel_id) t
  where t.plain_many_customers + t.plain_one_customers > 0;
end $$;

-- Counts the customers anew whom fold_board left here, and those of whom something else is foretold. Two workers take
-- turns. Returns how many people were counted.
create or replace function fold_retention() returns bigint language plpgsql set jit = off as $$
declare
  people uuid[];
  foretold uuid[];
  won_channels uuid[];
  won_days date[];
begin
  if not exists (select from retention_tail) and not exists (select from churn_tail) then return 0; end if;
  insert into folds (name, up_to, folded_at) values ('retention', '0', now()) on conflict (name) do nothing;
  perform from folds where name = 'retention' for update;
  -- Not more than some seconds of work at once: who is left is counted next time.
  with wanted as (
    select customer_id from retention_tail group by customer_id order by customer_id limit 20000
  ), taken as (
    delete from retention_tail t using wanted w where t.customer_id = w.customer_id
  )
  select array_agg(customer_id) into people from wanted;
  with wanted as (
    select customer_id from churn_tail group by customer_id order by customer_id limit 20000
  ), taken as (
    delete from churn_tail t using wanted w where t.customer_id = w.customer_id
  )
  select array_agg(customer_id) into foretold from wanted;
  if people is null and foretold is null then return 0; end if;
  if people is not null then
    select array_agg(channel_id), array_agg(day) into won_channels, won_days
    from (select distinct channel_id, day from retention_people where customer_id = any (people)) before;
    perform add_people(people, -1);
    perform count_people(people);
    perform add_people(people, 1);
    select array_agg(channel_id), array_agg(day) into won_channels, won_days
    from (select channel_id, day from retention_people where customer_id = any (people)
      union select w.channel_id, w.day from unnest(won_channels, won_days) as w (channel_id, day)) won;
    perform count_use(won_channels, won_days);
  end if;
  perform count_churn(array(select unnest(people) union select unnest(foretold)));
  update folds set folded_at = now() where name = 'retention';
  return coalesce(cardinality(people), 0) + coalesce(cardinality(foretold), 0);
end $$;

-- Whenever this file changes everybody is counted anew.
insert into retention_tail (customer_id)
select customer_id from first_orders union select customer_id from retention_people;
