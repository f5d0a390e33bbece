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

-- Where what the channel board adds up is not what the rows say; none is good. Nothing is judged while rows wait for the
-- fold: the sums are then behind by some seconds, as they may be.
create or replace function board_order_faults() returns table (what text, place text, kept jsonb, told jsonb)
language plpgsql stable set jit = off as $$
begin
  if board_is_behind() then return; end if;

  return query
  with firsts as materialized (
    select distinct on (customer_id) customer_id, id as order_id, channel_id, day, placed_at as at from orders
    where status <> 'cancelled' and customer_id is not null order by customer_id, placed_at, id
  ), months as materialized (
    select o.customer_id, greatest(p.day - f.day, 0) / 30 as age, sum(cm2_of(p))::bigint as cm2_minor
    from firsts f join orders o using (customer_id) join postings p on p.order_id = o.id group by 1, 2
  ), acquired as (
    select f.channel_id, f.day, m.age, sum(m.cm2_minor)::bigint as cm2_minor
    from firsts f join months m using (customer_id) group by 1, 2, 3
  ), counted as (
    select o.channel_id, o.day, count(*) as placed, count(*) filter (where o.status = 'cancelled') as cancelled,
      count(o.customer_id) filter (where o.status <> 'cancelled') as known, count(f.order_id) as firsts,
      count(*) filter (where o.status = 'shipped' and o.shipped_at <= o.ship_by) as kept,
      count(*) filter (where o.status = 'shipped' and o.shipped_at > o.ship_by) as late
    from orders o left join firsts f on f.order_id = o.id group by 1, 2
  ), sold as (
    select p.order_id, sum(p.gross_minor - p.discounts_minor - p.returns_minor) as net_minor from postings p group by 1
  ), paths as (
    select f.channel_id as first_channel_id, o.channel_id, o.day, count(*) as orders,
      coalesce(sum(s.net_minor), 0)::bigint as net_minor
    from orders o left join firsts f using (customer_id) left join sold s on s.order_id = o.id
    where o.status <> 'cancelled' group by 1, 2, 3
  )
  select 'first order', coalesce(k.customer_id, t.customer_id)::text, to_jsonb(k), to_jsonb(t)
  from first_orders k full join firsts t using (customer_id) where to_jsonb(k) is distinct from to_jsonb(t)
  union all
  select 'customer month', concat(customer_id, ' ', age), to_jsonb(k), to_jsonb(t)
  from customer_months k full join months t using (customer_id, age) where k.cm2_minor is distinct from t.cm2_minor
  union all
  select 'worth of the won', concat(channel_id, ' ', day, ' ', age), to_jsonb(k), to_jsonb(t)
  from acquired_days k full join acquired t using (channel_id, day, age)
  where coalesce(k.cm2_minor, 0) <> coalesce(t.cm2_minor, 0)
  union all
  select 'orders', concat(channel_id, ' ', day), to_jsonb(k), to_jsonb(t)
  from order_days k full join counted t using (channel_id, day) where to_jsonb(k) is distinct from to_jsonb(t)
  union all
  select 'path', concat(coalesce(k.channel_id, t.channel_id), ' ', coalesce(k.day, t.day)), to_jsonb(k), to_jsonb(t)
  from path_days k full join paths t on t.channel_id = k.channel_id and t.day = k.day
    and coalesce(t.first_channel_id::text, '') = coalesce(k.first_channel_id::text, '')
  where to_jsonb(k) is distinct from to_jsonb(t);

  return query select * from answer_faults() union all select * from credit_faults()
    union all select * from board_month_faults();

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

create or replace function board_faults() returns table (what text, place text, kept jsonb, told jsonb)
language sql stable as $$
  select * from board_order_faults() union all select * from visit_faults('-infinity', 'infinity')
$$;
