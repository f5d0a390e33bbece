-- Whether people wait to be counted for the page of retention.
create or replace function retention_is_behind() returns boolean language sql stable as $$
  select board_is_behind() or exists (select from retention_tail) or exists (select from churn_tail)
$$;

-- Where what is kept of customers and their days is not what orders and postings say; none is good. Of customers from one id
-- to below another. Nothing is judged while rows wait: the sums are then behind by some seconds, as they may be.
create or replace function retention_people_faults(from_id uuid, to_id uuid)
returns table (what text, place text, kept jsonb, told jsonb) language plpgsql stable set jit = off as $$
#variable_conflict use_column
begin
  if retention_is_behind() then return; end if;

  return query
  with sold as materialized (
    select o.id, o.customer_id, o.channel_id, o.day, o.placed_at, o.status <> 'cancelled' as stands,
      (select coalesce(sum(p.gross_minor - p.discounts_minor), 0) from postings p where p.order_id = o.id) as paid,
      (select coalesce(sum(cm2_of(p)), 0) from postings p where p.order_id = o.id) as cm2
    from orders o where o.customer_id >= from_id and o.customer_id < to_id
  ), ranked as (
    select *, case when stands then row_number() over (partition by customer_id, stands order by placed_at, id) end as rank
    from sold
  ), since as materialized (
    select *, min(day) filter (where rank = 1) over own as first_on, min(paid) filter (where rank = 1) over own as first_paid,
      first_value(channel_id) over (own order by rank nulls last) as first_channel_id
    from ranked window own as (partition by customer_id)
  ), people as (
    select customer_id, first_channel_id as channel_id, first_on as day,
      min(greatest(day - first_on, 0)) filter (where rank = 2) as gap,
      floor(ln(greatest(first_paid, 1)::double precision) / ln(4::double precision)) as basket,
      count(*) filter (where stands) as orders, sum(cm2) as cm2_minor,
      count(distinct channel_id) filter (where stands) > 1 as is_ever_many,
      count(*) filter (where stands and day - first_on < 90) as early_orders,
      count(distinct channel_id) filter (where stands and day - first_on < 90) > 1 as is_early_many,
      count(*) filter (where stands and day - first_on between 90 and 269) as later_orders,
      coalesce(sum(cm2) filter (where day - first_on between 90 and 269), 0) as later_cm2_minor
    from since where first_on is not null group by customer_id, first_channel_id, first_on, first_paid
  ), days as (
    select customer_id, happened_on as day, sum(orders) as orders, sum(net) as net_minor, sum(cm2) as cm2_minor
    from (
      select customer_id, greatest(day, first_on) as happened_on, 1 as orders, 0 as net, 0 as cm2
      from since where stands and first_on is not null
      union all
      select s.customer_id, greatest(p.day, s.first_on), 0, p.gross_minor - p.discounts_minor - p.returns_minor, cm2_of(p)
      from since s join postings p on p.order_id = s.id where s.first_on is not null) one
    group by 1, 2
  )
  select 'customer', coalesce(k.customer_id, t.customer_id)::text, to_jsonb(k), to_jsonb(t)
  from (select * from retention_people where customer_id >= from_id and customer_id < to_id) k
  full join people t using (customer_id) where to_jsonb(k) is distinct from to_jsonb(t)
  union all
  select 'day', concat(customer_id, ' ', day), to_jsonb(k), to_jsonb(t)
  from (select * from retention_days where customer_id >= from_id and customer_id < to_id) k
  full join days t using (customer_id, day)
  where (k.orders, k.net_minor, k.cm2_minor) is distinct from (t.orders, t.net_minor, t.cm2_minor);
end $$;

-- Where the sums are not what is kept of customers and their days adds up to. Of channels from one id to below another.
drop function if exists retention_sum_faults();
create or replace function retention_sum_faults(from_id uuid, to_id uuid)
returns table (what text, place text, kept jsonb, told jsonb) language plpgsql stable set jit = off as $$
#variable_conflict use_column
begin
  if retention_is_behind() then return; end if;

  return query
  with people as materialized (
    select * from retention_people where channel_id >= from_id and channel_id < to_id
  ), days as materialized (
    select r.channel_id, r.customer_id, r.day as first_on, d.day, d.orders, d.net_minor, d.cm2_minor
    from people r join retention_days d using (customer_id)
  ), known as materialized (
    select day from people union select day from days
  ), starts as materialized (
    select calendar, span, day, first_of(calendar, span, day) as starts_on from known
    cross join unnest(array['gregory', 'persian']) c (calendar) cross join unnest(array['month', 'quarter', 'year']) s (span)
  ), months as materialized (
    select b.calendar, b.span, d.channel_id, d.customer_id, f.starts_on as cohort_on, b.starts_on as month_on,
      sum(d.orders) as orders, sum(d.net_minor) as net_minor, sum(d.cm2_minor) as cm2_minor
    from days d join starts b on b.day = d.day and b.span <> 'year'
    join starts f on f.day = d.first_on and f.calendar = b.calendar and f.span = b.span
    group by 1, 2, 3, 4, 5, 6
  ), told as (
    select 'cohort' as what, concat(calendar, ' ', channel_id, ' ', cohort_on, ' ', month_on) as place, to_jsonb(c) as row
    from (select calendar, channel_id, cohort_on, month_on, count(*) filter (where orders > 0) as buyers,
        sum(orders) as orders, sum(net_minor) as net_minor, sum(cm2_minor) as cm2_minor
      from months where span = 'month' group by 1, 2, 3, 4) c
    where buyers <> 0 or orders <> 0 or net_minor <> 0 or cm2_minor <> 0
    union all
    select 'stayed', concat(calendar, ' ', span, ' ', channel_id, ' ', starts_on), to_jsonb(s)
    from (select calendar, span, channel_id, starts_on, count(*) as buyers,
        count(*) filter (where next_on = first_of(calendar, span, starts_on + case span when 'month' then 35 else 100 end)) as stayed
      from (select calendar, span, channel_id, month_on as starts_on,
          lead(month_on) over (partition by calendar, span, customer_id order by month_on) as next_on
        from months where orders > 0) m
      group by 1, 2, 3, 4) s
    union all
    select 'repeats', concat(calendar, ' ', span, ' ', channel_id, ' ', starts_on, ' ', gap), to_jsonb(customers)
    from (select calendar, span, starts_on, channel_id, least(gap, 366) as gap, count(*) as customers
      from people join starts using (day) where gap is not null and span <> 'quarter' group by 1, 2, 3, 4, 5) g
    union all
    select 'waiting', concat(channel_id, ' ', day), to_jsonb(customers)
    from (select channel_id, day, count(*) as customers from people where gap is null group by 1, 2) w
    union all
    select 'twins', concat_ws(' ', calendar, cohort_on, channel_id, basket, early_orders), to_jsonb(t)
    from (select calendar, starts_on as cohort_on, channel_id, basket, least(early_orders, 6) as early_orders,
        count(*) filter (where is_early_many) as many_customers,
        coalesce(sum(later_orders) filter (where is_early_many), 0) as many_orders,
        coalesce(sum(later_orders::bigint * later_orders) filter (where is_early_many), 0) as many_orders_squared,
        coalesce(sum(later_cm2_minor) filter (where is_early_many), 0) as many_cm2_minor,
        coalesce(sum(later_cm2_minor::numeric * later_cm2_minor) filter (where is_early_many), 0) as many_cm2_squared,
        count(*) filter (where not is_early_many) as one_customers,
        coalesce(sum(later_orders) filter (where not is_early_many), 0) as one_orders,
        coalesce(sum(later_orders::bigint * later_orders) filter (where not is_early_many), 0) as one_orders_squared,
        coalesce(sum(later_cm2_minor) filter (where not is_early_many), 0) as one_cm2_minor,
        coalesce(sum(later_cm2_minor::numeric * later_cm2_minor) filter (where not is_early_many), 0) as one_cm2_squared,
        count(*) filter (where is_ever_many) as plain_many_customers,
        coalesce(sum(orders) filter (where is_ever_many), 0) as plain_many_orders,
        coalesce(sum(cm2_minor) filter (where is_ever_many), 0) as plain_many_cm2_minor,
        count(*) filter (where not is_ever_many) as plain_one_customers,
        coalesce(sum(orders) filter (where not is_ever_many), 0) as plain_one_orders,
        coalesce(sum(cm2_minor) filter (where not is_ever_many), 0) as plain_one_cm2_minor
      from people join starts using (day) where span = 'month' group by 1, 2, 3, 4, 5) t
    union all
    select 'use', concat(calendar, ' ', channel_id, ' ', cohort_on), to_jsonb(u) from retention_use_told u
    where plain_many_customers + plain_one_customers > 0 and channel_id >= from_id and channel_id < to_id
  ), kept as (
    select 'cohort' as what, concat(calendar, ' ', channel_id, ' ', cohort_on, ' ', month_on) as place, to_jsonb(c) as row
    from retention_cells c
    where channel_id >= from_id and channel_id < to_id and (buyers <> 0 or orders <> 0 or net_minor <> 0 or cm2_minor <> 0)
    union all
    select 'stayed', concat(calendar, ' ', span, ' ', channel_id, ' ', starts_on), to_jsonb(s)
    from retention_spans s where buyers <> 0 and channel_id >= from_id and channel_id < to_id
    union all
    select 'repeats', concat(calendar, ' ', span, ' ', channel_id, ' ', starts_on, ' ', at - 1), to_jsonb(customers)
    from retention_repeats cross join unnest(again) with ordinality as one (customers, at)
    where customers <> 0 and channel_id >= from_id and channel_id < to_id
    union all
    select 'waiting', concat(channel_id, ' ', month_on + at::integer - 1), to_jsonb(one.customers)
    from retention_waiting w cross join unnest(w.customers) with ordinality as one (customers, at)
    where one.customers <> 0 and channel_id >= from_id and channel_id < to_id
    union all
    select 'twins', concat_ws(' ', calendar, cohort_on, channel_id, basket, early_orders), to_jsonb(t)
    from retention_twins t
    where channel_id >= from_id and channel_id < to_id and (plain_many_customers <> 0 or plain_one_customers <> 0)
    union all
    select 'use', concat(calendar, ' ', channel_id, ' ', cohort_on), to_jsonb(u) from retention_use u
    where channel_id >= from_id and channel_id < to_id
  )
  select coalesce(k.what, t.what), coalesce(k.place, t.place), k.row, t.row
  from kept k full join told t using (what, place) where k.row is distinct from t.row;

  -- Who is late on a day is judged as the page says it, on days before and after the predictions' own.
  return query
  with told as (
    select d.day, f.channel_id, count(*) as customers, count(*) filter (where not p.is_enough) as unknown,
      count(*) filter (where s.is_low) as low, count(*) filter (where s.is_late) as late,
      count(*) filter (where s.is_low or s.is_late) as at_risk,
      coalesce(sum(p.net_minor) filter (where s.is_low or s.is_late), 0) as net_minor,
      coalesce(sum(p.value365_minor) filter (where s.is_low or s.is_late), 0) as foretold_minor
    from customer_predictions p join first_orders f using (customer_id)
    cross join (select r.until_on + ahead as day from (select until_on from prediction_runs order by until_on desc limit 1) r
      cross join unnest(array[0, 1, 30, 365]) ahead) d
    cross join lateral (select p.is_enough and p.p_alive < 0.5 as is_low, p.purchases >= 3
      and (d.day - p.last_on) * (p.purchases - 1) > 2 * (p.last_on - p.first_on) as is_late) s
    where f.channel_id >= from_id and f.channel_id < to_id group by 1, 2
  ), kept as (
    select t.day, k.channel_id, sum(k.customers) as customers, sum(k.unknown) as unknown, sum(k.low) as low,
      sum(k.late) as late, sum(k.at_risk) as at_risk, sum(k.net_minor) as net_minor, sum(k.foretold_minor) as foretold_minor
    from (select distinct day from told) t join churn_days k on k.day <= t.day
    where k.channel_id >= from_id and k.channel_id < to_id group by 1, 2
  )
  select 'leaving', concat(channel_id, ' ', day), to_jsonb(k), to_jsonb(t)
  from kept k full join told t using (channel_id, day)
  where to_jsonb(k) is distinct from to_jsonb(t) and coalesce(k.customers, 1) <> 0;
end $$;

-- Both for everybody.
create or replace function retention_faults() returns table (what text, place text, kept jsonb, told jsonb)
language sql stable as $$
  select * from retention_people_faults('00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff')
  union all
  select * from retention_sum_faults('00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff')
$$;
