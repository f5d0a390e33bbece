-- Whether rows wait to be added up for the channel board.
create or replace function board_is_behind() returns boolean language plpgsql stable as $$
begin
  return exists (select from board_tail) or exists (select from visit_tail) or exists (select from answer_tail)
    or exists (select from postings where written_in >= coalesce((select up_to from folds where name = 'board'), '0'::xid8))
    or coalesce((select max(id) from touches), 0) > any (
      select coalesce((select seen_to from segment_marks where log = kind), 0)
      from unnest(array['visits', 'answers', 'credits']) as kind)
    or (select time_zone from board_state) is distinct from sales_zone();
end $$;

-- Where what the channel board keeps of customers is not what the rows say; none is good. Of customers from one id to below
-- another. Nothing is judged while rows wait for the fold: the sums are then behind by some seconds, as they may be.
drop function if exists board_order_faults();
create or replace function board_people_faults(from_id uuid, to_id uuid)
returns table (what text, place text, kept jsonb, told jsonb) language plpgsql stable set jit = off as $$
begin
  if board_is_behind() then return; end if;

  return query
  with sold as materialized (
    select id, customer_id, channel_id, day, placed_at, status from orders
    where customer_id >= from_id and customer_id < to_id
  ), firsts as materialized (
    select distinct on (customer_id) customer_id, id as order_id, channel_id, day, placed_at as at from sold
    where status <> 'cancelled' order by customer_id, placed_at, id
  ), months as (
    select o.customer_id, greatest(p.day - f.day, 0) / 30 as age, sum(cm2_of(p))::bigint as cm2_minor
    from firsts f join sold o using (customer_id) join postings p on p.order_id = o.id group by 1, 2
  )
  select 'first order', coalesce(k.customer_id, t.customer_id)::text, to_jsonb(k), to_jsonb(t)
  from (select * from first_orders where customer_id >= from_id and customer_id < to_id) k
  full join firsts t using (customer_id) where to_jsonb(k) is distinct from to_jsonb(t)
  union all
  select 'customer month', concat(customer_id, ' ', age), to_jsonb(k), to_jsonb(t)
  from (select * from customer_months where customer_id >= from_id and customer_id < to_id) k
  full join months t using (customer_id, age) where k.cm2_minor is distinct from t.cm2_minor;
end $$;

-- Where what it adds up by day is not what orders and payments, and the customers as above, say. Of the orders of some days
-- and the customers won on them.
create or replace function board_day_faults(from_day date, to_day date)
returns table (what text, place text, kept jsonb, told jsonb) language plpgsql stable set jit = off as $$
begin
  if board_is_behind() then return; end if;

  return query
  with placed as materialized (
    select o.id, o.channel_id, o.day, o.status, o.customer_id, o.shipped_at, o.ship_by, f.channel_id as first_channel_id,
      f.order_id = o.id as is_first,
      (select coalesce(sum(p.gross_minor - p.discounts_minor - p.returns_minor), 0) from postings p where p.order_id = o.id) as net
    from orders o left join first_orders f on f.customer_id = o.customer_id
    -- The instants around the days (no zone is further off) let the index help.
    where o.day between from_day and to_day
      and o.placed_at >= (from_day - 1)::timestamptz and o.placed_at < (to_day + 2)::timestamptz
  ), counted as (
    select channel_id, day, count(*) as placed, count(*) filter (where status = 'cancelled') as cancelled,
      count(customer_id) filter (where status <> 'cancelled') as known, count(*) filter (where is_first) as firsts,
      count(*) filter (where status = 'shipped' and shipped_at <= ship_by) as kept,
      count(*) filter (where status = 'shipped' and shipped_at > ship_by) as late
    from placed group by 1, 2
  ), paths as (
    select first_channel_id, channel_id, day, count(*) as orders, sum(net)::bigint as net_minor
    from placed where status <> 'cancelled' group by 1, 2, 3
  ), paid as (
    select channel_id, day, method, count(*) as payments, sum(amount_minor)::bigint as amount_minor from payments_told
    where day between from_day and to_day
      and placed_at >= (from_day - 1)::timestamptz and placed_at < (to_day + 2)::timestamptz
    group by 1, 2, 3
  )
  select 'orders', concat(channel_id, ' ', day), to_jsonb(k), to_jsonb(t)
  from (select * from order_days where day between from_day and to_day) k full join counted t using (channel_id, day)
  where to_jsonb(k) is distinct from to_jsonb(t)
  union all
  select 'path', concat(coalesce(k.channel_id, t.channel_id), ' ', coalesce(k.day, t.day)), to_jsonb(k), to_jsonb(t)
  from (select * from path_days where day between from_day and to_day) k
  full join paths t on t.channel_id = k.channel_id and t.day = k.day
    and coalesce(t.first_channel_id::text, '') = coalesce(k.first_channel_id::text, '')
  where to_jsonb(k) is distinct from to_jsonb(t)
  union all
  select 'payments', concat(channel_id, ' ', day, ' ', method), to_jsonb(k), to_jsonb(t)
  from (select * from method_days where day between from_day and to_day) k full join paid t using (channel_id, day, method)
  where to_jsonb(k) is distinct from to_jsonb(t);

  return query
  with acquired as (
    select f.channel_id, f.day, m.age, sum(m.cm2_minor)::bigint as cm2_minor
    from first_orders f join customer_months m using (customer_id) where f.day between from_day and to_day group by 1, 2, 3
  )
  select 'worth of the won', concat(channel_id, ' ', day, ' ', age), to_jsonb(k), to_jsonb(t)
  from (select * from acquired_days where day between from_day and to_day) k full join acquired t using (channel_id, day, age)
  where coalesce(k.cm2_minor, 0) <> coalesce(t.cm2_minor, 0);

  return query select * from credit_faults(from_day, to_day);
end $$;

-- Where answers, months and what is foretold of the won are not what their rows say.
create or replace function board_part_faults() returns table (what text, place text, kept jsonb, told jsonb)
language plpgsql stable set jit = off as $$
begin
  if board_is_behind() then return; end if;
  return query select * from answer_faults() union all select * from board_month_faults();

  return query
  with truth as (
    select f.channel_id, f.day, count(*) as customers, sum(c.value365_minor)::bigint as value_minor,
      sum(c.value365_low_minor)::bigint as value_low_minor, sum(c.value365_high_minor)::bigint as value_high_minor
    from first_orders f join customer_predictions c on c.customer_id = f.customer_id and c.value365_minor is not null
    group by 1, 2
  )
  select 'outlook', concat(channel_id, ' ', day), to_jsonb(k), to_jsonb(t)
  from outlook_days k full join truth t using (channel_id, day)
  where to_jsonb(k) is distinct from to_jsonb(t)
    and not exists (select from prediction_runs where status in ('waiting', 'running'));
end $$;

-- The same of the visits on some days.
create or replace function visit_faults(from_day date, to_day date)
returns table (what text, place text, kept jsonb, told jsonb) language plpgsql stable set jit = off as $$
declare
  zone text := sales_zone();
begin
  if board_is_behind() then return; end if;

  return query
  with truth as (
    select channel_id, day, count(*) filter (where person is not null and has_come) as people, sum(views) as views,
      sum(carts) as carts, sum(checkouts) as checkouts, sum(messages) as messages, sum(touches)::bigint as touches
    from (
      select t.channel_id, (t.at at time zone zone)::date as day, person_of(t) as person,
        bool_or(is_visit(t)) as has_come, count(*) filter (where t.kind = 'view') as views,
        count(*) filter (where t.kind = 'cart') as carts, count(*) filter (where t.kind = 'checkout') as checkouts,
        count(*) filter (where t.kind = 'message' and is_visit(t)) as messages, count(*) as touches
      from channels c join touches t on t.channel_id = c.id and t.at >= from_day::timestamp at time zone zone
        and t.at < (to_day + 1)::timestamp at time zone zone
      group by 1, 2, 3) people
    group by 1, 2
  )
  select 'visits', concat(channel_id, ' ', day), to_jsonb(k), to_jsonb(t)
  from (select * from visit_days where day between from_day and to_day) k full join truth t using (channel_id, day)
  where to_jsonb(k) is distinct from to_jsonb(t);
end $$;

-- All of it at once.
create or replace function board_faults() returns table (what text, place text, kept jsonb, told jsonb)
language sql stable as $$
  select * from board_people_faults('00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff')
  union all select * from board_day_faults('-infinity', 'infinity')
  union all select * from board_part_faults()
  union all select * from visit_faults('-infinity', 'infinity')
$$;
