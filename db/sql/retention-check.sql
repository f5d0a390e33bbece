-- Whether people wait to be counted for the page of retention.
create or replace function retention_is_behind() returns boolean language sql stable as $$
  select board_is_behind() or exists (select from retention_tail) or exists (select from churn_tail)
$$;

-- Where what is kept of customers and their sums is not what orders and postings say; none is good. Nothing is judged
-- while rows wait: the sums are then behind by some seconds, as they may be.
create or replace function retention_faults() returns table (what text, place text, kept jsonb, told jsonb)
language plpgsql stable set jit = off as $$
#variable_conflict use_column
begin
  if retention_is_behind() then return; end if;

  return query
  with sold as materialized (
    select o.id, o.customer_id, o.channel_id, o.day, o.placed_at, o.status <> 'cancelled' as stands,
      coalesce(sum(p.gross_minor - p.discounts_minor), 0) as paid, coalesce(sum(cm2_of(p)), 0) as cm2
    from orders o left join postings p on p.order_id = o.id where o.customer_id is not null group by o.id
  ), ranked as materialized (
    select *, row_number() over (partition by customer_id order by placed_at, id) as rank from sold where stands
  ), firsts as materialized (
    select * from ranked where rank = 1
  ), people as materialized (
    select f.customer_id, f.channel_id, f.day,
      (select greatest(r.day - f.day, 0) from ranked r where r.customer_id = f.customer_id and r.rank = 2) as gap,
      floor(ln(greatest(f.paid, 1)::double precision) / ln(4::double precision)) as basket, s.*
    from firsts f cross join lateral (
      select count(*) filter (where a.stands) as orders, sum(a.cm2) as cm2_minor,
        count(distinct a.channel_id) filter (where a.stands) > 1 as is_ever_many,
        count(*) filter (where a.stands and a.day - f.day < 90) as early_orders,
        count(distinct a.channel_id) filter (where a.stands and a.day - f.day < 90) > 1 as is_early_many,
        count(*) filter (where a.stands and a.day - f.day between 90 and 269) as later_orders,
        coalesce(sum(a.cm2) filter (where a.day - f.day between 90 and 269), 0) as later_cm2_minor
      from sold a where a.customer_id = f.customer_id) s
  ), days as materialized (
    select customer_id, happened_on as day, sum(orders) as orders, sum(net) as net_minor, sum(cm2) as cm2_minor
    from (
      select r.customer_id, greatest(r.day, f.day) as happened_on, 1 as orders, 0 as net, 0 as cm2
      from ranked r join firsts f using (customer_id)
      union all
      select f.customer_id, greatest(p.day, f.day), 0, p.gross_minor - p.discounts_minor - p.returns_minor, cm2_of(p)
      from firsts f join sold s using (customer_id) join postings p on p.order_id = s.id) one
    group by 1, 2
  ), months as materialized (
    select k.calendar, k.span, r.channel_id, customer_id, first_of(k.calendar, k.span, r.day) as cohort_on,
      first_of(k.calendar, k.span, d.day) as month_on, sum(d.orders) as orders, sum(d.net_minor) as net_minor,
      sum(d.cm2_minor) as cm2_minor
    from people r join days d using (customer_id)
    cross join (select * from unnest(array['gregory', 'persian']) c (calendar),
      unnest(array['month', 'quarter']) s (span)) k
    group by 1, 2, 3, 4, 5, 6
  ), told as (
    select 'customer' as what, customer_id::text as place, to_jsonb(p) as row from people p
    union all select 'day', concat(customer_id, ' ', day), to_jsonb(d) from days d
    union all
    select 'cohort', concat(calendar, ' ', channel_id, ' ', cohort_on, ' ', month_on), to_jsonb(c)
    from (select calendar, channel_id, cohort_on, month_on, count(*) filter (where orders > 0) as buyers,
        sum(orders) as orders, sum(net_minor) as net_minor, sum(cm2_minor) as cm2_minor
      from months where span = 'month' group by 1, 2, 3, 4) c
    where buyers <> 0 or orders <> 0 or net_minor <> 0 or cm2_minor <> 0
    union all
    select 'stayed', concat(calendar, ' ', span, ' ', channel_id, ' ', starts_on), to_jsonb(s)
    from (select m.calendar, m.span, m.channel_id, m.month_on as starts_on, count(*) as buyers,
        count(n.customer_id) as stayed
      from months m left join months n on n.calendar = m.calendar and n.span = m.span and n.customer_id = m.customer_id
        and n.orders > 0
        and n.month_on = first_of(m.calendar, m.span, m.month_on + case m.span when 'month' then 35 else 100 end)
      where m.orders > 0 group by 1, 2, 3, 4) s
    union all
    select 'repeats', concat(calendar, ' ', span, ' ', channel_id, ' ', starts_on, ' ', gap), to_jsonb(g)
    from (select calendar, span, first_of(calendar, span, day) as starts_on, channel_id, least(gap, 366) as gap,
        count(*) as customers
      from people cross join unnest(array['gregory', 'persian']) c (calendar) cross join unnest(array['month', 'year']) s (span)
      where gap is not null group by 1, 2, 3, 4, 5) g
    union all
    select 'waiting', concat(channel_id, ' ', day), to_jsonb(w)
    from (select channel_id, day, count(*) as customers from people where gap is null group by 1, 2) w
    union all
    select 'twins', concat_ws(' ', calendar, cohort_on, channel_id, basket, early_orders, is_early_many, is_ever_many),
      to_jsonb(t)
    from (select c.calendar, first_of(c.calendar, 'month', p.day) as cohort_on, p.channel_id, p.basket, p.early_orders,
        p.is_early_many, p.is_ever_many, count(*) as customers, sum(p.orders) as orders, sum(p.cm2_minor) as cm2_minor,
        sum(p.later_orders) as later_orders, sum(p.later_orders * p.later_orders) as later_orders_squared,
        sum(p.later_cm2_minor) as later_cm2_minor, sum(p.later_cm2_minor * p.later_cm2_minor) as later_cm2_squared
      from people p cross join (values ('gregory'), ('persian')) c (calendar) group by 1, 2, 3, 4, 5, 6, 7) t
  ), kept as (
    select 'customer' as what, customer_id::text as place, to_jsonb(p) as row from retention_people p
    union all select 'day', concat(customer_id, ' ', day), to_jsonb(d) from retention_days d
    union all
    select 'cohort', concat(calendar, ' ', channel_id, ' ', cohort_on, ' ', month_on), to_jsonb(c)
    from retention_cells c where buyers <> 0 or orders <> 0 or net_minor <> 0 or cm2_minor <> 0
    union all
    select 'stayed', concat(calendar, ' ', span, ' ', channel_id, ' ', starts_on), to_jsonb(s)
    from retention_spans s where buyers <> 0
    union all
    select 'repeats', concat(calendar, ' ', span, ' ', channel_id, ' ', starts_on, ' ', gap), to_jsonb(g)
    from retention_repeats g where customers <> 0
    union all
    select 'waiting', concat(channel_id, ' ', day), to_jsonb(w) from retention_waiting w where customers <> 0
    union all
    select 'twins', concat_ws(' ', calendar, cohort_on, channel_id, basket, early_orders, is_early_many, is_ever_many),
      to_jsonb(t) from retention_twins t where customers <> 0
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
    group by 1, 2
  ), kept as (
    select t.day, k.channel_id, sum(k.customers) as customers, sum(k.unknown) as unknown, sum(k.low) as low,
      sum(k.late) as late, sum(k.at_risk) as at_risk, sum(k.net_minor) as net_minor, sum(k.foretold_minor) as foretold_minor
    from (select distinct day from told) t join churn_days k on k.day <= t.day group by 1, 2
  )
  select 'leaving', concat(channel_id, ' ', day), to_jsonb(k), to_jsonb(t)
  from kept k full join told t using (channel_id, day)
  where to_jsonb(k) is distinct from to_jsonb(t) and coalesce(k.customers, 1) <> 0;
end $$;
