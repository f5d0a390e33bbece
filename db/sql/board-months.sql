-- Calendar months of what the channel board keeps by day: of a year the board reads a few hundred rows, however many orders
-- there are. They follow the days in the same statement (add-up.sql).

call sum_up('acquired_days', 'acquired_days', 'acquired_months', 'month_on, channel_id, age', 'cm2_minor',
  'date_trunc(''month'', day)::date as month_on, channel_id, age, cm2_minor');
call sum_up('credit_days', 'credit_days', 'credit_months', 'month_on, ad_channel_id, model', 'orders, net_minor',
  'date_trunc(''month'', day)::date as month_on, ad_channel_id, model, orders, net_minor');
drop function if exists add_acquired_months();
drop function if exists add_credit_months();

-- Where a month is not the sum of its days; none is good. Part of board_faults.
create or replace function board_month_faults() returns table (what text, place text, kept jsonb, told jsonb)
language sql stable as $$
  with won as (
    select date_trunc('month', day)::date as month_on, channel_id, age, sum(cm2_minor)::bigint as cm2_minor
    from acquired_days group by 1, 2, 3
  ), credited as (
    select date_trunc('month', day)::date as month_on, ad_channel_id, model, sum(orders)::integer as orders,
      sum(net_minor)::bigint as net_minor
    from credit_days group by 1, 2, 3
  )
  select 'worth of the won in a month', concat(channel_id, ' ', month_on, ' ', age), to_jsonb(k), to_jsonb(t)
  from acquired_months k full join won t using (month_on, channel_id, age)
  where coalesce(k.cm2_minor, 0) <> coalesce(t.cm2_minor, 0)
  union all
  select 'credits of a month', concat(ad_channel_id, ' ', month_on, ' ', model), to_jsonb(k), to_jsonb(t)
  from credit_months k full join credited t using (month_on, ad_channel_id, model)
  where (coalesce(k.orders, 0), coalesce(k.net_minor, 0)) <> (coalesce(t.orders, 0), coalesce(t.net_minor, 0))
$$;

-- Whenever this file changes the months are added up anew.
lock table board_state in share row exclusive mode;
delete from acquired_months;
delete from credit_months;
insert into acquired_months (month_on, channel_id, age, cm2_minor)
select date_trunc('month', day)::date, channel_id, age, sum(cm2_minor) from acquired_days group by 1, 2, 3;
insert into credit_months (month_on, ad_channel_id, model, orders, net_minor)
select date_trunc('month', day)::date, ad_channel_id, model, sum(orders), sum(net_minor) from credit_days group by 1, 2, 3;
