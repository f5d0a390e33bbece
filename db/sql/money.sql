-- Every posting as debits and credits; each posting's debits equal its credits because of postings_balance.
create or replace view ledger_entries as
select p.id as posting_id, p.kind, p.day, p.channel_id, p.order_id, entry.account, entry.amount_minor
from postings p
cross join lateral (values
  ('receivable', p.receivable_minor),
  ('sales', -p.gross_minor),
  ('discounts', p.discounts_minor),
  ('returns', p.returns_minor),
  ('shipping income', -p.shipping_minor),
  ('tax payable', -p.tax_minor),
  ('adjustments', -p.adjustment_minor),
  ('return handling', p.handling_minor),
  ('cost of goods', p.cogs_minor),
  ('inventory', -p.cogs_minor),
  ('channel fees', p.fees_minor),
  ('fulfilment cost', p.fulfilment_minor),
  ('marketing', p.marketing_minor),
  ('fixed costs', p.fixed_minor),
  ('payables', -(p.fees_minor + p.fulfilment_minor + p.marketing_minor + p.fixed_minor))
) as entry (account, amount_minor)
where entry.amount_minor <> 0;
comment on view ledger_entries is 'Positive amounts are debits, negative ones credits.';

-- Adds the settled postings to channel_days, customer_stats and the slices (slices.sql). A posting is settled once no running transaction
-- is older than the one that wrote it, so none can appear later behind the mark. Returns how many were folded.
create or replace function fold_postings() returns bigint
language plpgsql as $$
declare
  since xid8;
  until xid8 := pg_snapshot_xmin(pg_current_snapshot());
  folded bigint;
begin
  insert into folds (name, up_to, folded_at) values ('postings', '0', now()) on conflict (name) do nothing;
  select up_to into since from folds where name = 'postings' for update;
  if until <= since then return 0; end if;

  perform add_to_days('channel_days', 'channel_id, day', since, until);
  perform fold_slices(since, until);

  -- Not "on conflict": a cancellation alone is a negative count, which no new row may hold.
  merge into customer_stats s using (
    select p.customer_id, sum(p.orders) as orders, sum(p.gross_minor) as gross_minor,
      sum(p.gross_minor - p.discounts_minor - p.returns_minor) as net_minor, sum(p.cogs_minor) as cost_minor,
      min(p.at) filter (where p.kind = 'sale') as first_at, max(p.at) filter (where p.kind = 'sale') as last_at
    from postings p join customers c on c.id = p.customer_id
    where p.written_in >= since and p.written_in < until
    group by p.customer_id) new on s.customer_id = new.customer_id
  when matched then update set
    orders = s.orders + new.orders,
    gross_minor = s.gross_minor + new.gross_minor,
    net_minor = s.net_minor + new.net_minor,
    cost_minor = s.cost_minor + new.cost_minor,
    first_order_at = least(s.first_order_at, new.first_at),
    last_order_at = greatest(s.last_order_at, new.last_at)
  when not matched then insert (customer_id, orders, gross_minor, net_minor, cost_minor, first_order_at, last_order_at)
    values (new.customer_id, new.orders, new.gross_minor, new.net_minor, new.cost_minor, new.first_at, new.last_at);

  -- Nobody bought on the day of an order that was cancelled: their first and last are those that stand.
  update customer_stats s set first_order_at = stands.first_at, last_order_at = stands.last_at
  from (select customer_id, min(sold_at) filter (where orders > 0) as first_at, max(sold_at) filter (where orders > 0) as last_at
    from (select o.customer_id, sum(p.orders) as orders, min(p.at) filter (where p.kind = 'sale') as sold_at
      from (select distinct customer_id from postings
        where written_in >= since and written_in < until and orders < 0) losing
      join orders o on o.customer_id = losing.customer_id
      join postings p on p.order_id = o.id and p.written_in < until
      group by o.id) one
    group by customer_id) stands
  where s.customer_id = stands.customer_id;

  select count(*) into folded from postings where written_in >= since and written_in < until;
  update folds set up_to = until, folded_at = now() where name = 'postings';
  return folded;
end $$;

-- Rollup plus what is not folded yet: always equal to recomputing from the postings.
create or replace view channel_days_now as
select channel_id, day, gross_minor, discounts_minor, returns_minor, shipping_minor, tax_minor, cogs_minor, fees_minor,
  fulfilment_minor, marketing_minor, fixed_minor, adjustment_minor, orders, units, returned_units, units_without_cost,
  handling_minor
from channel_days
union all
select channel_id, day, gross_minor, discounts_minor, returns_minor, shipping_minor, tax_minor, cogs_minor, fees_minor,
  fulfilment_minor, marketing_minor, fixed_minor, adjustment_minor, orders, units, returned_units, units_without_cost,
  handling_minor
from postings
-- The upper end is always true; with it the planner expects the few rows of the tail and not a third of the table.
where written_in >= coalesce((select up_to from folds where name = 'postings'), '0'::xid8)
  and written_in <= (select '18446744073709551615'::xid8);
