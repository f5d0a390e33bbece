-- What the list of missing costs reads: how the orders of a channel's day were paid, which tells the ways of paying that a
-- channel agreed no fee for, and what was sold without a cost by month. fold_board counts days anew whose orders changed;
-- months follow product_days. board-check.sql and db/audit/invariants.sql recompute everything.

-- Ways of paying that cost the shop nothing.
create or replace function is_free_to_take(method text) returns boolean language sql immutable as $$
  select method in ('cash', 'exchange', 'points', 'voucher', 'gift_card')
$$;

-- A payment of an order, in the reporting currency at the rate of the order.
create or replace view payments_told as
select o.channel_id, o.day, o.placed_at, p.method,
  report_minor(p.amount_minor, o.rate, o.currency, b.reporting_currency) as amount_minor
from business b cross join orders o join payments p on p.order_id = o.id where not is_free_to_take(p.method);

-- Counts the payments for the orders of the given days anew. `channels` and `days` are two columns of pairs. Part of
-- fold_board_days.
create or replace function count_method_days(of_channels uuid[], of_days date[]) returns void language plpgsql as $$
begin
  delete from method_days d using unnest(of_channels, of_days) as w (channel_id, day)
  where d.channel_id = w.channel_id and d.day = w.day;
  insert into method_days (channel_id, day, method, payments, amount_minor)
  select w.channel_id, w.day, t.method, count(*), sum(t.amount_minor)
  from unnest(of_channels, of_days) as w (channel_id, day)
  cross join lateral (
    select method, amount_minor from payments_told where channel_id = w.channel_id and day = w.day
      and placed_at >= (w.day - 1)::timestamptz and placed_at < (w.day + 2)::timestamptz
    offset 0 -- day by day, and never all orders against all days
  ) t
  group by 1, 2, 3;
end $$;

-- A payment that comes with its order has a posting, which the fold finds; a later one need not have one.
create or replace trigger orders_note_paid
  after update of paid_minor on orders for each row
  when (old.paid_minor is distinct from new.paid_minor)
  execute function note_board_order();

-- Whenever this file changes all days are counted anew.
insert into board_tail (channel_id, day) select channel_id, day from order_days;

-- Months are what product_days add up to, whoever writes those.
call sum_up('product_days', 'product_days', 'costless_months', 'month_on, channel_id, product_id', 'units, net_minor',
  'date_trunc(''month'', day)::date as month_on, channel_id, product_id, units_without_cost as units,
    gross_minor - discounts_minor - returns_minor as net_minor', 'one.units_without_cost <> 0');
drop function if exists add_costless_months();

-- Whenever this file changes the months are added up anew.
lock table product_days in share row exclusive mode;
delete from costless_months;
insert into costless_months (month_on, channel_id, product_id, units, net_minor)
select date_trunc('month', day)::date, channel_id, product_id, sum(units_without_cost),
  sum(gross_minor - discounts_minor - returns_minor)
from product_days where units_without_cost <> 0 group by 1, 2, 3;
