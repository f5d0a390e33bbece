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

-- How far a fold from a mark goes: not more than some seconds of work at once, whole transactions of course.
create or replace function fold_end(since xid8, until xid8) returns xid8 language sql stable as $$
  select least(until, coalesce((
    select written_in from postings
    where written_in >= (select written_in from postings where written_in >= since order by written_in offset 50000 limit 1)
      and written_in > (select written_in from postings where written_in >= since order by written_in limit 1)
    order by written_in limit 1), until))
$$;

-- Adds the settled postings to channel_days, customer_stats and the slices (slices.sql), and moves
-- what an edited order's costs stand on (sold-goods.sql). A posting is settled once no
-- running transaction is older than the one that wrote it, so none can appear later behind the mark. Returns how many were folded.
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
  until := fold_end(since, until); -- what is behind comes next time

  perform add_to_days('channel_days', 'day, channel_id', since, until);
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
  perform move_to_goods(until); -- last, since who posts holds up the closing of a month
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

-- The goods behind the sale of an order whose discounts stand on its lines: partsOf of order-parts.ts. Each figure is
-- rounded by itself, and what is missing to the posting's sums goes to the largest.
create or replace function sale_parts(of_order uuid, rate numeric, currency text, reporting text, gross bigint, discounts bigint)
returns jsonb language sql stable as $$
  select jsonb_agg(jsonb_build_array(variant_id,
    own_gross + case when gross_rank = 1 then gross - all_gross else 0 end,
    own_discount + case when discount_rank = 1 then discounts - all_discounts else 0 end,
    0, cogs, units, 0, without_cost) order by first)
  from (
    select *, sum(own_gross) over () as all_gross, sum(own_discount) over () as all_discounts,
      row_number() over (order by abs(own_gross) desc, first) as gross_rank,
      row_number() over (order by abs(own_discount) desc, first) as discount_rank
    from (
      select l.variant_id, min(l.position) as first, sum(report_minor(l.gross_minor, rate, currency, reporting)) as own_gross,
        sum(report_minor(l.discount_minor, rate, currency, reporting)) as own_discount, sum(coalesce(l.cost_minor, 0)) as cogs,
        sum(l.quantity) as units, coalesce(sum(l.quantity) filter (where l.cost_minor is null), 0) as without_cost
      from order_lines l where l.order_id = of_order group by l.variant_id
    ) goods
  ) ranked
$$;

-- The goods of a return that are of one order, or of none, sharing what is posted of them by their worth.
create or replace function return_parts(of_return uuid, of_order uuid, amount bigint) returns jsonb
language sql stable as $$
  select jsonb_agg(jsonb_build_array(variant_id, 0, 0,
    share + case when rank = 1 then amount - sum_of_shares else 0 end, -cost, 0, units, 0) order by first)
  from (
    select *, sum(share) over () as sum_of_shares, row_number() over (order by abs(share) desc, first) as rank
    from (
      select variant_id, first, cost, units, share_minor(amount, worth, (sum(worth) over ())::bigint) as share
      from (
        select r.variant_id, min(r.id::text) as first, sum(r.amount_minor)::bigint as worth,
          sum(coalesce(r.cost_minor, 0)) as cost, sum(r.quantity) as units
        from return_lines r left join order_lines l on l.id = r.order_line_id
        where r.return_id = of_return and l.order_id is not distinct from of_order group by r.variant_id
      ) goods
    ) shared
  ) ranked
$$;

-- Parts with every sign turned: reverseParts of posting-parts.ts, and the shares that moves tell (sold-goods.sql).
create or replace function reverse_parts(parts jsonb) returns jsonb language sql immutable parallel safe as $$
  select jsonb_agg(jsonb_build_array(part -> 0, -(part ->> 1)::bigint, -(part ->> 2)::bigint, -(part ->> 3)::bigint,
    -(part ->> 4)::bigint, -(part ->> 5)::bigint, -(part ->> 6)::bigint, -(part ->> 7)::bigint)
    || case when jsonb_array_length(part) > 8 then jsonb_build_array(-(part ->> 8)::bigint, -(part ->> 9)::bigint,
      -(part ->> 10)::bigint, -(part ->> 11)::bigint, -(part ->> 12)::bigint, -(part ->> 13)::bigint,
      -(part ->> 14)::bigint, -(part ->> 15)::bigint) else '[]' end order by place)
  from jsonb_array_elements(parts) with ordinality as one (part, place)
$$;
