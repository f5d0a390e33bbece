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

  -- Nobody asks for the day of a second order after a year: those are one.
  insert into retention_repeats as g (calendar, span, starts_on, channel_id, gap, customers)
  select k.calendar, k.span, first_of(k.calendar, k.span, r.day), r.channel_id, least(r.gap, 366), sign * count(*)
  from retention_people r cross join (values ('gregory', 'month'), ('gregory', 'year'), ('persian', 'month'),
    ('persian', 'year')) k (calendar, span)
  where r.customer_id = any (people) and r.gap is not null group by 1, 2, 3, 4, 5
  on conflict (calendar, span, starts_on, channel_id, gap) do update set customers = g.customers + excluded.customers;

  insert into retention_waiting as w (day, channel_id, customers)
  select day, channel_id, sign * count(*) from retention_people where customer_id = any (people) and gap is null group by 1, 2
  on conflict (day, channel_id) do update set customers = w.customers + excluded.customers;

  insert into retention_twins as t (calendar, cohort_on, channel_id, basket, early_orders, is_early_many, is_ever_many,
    customers, orders, cm2_minor, later_orders, later_orders_squared, later_cm2_minor, later_cm2_squared)
  select k.calendar, first_of(k.calendar, 'month', r.day), r.channel_id, r.basket, r.early_orders, r.is_early_many,
    r.is_ever_many, sign * count(*), sign * sum(r.orders), sign * sum(r.cm2_minor), sign * sum(r.later_orders),
    sign * sum(r.later_orders::bigint * r.later_orders), sign * sum(r.later_cm2_minor),
    sign * sum(r.later_cm2_minor::numeric * r.later_cm2_minor)
  from retention_people r cross join (values ('gregory'), ('persian')) k (calendar)
  where r.customer_id = any (people) group by 1, 2, 3, 4, 5, 6, 7
  on conflict (calendar, cohort_on, channel_id, basket, early_orders, is_early_many, is_ever_many) do update set
    customers = t.customers + excluded.customers, orders = t.orders + excluded.orders,
    cm2_minor = t.cm2_minor + excluded.cm2_minor, later_orders = t.later_orders + excluded.later_orders,
    later_orders_squared = t.later_orders_squared + excluded.later_orders_squared,
    later_cm2_minor = t.later_cm2_minor + excluded.later_cm2_minor,
    later_cm2_squared = t.later_cm2_squared + excluded.later_cm2_squared;
end $$;

-- Counts the customers anew whom fold_board left here, and those of whom something else is foretold. Two workers take
-- turns. Returns how many people were counted.
create or replace function fold_retention() returns bigint language plpgsql set jit = off as $$
declare
  people uuid[];
  foretold uuid[];
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
    perform add_people(people, -1);
    perform count_people(people);
    perform add_people(people, 1);
  end if;
  perform count_churn(array(select unnest(people) union select unnest(foretold)));
  update folds set folded_at = now() where name = 'retention';
  return coalesce(cardinality(people), 0) + coalesce(cardinality(foretold), 0);
end $$;

-- Whenever this file changes everybody is counted anew.
insert into retention_tail (customer_id)
select customer_id from first_orders union select customer_id from retention_people;
