-- What must be true of the books at every moment. Each query returns the rows that offend; none is good.
-- domains/events/run-audit.ts reads this file: a name, one line of what it holds, one statement.

-- name: levels-are-sums
-- On hand is the sum of the movements in less the movements out, per variant and counted location.
with moved as (
  select variant_id, location_id, sum(change) as on_hand
  from (
    select variant_id, to_location_id as location_id, quantity as change from stock_movements
    union all
    select variant_id, from_location_id, -quantity from stock_movements
  ) side
  join locations l on l.id = side.location_id and l.is_counted
  group by variant_id, location_id
)
select coalesce(s.variant_id, m.variant_id) as variant_id, coalesce(s.location_id, m.location_id) as location_id,
  coalesce(s.on_hand, 0) as on_hand, coalesce(m.on_hand, 0) as movements_say
from stock_levels s full join moved m using (variant_id, location_id)
where coalesce(s.on_hand, 0) <> coalesce(m.on_hand, 0);

-- name: nothing-is-oversold
-- No location has promised more than lies there, and nothing lies below zero.
select variant_id, location_id, on_hand, reserved from stock_levels where on_hand < 0 or reserved < 0 or reserved > on_hand;

-- name: reserved-is-a-sum
-- Reserved is the sum of the open reservations, per variant and location.
with promised as (
  select variant_id, location_id, sum(quantity) as reserved from reservations where status = 'open' group by 1, 2
)
select coalesce(s.variant_id, p.variant_id) as variant_id, coalesce(s.location_id, p.location_id) as location_id,
  coalesce(s.reserved, 0) as reserved, coalesce(p.reserved, 0) as reservations_say
from stock_levels s full join promised p using (variant_id, location_id)
where coalesce(s.reserved, 0) <> coalesce(p.reserved, 0);

-- name: supply-is-a-sum
-- What is known of a variant's stock over all locations is its levels added up, and only what has levels is known.
-- rollup: variant_supply
with truth as (
  select variants.variant_id, sums.*
  from (select distinct variant_id from stock_levels) variants
  cross join lateral add_up_levels(variants.variant_id, selling_locations()) sums
)
select variant_id, to_jsonb(known) - 'variant_id' as supply, to_jsonb(truth) - 'variant_id' as levels_say
from variant_supply_now known full join truth using (variant_id)
where to_jsonb(known) is distinct from to_jsonb(truth);

-- name: sales-days-are-sums
-- What is known of a day's sales, and of the last 28 days of each variant, is what the ledger says went to customers.
-- rollup: sales_days
with mark as (
  select sales_zone() as zone, coalesce((select until_on from sales_fold), (now() at time zone sales_zone())::date) as until_on
), truth as (
  select m.variant_id, m.from_location_id as location_id, (m.at at time zone mark.zone)::date as day, sum(m.quantity) as units
  from stock_movements m join locations l on l.id = m.to_location_id and l.kind = 'customer' cross join mark group by 1, 2, 3
), known as (
  select variant_id, location_id, day, sum(units) as units from sales_days_now group by 1, 2, 3
), lately as (
  select t.variant_id, sum(t.units) as units from truth t cross join mark
  where t.day between mark.until_on - 27 and mark.until_on group by 1
)
select variant_id, location_id, day, coalesce(known.units, 0) as units, coalesce(truth.units, 0) as movements_say
from known full join truth using (variant_id, location_id, day) where known.units is distinct from truth.units
union all
select variant_id, null, mark.until_on, coalesce(pace.units, 0), coalesce(lately.units, 0)
from (select p.variant_id, sum(p.units) as units from mark cross join lateral sold_lately(mark.until_on) p group by 1) pace
full join lately using (variant_id) cross join mark where pace.units is distinct from lately.units;

-- name: barcodes-mean-one-thing
-- A barcode stands for single pieces of a variant, or for one unit of it, and for nothing else.
select u.barcode, u.name, u.factor, mine.sku as unit_of, others.sku as pieces_of
from variant_units u join barcodes b on b.code = u.barcode
join variants mine on mine.id = u.variant_id join variants others on others.id = b.variant_id;

-- name: promises-have-a-need
-- An open reservation belongs to units of its order line that have not left, of an order that is not cancelled.
select r.order_line_id, o.number, o.status, r.reserved, l.quantity, l.shipped_quantity
from (select order_line_id, sum(quantity) as reserved from reservations
  where status = 'open' and order_line_id is not null group by 1) r
left join order_lines l on l.id = r.order_line_id
left join orders o on o.id = l.order_id
where o.id is null or o.status = 'cancelled' or r.reserved > l.quantity - l.shipped_quantity;

-- name: status-says-what-is-missing
-- Orders to be served have all their units promised, and a backorder misses some; while an allocation waits to be run, units may be missing.
with open_orders as materialized (
  select id, number, status from orders where status in ('reserved', 'confirmed', 'picked', 'backorder')
), missing as (
  select o.id, o.number, o.status, sum(case when v.kind = 'goods' then greatest(0, l.quantity - l.shipped_quantity
    - coalesce((select sum(r.quantity) from reservations r where r.order_line_id = l.id and r.status = 'open'), 0)) else 0
    end) as missing
  from open_orders o join order_lines l on l.order_id = o.id left join variants v on v.id = l.variant_id
  group by 1, 2, 3
)
select id, number, status, missing from missing
where not exists (select from pgboss.job where name = 'allocate-backorders' and state < 'completed')
  and (status = 'backorder') <> (missing > 0);

-- name: attention-has-a-reason
-- An order with goods that nobody knows needs attention until they are known or it ends.
select o.id, o.number, o.status, l.sku from order_lines l join orders o on o.id = l.order_id
where l.variant_id is null and l.quantity > l.shipped_quantity and o.status not in ('attention', 'cancelled');

-- name: shipped-is-moved
-- Each shipped unit of goods has exactly one movement to the customer, and each returned one a movement back.
with moved as (
  select m.order_line_id,
    sum(case when m.reason = 'return' then 0 when destination.kind = 'customer' then m.quantity
      when origin.kind = 'customer' then -m.quantity else 0 end) as shipped,
    sum(case when m.reason <> 'return' then 0 when origin.kind = 'customer' then m.quantity
      when destination.kind = 'customer' then -m.quantity else 0 end) as returned
  from stock_movements m
  join locations origin on origin.id = m.from_location_id
  join locations destination on destination.id = m.to_location_id
  where m.order_line_id is not null group by 1
)
select l.order_id, l.id as order_line_id, l.sku, l.shipped_quantity, coalesce(m.shipped, 0) as moved_out,
  l.returned_quantity, coalesce(m.returned, 0) as moved_back
from order_lines l
join variants v on v.id = l.variant_id and v.kind = 'goods'
left join moved m on m.order_line_id = l.id
where l.shipped_quantity <> coalesce(m.shipped, 0) or l.returned_quantity <> coalesce(m.returned, 0);

-- name: picked-is-a-sum
-- What is picked of a line is what has left of it and what waits picked at each place.
select l.id, l.picked_quantity, l.shipped_quantity, coalesce(k.waiting, 0) as waiting
from order_lines l
left join (select order_line_id, sum(quantity) as waiting from picked_units group by 1) k on k.order_line_id = l.id
where l.picked_quantity <> l.shipped_quantity + coalesce(k.waiting, 0);

-- name: parcels-are-movements
-- The goods in a parcel are the movements that it caused.
with parcels as (
  select p.shipment_id::text as shipment_id, p.order_line_id, p.quantity from shipment_lines p
  join order_lines l on l.id = p.order_line_id join variants v on v.id = l.variant_id and v.kind = 'goods'
), moved as (
  select cause_id as shipment_id, order_line_id, sum(quantity) as quantity from stock_movements
  where cause_kind = 'shipment' and reason = 'sale' group by 1, 2
)
select shipment_id, order_line_id, coalesce(p.quantity, 0) as in_parcel, coalesce(m.quantity, 0) as moved
from parcels p full join moved m using (shipment_id, order_line_id)
where coalesce(p.quantity, 0) <> coalesce(m.quantity, 0);

-- name: returns-add-up
-- A line's returned units are the units on its returns.
select l.order_id, l.id as order_line_id, l.returned_quantity, coalesce(r.quantity, 0) as on_returns
from order_lines l
left join (select order_line_id, sum(quantity) as quantity from return_lines where order_line_id is not null group by 1) r
  on r.order_line_id = l.id
where l.returned_quantity <> coalesce(r.quantity, 0);

-- name: order-totals-add-up
-- An order's gross and units are the sums of its lines, and its total is gross − discounts + shipping + tax.
select o.id, o.number, o.gross_minor, l.gross_minor as lines_gross, o.units, l.units as lines_units, o.total_minor
from orders o
left join (select order_id, sum(gross_minor) as gross_minor, sum(quantity) as units from order_lines group by 1) l
  on l.order_id = o.id
where o.gross_minor <> coalesce(l.gross_minor, 0) or o.units <> coalesce(l.units, 0)
  or o.total_minor <> o.gross_minor - o.discount_minor + o.shipping_minor + o.tax_minor;

-- name: versions-add-up
-- Every superseded version is kept once, and its gross is the sum of its lines.
with kept as (
  select v.order_id, count(*) as versions, max(v.version) as newest,
    bool_and(v.gross_minor = (select coalesce(sum((line->>'grossMinor')::bigint), 0) from jsonb_array_elements(v.lines) line)
      and v.total_minor = v.gross_minor - v.discount_minor + v.shipping_minor + v.tax_minor) as adds_up
  from order_versions v group by 1
)
select o.id, o.number, o.version, k.versions, k.newest, k.adds_up
from orders o left join kept k on k.order_id = o.id
where o.version - 1 <> coalesce(k.versions, 0) or o.version - 1 <> coalesce(k.newest, 0) or not coalesce(k.adds_up, true);

-- name: paid-is-payments
-- Paid and refunded are the sums of payments and refunds, no more goes back than came in, and the status says so.
select o.id, o.number, o.paid_minor, coalesce(p.amount, 0) as payments, o.refunded_minor, coalesce(r.amount, 0) as refunds,
  b.worth as returned, o.payment_status
from orders o
left join (select order_id, sum(amount_minor) as amount from payments group by 1) p on p.order_id = o.id
left join (select order_id, sum(amount_minor) as amount from refunds group by 1) r on r.order_id = o.id
left join (select l.order_id, sum(i.amount_minor + i.tax_minor) as worth
  from return_lines i join order_lines l on l.id = i.order_line_id group by 1) b on b.order_id = o.id
cross join lateral (select o.paid_minor - o.refunded_minor as kept,
  case when o.status = 'cancelled' and o.refunded_minor > 0 then 0 else o.total_minor end
    - greatest(coalesce(b.worth, 0), o.refunded_minor) as to_pay) m
where o.paid_minor <> coalesce(p.amount, 0) or o.refunded_minor <> coalesce(r.amount, 0) or o.refunded_minor > o.paid_minor
  or o.payment_status <> case
    when m.to_pay > m.kept then case when m.kept > 0 then 'part_paid' else 'unpaid' end
    when o.refunded_minor = 0 then 'paid'
    when m.kept > 0 then 'part_refunded'
    else 'refunded' end;

-- name: outside-events-end
-- Every message of a channel that we acknowledged reaches an end within a day.
select id, channel_id, delivery_id, topic, received_at from inbox
where status = 'pending' and received_at < now() - interval '24 hours';

-- name: status-walks-the-graph
-- An order's events follow the allowed steps of its status, and the last one says where it stands.
with path as (
  select subject_id, id, payload->>'status' as status,
    lag(payload->>'status') over mine as before, lead(id) over mine is null as is_last
  from events where subject_kind = 'order' and payload ? 'status'
  window mine as (partition by subject_id order by id)
)
select p.subject_id as order_id, p.id as event_id, p.before, p.status, o.status as stands_at
from path p left join orders o on o.id::text = p.subject_id
where (p.before <> p.status
    and not exists (select from order_status_steps() s where s.before = p.before and s.after = p.status))
  or (p.is_last and o.status <> p.status);

-- name: debits-are-credits
-- Every posting's debits equal its credits.
select id, kind, day, order_id, receivable_minor from postings
where receivable_minor
  <> gross_minor - discounts_minor - returns_minor + shipping_minor + tax_minor + adjustment_minor - handling_minor;

-- name: postings-are-the-order
-- What was posted of an order adds up to what it is now; a cancelled one adds up to nothing.
with returned as (
  select l.order_id, sum(r.amount_minor)::bigint as amount, sum(r.tax_minor)::bigint as tax,
    sum(coalesce(r.cost_minor, 0))::bigint as cost
  from return_lines r join order_lines l on l.id = r.order_line_id group by 1
), sold as (
  select order_id, sum(coalesce(cost_minor, 0))::bigint as cost, sum(returned_quantity) as returned_units,
    sum(case when cost_minor is null then quantity else 0 end) as without_cost
  from order_lines group by 1
), posted as (
  select order_id, sum(gross_minor) as gross, sum(discounts_minor) as discounts, sum(returns_minor) as returns,
    sum(shipping_minor) as shipping, sum(tax_minor) as tax, sum(cogs_minor) as cogs, sum(orders) as orders,
    sum(units) as units, sum(returned_units) as returned_units, sum(units_without_cost) as without_cost
  from postings where order_id is not null and kind in ('sale', 'edit', 'cancel', 'return', 'undo') group by 1
), reported as (
  select o.*, b.reporting_currency,
    report_minor(o.gross_minor, o.rate, o.currency, b.reporting_currency) as gross,
    report_minor(o.discount_minor, o.rate, o.currency, b.reporting_currency) as discounts,
    report_minor(o.tax_minor, o.rate, o.currency, b.reporting_currency) as tax
  from orders o cross join business b
), wanted as (
  select o.id, o.number, o.status, o.gross, o.discounts,
    share_minor(o.gross - o.discounts, coalesce(r.amount, 0), o.gross_minor - o.discount_minor) as returns,
    report_minor(o.shipping_minor, o.rate, o.currency, o.reporting_currency) as shipping,
    o.tax - share_minor(o.tax, coalesce(r.tax, 0), o.tax_minor) as tax,
    coalesce(s.cost, 0) - coalesce(r.cost, 0) as cogs, 1 as orders, o.units,
    coalesce(s.returned_units, 0) as returned_units, coalesce(s.without_cost, 0) as without_cost
  from reported o left join sold s on s.order_id = o.id left join returned r on r.order_id = o.id
)
select w.id, w.number, w.status, jsonb_build_object('gross', p.gross, 'discounts', p.discounts, 'returns', p.returns,
    'shipping', p.shipping, 'tax', p.tax, 'cogs', p.cogs, 'orders', p.orders, 'units', p.units,
    'returned', p.returned_units, 'withoutCost', p.without_cost) as posted,
  jsonb_build_object('gross', w.gross, 'discounts', w.discounts, 'returns', w.returns, 'shipping', w.shipping,
    'tax', w.tax, 'cogs', w.cogs, 'orders', w.orders, 'units', w.units, 'returned', w.returned_units,
    'withoutCost', w.without_cost) as order_says
from wanted w left join posted p on p.order_id = w.id
where case when w.status = 'cancelled' then
    (coalesce(p.gross, 0), coalesce(p.discounts, 0), coalesce(p.returns, 0), coalesce(p.shipping, 0), coalesce(p.tax, 0),
      coalesce(p.cogs, 0), coalesce(p.orders, 0), coalesce(p.units, 0), coalesce(p.returned_units, 0),
      coalesce(p.without_cost, 0)) <> (0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
  else (p.gross, p.discounts, p.returns, p.shipping, p.tax, p.cogs, p.orders, p.units, p.returned_units, p.without_cost)
    is distinct from (w.gross, w.discounts, w.returns, w.shipping, w.tax, w.cogs, w.orders, w.units, w.returned_units,
      w.without_cost) end;

-- name: channel-days-are-sums
-- The channel board's rollup and its tail are what the postings add up to, per channel and day.
-- rollup: channel_days
with board as (
  select channel_id, day, sum(gross_minor) as gross, sum(discounts_minor) as discounts, sum(returns_minor) as returns,
    sum(shipping_minor) as shipping, sum(tax_minor) as tax, sum(cogs_minor) as cogs, sum(fees_minor) as fees,
    sum(fulfilment_minor) as fulfilment, sum(marketing_minor) as marketing, sum(fixed_minor) as fixed,
    sum(adjustment_minor) as adjustment, sum(handling_minor) as handling, sum(orders) as orders, sum(units) as units, sum(returned_units) as returned_units,
    sum(units_without_cost) as without_cost
  from channel_days_now group by 1, 2
), truth as (
  select channel_id, day, sum(gross_minor) as gross, sum(discounts_minor) as discounts, sum(returns_minor) as returns,
    sum(shipping_minor) as shipping, sum(tax_minor) as tax, sum(cogs_minor) as cogs, sum(fees_minor) as fees,
    sum(fulfilment_minor) as fulfilment, sum(marketing_minor) as marketing, sum(fixed_minor) as fixed,
    sum(adjustment_minor) as adjustment, sum(handling_minor) as handling, sum(orders) as orders, sum(units) as units, sum(returned_units) as returned_units,
    sum(units_without_cost) as without_cost
  from postings group by 1, 2
)
select channel_id, day, to_jsonb(board) - 'channel_id' - 'day' as board, to_jsonb(truth) - 'channel_id' - 'day' as postings
from board full join truth using (channel_id, day)
where to_jsonb(board) is distinct from to_jsonb(truth);

-- name: closed-periods-stay
-- What a closed period added up to when it was closed is what its postings add up to, channel by channel.
with kept as (
  select c.id, (one ->> 'channelId')::uuid as channel_id, one - 'channelId' as sums
  from closed_periods c cross join lateral jsonb_array_elements(c.sums) one where c.reopened_at is null
), found as (
  select p.id, p.channel_id, to_jsonb(p) - 'id' - 'channel_id' as sums from (
    select c.id, channel_id,
      sum(gross_minor)::bigint as gross_minor, sum(discounts_minor)::bigint as discounts_minor, sum(returns_minor)::bigint as returns_minor,
      sum(shipping_minor)::bigint as shipping_minor, sum(tax_minor)::bigint as tax_minor, sum(cogs_minor)::bigint as cogs_minor,
      sum(fees_minor)::bigint as fees_minor, sum(fulfilment_minor)::bigint as fulfilment_minor, sum(marketing_minor)::bigint as marketing_minor,
      sum(fixed_minor)::bigint as fixed_minor, sum(adjustment_minor)::bigint as adjustment_minor, sum(handling_minor)::bigint as handling_minor,
      sum(orders)::bigint as orders, sum(units)::bigint as units, sum(returned_units)::bigint as returned_units,
      sum(units_without_cost)::bigint as units_without_cost
    from closed_periods c join postings on day between c.from_day and c.to_day
    where c.reopened_at is null group by c.id, channel_id
  ) p
)
select id, channel_id, kept.sums as kept, found.sums as postings from kept full join found using (id, channel_id)
where kept.sums is distinct from found.sums;

-- name: closed-periods-follow
-- Closed periods follow one another without a gap or an overlap.
select id, from_day, to_day, earlier from (
  select id, from_day, to_day, lag(to_day) over (order by to_day) as earlier
  from closed_periods where reopened_at is null
) closed
where earlier is not null and from_day <> earlier + 1;

-- name: parts-are-the-posting
-- The goods behind a posting add up to what it says of goods.
-- portions: months
select p.id, p.kind, p.day, p.order_id, p.parts, jsonb_build_array(p.gross_minor, p.discounts_minor, p.returns_minor,
    p.cogs_minor, p.units, p.returned_units, p.units_without_cost) as posting_says
from postings p
cross join lateral (
  select sum((part ->> 1)::bigint) as gross, sum((part ->> 2)::bigint) as discounts, sum((part ->> 3)::bigint) as returns,
    sum((part ->> 4)::bigint) as cogs, sum((part ->> 5)::bigint) as units, sum((part ->> 6)::bigint) as returned,
    sum((part ->> 7)::bigint) as without_cost
  from jsonb_array_elements(p.parts) part
) goods
where p.parts is not null and p.day between $1::date and $2::date and (goods.gross, goods.discounts, goods.returns, goods.cogs, goods.units, goods.returned,
    goods.without_cost)
  is distinct from (p.gross_minor, p.discounts_minor, p.returns_minor, p.cogs_minor, p.units, p.returned_units,
    p.units_without_cost);

-- name: location-days-are-sums
-- What the books say of a location a day, with the tail, is what the postings add up to.
-- rollup: location_days
-- portions: months
select * from days_apart(format('(select * from location_days_now where day between %L and %L)', $1::date, $2::date),
  format('(select * from postings where day between %L and %L)', $1::date, $2::date), 'channel_id, location_id, day');

-- name: product-days-are-sums
-- What the books say of a product a day, with the tail, is what its shares of the postings add up to.
-- rollup: product_days
-- portions: months
select * from days_apart(format('(select * from product_days_now where day between %L and %L)', $1::date, $2::date),
  format('(select * from posting_slices where day between %L and %L)', $1::date, $2::date), 'product_id, channel_id, day');

-- name: group-days-are-sums
-- What the books say of a category or brand a day is what the products that it has now add up to.
-- rollup: group_days
-- portions: months
select * from days_apart(format('(select * from group_days_now where day between %L and %L)', $1::date, $2::date), format('(
    select side.dimension, side.key, d.* from product_days_now d left join products p on p.id = d.product_id
    cross join lateral (values (''category'', p.category), (''brand'', p.brand)) as side (dimension, key)
    where d.day between %L and %L
  )', $1::date, $2::date), 'dimension, key, channel_id, day');

-- name: slices-are-the-whole
-- However the books are sliced, the slices of a channel's day add up to the channel's day.
-- portions: months
select s.slice, d.difference
from (values ('location', 'location_days_now'), ('product', 'product_days_now'),
  ('category', '(select * from group_days_now where dimension = ''category'')'),
  ('brand', '(select * from group_days_now where dimension = ''brand'')')) as s (slice, rows)
cross join lateral days_apart(
  format('(select * from %s one where day between %L and %L)', s.rows, $1::date, $2::date),
  format('(select * from channel_days_now where day between %L and %L)', $1::date, $2::date), 'channel_id, day') as d (difference);

-- name: statement-sums-are-sums
-- The statement's days are what those of channels, locations, groups and segments add up to, and its months are its days.
-- rollup: statement_days
select 'days' as of, d.difference
from days_apart('statement_days', 'statement_parts', 'dimension, day, key') as d (difference)
union all
select 'months', d.difference
from days_apart('statement_months', '(select *, date_trunc(''month'', day)::date as month_on from statement_days)',
  'dimension, month_on, key') as d (difference);

-- name: nothing-left-of-cancelled-orders
-- Nothing stands on any goods of a cancelled order, but while the fold has not come to its last postings.
-- portions: months
select o.id, o.number, left_on.product_id
from orders o
cross join lateral (
  select s.product_id from posting_slices s where s.order_id = o.id and s.product_id is not null group by 1
  having (sum(s.gross_minor), sum(s.discounts_minor), sum(s.returns_minor), sum(s.shipping_minor), sum(s.tax_minor),
    sum(s.cogs_minor), sum(s.fees_minor), sum(s.fulfilment_minor), sum(s.marketing_minor), sum(s.fixed_minor),
    sum(s.adjustment_minor), sum(s.handling_minor), sum(s.units), sum(s.returned_units),
    sum(s.units_without_cost)) <> (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
) left_on
where o.status = 'cancelled' and o.day between $1::date and $2::date and not exists (
  select from postings p where p.order_id = o.id and (p.kind = 'sale' and p.parts is null
    or p.written_in >= coalesce((select up_to from folds where name = 'goods'), '0'::xid8)));

-- name: nothing-left-of-removed-goods
-- Nothing stands on goods that were taken out of an order, but while the fold has not come to its last postings.
-- portions: months
with removed as (
  select o.id, o.number, v.product_id from orders o join order_lines l on l.order_id = o.id join variants v on v.id = l.variant_id
  where o.day between $1::date and $2::date group by 1, 2, 3 having sum(l.quantity) = 0
)
select r.id, r.number, r.product_id
from removed r
cross join lateral (
  select from posting_slices s where s.order_id = r.id and s.product_id = r.product_id
  having (sum(s.gross_minor), sum(s.discounts_minor), sum(s.returns_minor), sum(s.shipping_minor), sum(s.tax_minor),
    sum(s.cogs_minor), sum(s.fees_minor), sum(s.fulfilment_minor), sum(s.marketing_minor), sum(s.fixed_minor),
    sum(s.adjustment_minor), sum(s.handling_minor), sum(s.units), sum(s.returned_units),
    sum(s.units_without_cost)) <> (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
) left_on
where not exists (
  select from postings p where p.order_id = r.id and (p.kind = 'sale' and p.parts is null
    or p.written_in >= coalesce((select up_to from folds where name = 'goods'), '0'::xid8)));

-- name: segment-days-are-sums
-- What the books say of a segment a day, with the tail, is what the postings of those who are counted in it add up to.
-- rollup: segment_days
select * from days_apart('segment_days_now', 'posting_segments', 'segment_id, day');

-- name: segment-people-are-members
-- Whose postings are counted under a segment are its members, but for those who wait to be counted anew.
-- rollup: segment_people
with members as (
  select customer_id, array_agg(segment_id order by segment_id) as segment_ids from segment_members group by 1
)
select customer_id, c.segment_ids as counted_in, m.segment_ids as member_of
from members m full join segment_people c using (customer_id)
where m.segment_ids is distinct from c.segment_ids
  and not exists (select from segment_moves w where w.customer_id = coalesce(m.customer_id, c.customer_id))
  and exists (
    select from unnest(m.segment_ids || c.segment_ids) as one (segment_id)
    where (segment_id = any (m.segment_ids)) is distinct from (segment_id = any (c.segment_ids))
      and not exists (select from segment_moves w where w.segment_id = one.segment_id)
  );

-- name: customer-stats-are-sums
-- A person's value is what the folded postings add up to; first and last are orders that were not cancelled.
-- rollup: customer_stats
with settled as (
  select p.customer_id, p.order_id, sum(p.orders) as orders, sum(p.gross_minor) as gross,
    sum(p.gross_minor - p.discounts_minor - p.returns_minor) as net, sum(p.cogs_minor) as cost,
    min(p.at) filter (where p.kind = 'sale') as sold_at
  from postings p join customers c on c.id = p.customer_id
  where p.written_in < coalesce((select up_to from folds where name = 'postings'), '0'::xid8)
  group by 1, 2
), truth as (
  select customer_id, sum(orders) as orders, sum(gross) as gross, sum(net) as net, sum(cost) as cost,
    min(sold_at) filter (where orders > 0) as first_at, max(sold_at) filter (where orders > 0) as last_at
  from settled group by 1
)
select coalesce(s.customer_id, t.customer_id) as customer_id, s.orders, t.orders as postings_orders, s.net_minor,
  t.net as postings_net
from customer_stats s full join truth t on t.customer_id = s.customer_id
where (s.orders, s.gross_minor, s.net_minor, s.cost_minor, s.first_order_at, s.last_order_at)
  is distinct from (t.orders, t.gross, t.net, t.cost, t.first_at, t.last_at)
  and (s.customer_id is null or t.customer_id is not null or s.orders <> 0 or s.gross_minor <> 0 or s.net_minor <> 0);

-- name: commands-are-audited
-- Every order that did not come with an import file was placed by somebody, and the audit log says by whom.
select o.id, o.number, o.placed_at from orders o
where o.import_id is null and not exists (
  select from audit_log a where a.subject_kind = 'order' and a.subject_id = o.id::text
    and a.verb in ('order.place', 'order.import'));

-- name: purchase-lines-are-receipts
-- What a line of a purchase order says it received is the sum of its receipt lines that were not undone.
select l.id, p.number, l.received_good, coalesce(r.good, 0) as good, l.received_damaged, coalesce(r.damaged, 0) as damaged
from purchase_order_lines l join purchase_orders p on p.id = l.purchase_order_id
left join (select purchase_order_line_id, sum(good) as good, sum(damaged) as damaged from receipt_lines
  where undone_at is null group by 1) r on r.purchase_order_line_id = l.id
where l.received_good <> coalesce(r.good, 0) or l.received_damaged <> coalesce(r.damaged, 0);

-- name: receipts-are-movements
-- The units of a receipt line are the units that it moved in, and none once it is undone.
with moved as (
  select m.cause_id, sum(case when origin.kind = 'supplier' then m.quantity else -m.quantity end) as quantity
  from stock_movements m join locations origin on origin.id = m.from_location_id
  where m.cause_kind = 'receipt_line' group by 1
)
select coalesce(r.id::text, m.cause_id) as receipt_line_id, r.good, r.damaged, r.undone_at, coalesce(m.quantity, 0) as moved
from receipt_lines r full join moved m on m.cause_id = r.id::text
where r.id is null or coalesce(m.quantity, 0) <> case when r.undone_at is null then r.good + r.damaged else 0 end;

-- name: purchase-status-is-what-came
-- A purchase order is closed when nothing is awaited any more, and part received when a part of it is.
with units as (
  select purchase_order_id, sum(received_good + received_damaged) as came,
    sum(greatest(0, quantity - received_good - received_damaged - cancelled_quantity)) as awaited
  from purchase_order_lines group by 1
)
select p.id, p.number, p.status, u.came, u.awaited from purchase_orders p left join units u on u.purchase_order_id = p.id
where case p.status
  when 'draft' then coalesce(u.came, 0) <> 0
  when 'cancelled' then coalesce(u.came, 0) <> 0 or coalesce(u.awaited, 0) <> 0
  when 'sent' then u.came <> 0 or u.awaited = 0
  when 'part_received' then u.came = 0 or u.awaited = 0
  else u.awaited <> 0 end;

-- name: landed-costs-are-spread
-- A landed cost is spread to the last minor unit, and what sold goods carry of it is posted to the channels.
with spread as (
  select landed_cost_id, sum(amount_minor) as amount, sum(sold_minor) as sold from landed_cost_allocations group by 1
), adjusted as (
  select landed_cost_id, sum(amount_minor) as amount from cost_adjustments group by 1
), posted as (
  select p.cause_id, sum(p.cogs_minor) as amount from postings p join landed_costs c on c.id = p.cause_id
  where p.kind = 'adjustment' group by 1
)
select c.id, c.reported_minor, s.amount as spread, s.sold, a.amount as adjusted, p.amount as posted
from landed_costs c left join spread s on s.landed_cost_id = c.id left join adjusted a on a.landed_cost_id = c.id
left join posted p on p.cause_id = c.id
where c.reported_minor is distinct from s.amount or coalesce(s.sold, 0) <> coalesce(a.amount, 0)
  or coalesce(s.sold, 0) <> coalesce(p.amount, 0);

-- name: transfers-are-movements
-- What a line of a transfer says was sent, came and is missing is what its movements moved into transit and out of it.
with moved as (
  select m.cause_id as transfer_id, m.variant_id,
    sum(case when taker.kind = 'transit' then m.quantity else 0 end) as sent,
    sum(case when giver.kind = 'transit' and m.to_location_id = t.to_location_id then m.quantity else 0 end) as received,
    sum(case when giver.kind = 'transit' and taker.kind = 'quarantine' then m.quantity else 0 end) as damaged,
    sum(case when giver.kind = 'transit' and (taker.kind = 'scrap' or m.to_location_id = t.from_location_id)
      then m.quantity else 0 end) as missing
  from stock_movements m join stock_transfers t on t.id::text = m.cause_id
  join locations giver on giver.id = m.from_location_id join locations taker on taker.id = m.to_location_id
  where m.cause_kind = 'stock_transfer' group by 1, 2
)
select coalesce(l.transfer_id::text, m.transfer_id) as transfer_id, coalesce(l.variant_id, m.variant_id) as variant_id,
  l.sent, m.sent as moved_out, l.received, m.received as moved_in, l.damaged, m.damaged as set_aside, l.missing,
  m.missing as written_off
from stock_transfer_lines l full join moved m on m.transfer_id = l.transfer_id::text and m.variant_id = l.variant_id
where (coalesce(l.sent, 0), coalesce(l.received, 0), coalesce(l.damaged, 0), coalesce(l.missing, 0))
  <> (coalesce(m.sent, 0), coalesce(m.received, 0), coalesce(m.damaged, 0), coalesce(m.missing, 0));

-- name: transfer-status-is-what-came
-- A transfer is received when nothing of it is on its way any more, and part received when a part of it came.
with units as (
  select transfer_id, sum(sent) as sent, sum(received + damaged) as came, sum(sent - received - damaged - missing) as under_way
  from stock_transfer_lines group by 1
)
select t.id, t.number, t.status, u.sent, u.came, u.under_way from stock_transfers t left join units u on u.transfer_id = t.id
where case t.status
  when 'sent' then u.came <> 0 or u.under_way = 0
  when 'part_received' then u.came = 0 or u.under_way = 0
  when 'received' then u.under_way <> 0
  else coalesce(u.sent, 0) <> 0 end;

-- name: counts-are-movements
-- A difference that a count booked is what its movements moved, line by line; everything else of a count moves nothing.
with moved as (
  select m.cause_id as count_id, m.variant_id,
    sum(case when m.to_location_id = c.location_id then m.quantity else -m.quantity end) as change
  from stock_movements m join stock_counts c on c.id::text = m.cause_id where m.cause_kind = 'stock_count' group by 1, 2
)
select coalesce(l.count_id::text, m.count_id) as count_id, coalesce(l.variant_id, m.variant_id) as variant_id, l.state,
  l.counted, l.books, m.change
from stock_count_lines l full join moved m on m.count_id = l.count_id::text and m.variant_id = l.variant_id
where coalesce(m.change, 0) <> case when l.state = 'booked' then l.counted - l.books else 0 end;

-- name: counted-is-scanned
-- What was counted of a line is the sum of the scans of its round, and nothing waits in a count that is open or over.
select l.count_id, l.variant_id, l.state, l.counted, sum(s.quantity) as scanned, c.status
from stock_count_lines l join stock_counts c on c.id = l.count_id
left join stock_count_scans s on s.count_id = l.count_id and s.variant_id = l.variant_id and s.round = l.round
group by l.count_id, l.variant_id, l.state, l.counted, c.status
having (l.counted is not null and l.counted <> coalesce(sum(s.quantity), 0))
  or (l.state = 'waits' and c.status = 'approved');

-- name: lots-are-levels
-- Of goods with lots, the lots at a counted location add up to what is on hand there.
with parts as (select variant_id, location_id, sum(quantity) as quantity from lot_levels group by 1, 2)
select s.variant_id, s.location_id, s.on_hand, coalesce(p.quantity, 0) as lots_say
from stock_levels s join variants v on v.id = s.variant_id and v.tracking = 'lot'
left join parts p on p.variant_id = s.variant_id and p.location_id = s.location_id
where s.on_hand <> coalesce(p.quantity, 0);

-- name: lots-are-movements
-- What lies of a lot at a counted location is the sum of its movements in less those out, and is of the lot's own goods.
with moved as (
  select m.variant_id, side.location_id, p.lot_id, sum(side.sign * p.quantity) as quantity
  from movement_lots p join stock_movements m on m.id = p.movement_id
  cross join lateral (values (m.to_location_id, 1), (m.from_location_id, -1)) side (location_id, sign)
  join locations l on l.id = side.location_id and l.is_counted
  group by 1, 2, 3
)
select coalesce(l.lot_id, m.lot_id) as lot_id, coalesce(l.location_id, m.location_id) as location_id,
  coalesce(l.quantity, 0) as quantity, coalesce(m.quantity, 0) as movements_say
from lot_levels l full join moved m using (variant_id, location_id, lot_id)
left join lots o on o.id = coalesce(l.lot_id, m.lot_id)
where coalesce(l.quantity, 0) <> coalesce(m.quantity, 0)
  or o.variant_id is distinct from coalesce(l.variant_id, m.variant_id);

-- name: movements-name-their-lots
-- A movement that names lots names as many units as it moved, and none goes as a sale after its last day.
select m.id, m.quantity, sum(p.quantity) as of_lots, min(o.expires_on) as expires_on
from movement_lots p left join stock_movements m on m.id = p.movement_id join lots o on o.id = p.lot_id
group by m.id, m.quantity, m.reason, m.at
having m.id is null or m.quantity <> sum(p.quantity)
  or (m.reason = 'sale' and min(o.expires_on) < business_day(m.at)
    and exists (select from locations l join stock_movements n on n.from_location_id = l.id where n.id = m.id and l.is_counted));

-- name: serials-are-their-story
-- Where a serial number is, is what its last event says; each was received or shipped first, and is sold to one line at a time.
select s.id, s.code, s.state, last.kind, s.order_line_id, last.order_line_id as event_line_id
from serials s left join lateral (
  select e.kind, e.location_id, e.order_line_id from serial_events e where e.serial_id = s.id order by e.id desc limit 1
) last on true
where s.state is distinct from case last.kind when 'received' then 'in_stock' when 'returned' then 'in_stock'
    when 'shipped' then 'sold' when 'removed' then 'gone' end
  or s.location_id is distinct from case when s.state = 'in_stock' then last.location_id end
  or s.order_line_id is distinct from case when s.state = 'sold' then last.order_line_id end;

-- name: affinities-are-counts
-- How many people bought a product, and each pair of products, is what their baskets hold.
-- rollup: product_affinities
with said as (
  select product_id as first, null::uuid as second, buyers from affinity_products where buyers <> 0
  union all select first_product_id, second_product_id, buyers from product_affinities where buyers <> 0
), truth as (
  select p.id as first, null::uuid as second, count(*) as buyers
  from affinity_baskets cross join unnest(product_ids) p (id) group by 1
  union all
  select a.id, b.id, count(*) from affinity_baskets cross join unnest(product_ids) a (id) cross join unnest(product_ids) b (id)
  where a.id < b.id group by 1, 2
)
select coalesce(s.first, t.first) as product_id, coalesce(s.second, t.second) as with_product_id,
  coalesce(s.buyers, 0) as buyers, coalesce(t.buyers, 0) as baskets_say
from said s full join truth t on t.first = s.first and coalesce(t.second, t.first) = coalesce(s.second, s.first)
where s.buyers is distinct from t.buyers;

-- name: folded-events-are-touches
-- Every event of a tracking source that is folded and means something to a shop stands as a touch.
select e.message_key, e.kind from touch_events e
where e.kind is not null and e.written_in < (select up_to from folds where name = 'touches')
  and not exists (select from touches t where t.message_key = e.message_key);

-- name: segments-count-their-members
-- How many are said to be in a segment is how many stand in it.
select s.id, s.name, s.members, count(m.customer_id) as stand_in_it
from segments s left join segment_members m on m.segment_id = s.id
group by s.id having s.members <> count(m.customer_id);

-- name: carts-are-their-lines
-- The units of a cart are those of its lines, and an open cart holds some.
select c.id, c.status, c.units, sums.units as lines_say from carts c
cross join lateral (
  select coalesce(sum((line ->> 'quantity')::integer), 0) as units from jsonb_array_elements(c.lines) line
) sums
where c.units <> sums.units or (c.status = 'open' and c.units = 0);

-- name: merges-show-one
-- A customer is shown as another exactly while a merge in force says so, and earlier orders lie with the one who is shown.
select c.id, c.merged_into, m.survivor_id from customers c
full join (select merged_id, survivor_id from customer_merges where undone_at is null) m on m.merged_id = c.id
where c.merged_into is distinct from m.survivor_id
union all
select o.id, o.customer_id, m.survivor_id from customer_merges m join orders o on o.customer_id = m.merged_id
where m.undone_at is null and o.created_at < m.made_at - interval '1 minute';

-- name: names-are-heard
-- What is heard of a customer's name is what the name sounds like.
select c.id, c.name, c.heard from customers c where c.heard is distinct from hear_name(left(c.search, char_length(c.name)));

-- name: national-numbers-are-hashed
-- Of a national number no more is kept than a hash and its last two digits.
select i.id, i.customer_id from identities i
where i.kind = 'national_id' and (i.value !~ '^[0-9a-f]{64}$' or char_length(coalesce(i.hint, '')) > 2);

-- name: origins-are-of-the-merged
-- Whose a fact was is remembered only while its person stands in a merge.
select f.table_name, f.row_key, f.origin_id from fact_origins f
where not exists (select from customer_merges m where m.undone_at is null and f.origin_id in (m.survivor_id, m.merged_id));

-- name: points-balance
-- The points of everything that happened to a member add up to nothing over all accounts, and to what the happening says on the member's own.
select h.id, h.cause_kind, h.points, sums.total, sums.own from loyalty_happenings h
cross join lateral (
  select coalesce(sum(e.points), 0) as total, coalesce(sum(e.points) filter (where a.member_id is not null), 0) as own
  from loyalty_entries e join loyalty_accounts a on a.id = e.account_id where e.happening_id = h.id
) sums
where sums.total <> 0 or sums.own <> h.points;

-- name: point-balances-are-sums
-- What a member has, waits for and owes are the sums of the entries.
select a.id, a.member_id, a.kind, a.balance, sums.points from loyalty_accounts a
cross join lateral (select coalesce(sum(e.points), 0) as points from loyalty_entries e where e.account_id = a.id) sums
where a.member_id is not null and a.balance <> sums.points;

-- name: point-lots-are-balances
-- What is left of a member's lots is what the member has and waits for.
select a.member_id, a.kind, a.balance, sums.points from loyalty_accounts a
cross join lateral (
  select coalesce(sum(l.left), 0) as points from loyalty_lots l where l.member_id = a.member_id and l.state = a.kind
) sums
where a.kind in ('pending', 'usable') and a.balance <> sums.points;

-- name: points-come-from-orders
-- The points of an order were issued once, and what its returns took back is what its lot says.
select l.id, l.order_id, l.earned, l.taken_back, sums.issued, sums.back from loyalty_lots l
cross join lateral (
  select coalesce(-sum(e.points) filter (where h.cause_kind = 'earn'), 0) as issued,
    coalesce(sum(e.points) filter (where h.cause_kind = 'take_back'), 0) as back
  from loyalty_happenings h join loyalty_entries e on e.happening_id = h.id
  join loyalty_accounts a on a.id = e.account_id and a.kind = 'issued'
  where h.member_id = l.member_id and h.order_id = l.order_id
) sums
where l.order_id is not null and (l.earned <> sums.issued or l.taken_back <> sums.back);

-- name: used-points-are-discounts
-- The points that an order took are those that its lots and its customer's account say, as are those that went back; what they took off is its first discount on the whole order, and what is left of that says how many are kept.
select p.order_id, p.points, p.given_back, p.discount_minor, took.lots, took.back, told.used, told.given, kept.first_minor
from order_points p join orders o on o.id = p.order_id
left join lateral (
  select sum(l.points) as lots, sum(l.given_back) as back from order_point_lots l where l.order_id = p.order_id
) took on true
left join (
  select order_id, -coalesce(sum(points) filter (where cause_kind = 'use'), 0) as used,
    coalesce(sum(points) filter (where cause_kind = 'give_back'), 0) as given
  from loyalty_happenings where cause_kind in ('use', 'give_back') group by order_id
) told on told.order_id = p.order_id
cross join lateral (
  select sum(l.discount_minor) as discount_minor, sum(l.quantity) as quantity, sum(l.returned_quantity) as returned
  from order_lines l where l.order_id = p.order_id
) lines
cross join lateral (
  select o.discount_minor - lines.discount_minor as now_minor,
    case when o.version = 1 then o.discount_minor - lines.discount_minor else (
      select v.discount_minor - (select sum((l ->> 'discountMinor')::bigint) from jsonb_array_elements(v.lines) l)
      from order_versions v where v.order_id = o.id and v.version = 1) end as first_minor
) kept
where took.lots is distinct from p.points or took.back is distinct from p.given_back
  or told.used is distinct from p.points or told.given is distinct from p.given_back
  or kept.first_minor is distinct from p.discount_minor
  or (o.status <> 'cancelled' and p.settled_version = o.version and p.settled_returned = lines.returned
    and p.given_back <> case when lines.returned = 0
      then floor(p.points::numeric * (p.discount_minor - kept.now_minor) / p.discount_minor)
      when lines.returned = lines.quantity then p.points
      else greatest(p.given_back, floor(p.points::numeric * (p.discount_minor - kept.now_minor) / p.discount_minor)) end)
union all
select h.order_id, -h.points, null, null, null, null, null, null, null from loyalty_happenings h
where h.cause_kind in ('use', 'give_back') and not exists (select from order_points p where p.order_id = h.order_id);

-- name: the-erased-left-nothing
-- Of people whose erasure is done nothing is left to recognise them by.
select e.id, c.id as customer_id from erasures e join customers c on c.id = any (e.customer_ids)
where e.status = 'done' and (c.name <> '' or c.note <> '' or c.search <> '' or c.erased_at is null
  or exists (select from identities i where i.customer_id = c.id)
  or exists (select from customer_addresses a where a.customer_id = c.id)
  or exists (select from orders o join order_addresses a on a.order_id = o.id
    where o.customer_id = c.id and concat(a.name, a.phone, a.email, a.lines) <> ''));

-- name: board-is-a-sum
-- What the channel board keeps of a day's orders, payments, credits and won customers is what the rows say, once folded.
-- rollup: board
-- portions: months
select what, place, kept, told from board_day_faults($1::date, $2::date);

-- name: board-knows-first-orders
-- First orders and what customers left by month are what orders and postings say, once folded.
-- rollup: first_orders
-- portions: people
select what, place, kept, told from board_people_faults($1::uuid, $2::uuid);

-- name: board-parts-are-sums
-- Waits for answers, the board's months and what is foretold of won customers are what their rows say, once folded.
-- rollup: answer_days
select what, place, kept, told from board_part_faults();

-- name: costless-months-are-sums
-- What was sold without a cost in a month is what its days add up to.
-- rollup: costless_months
with told as (
  select date_trunc('month', day)::date as month_on, channel_id, product_id, sum(units_without_cost) as units,
    sum(gross_minor - discounts_minor - returns_minor) as net_minor
  from product_days where units_without_cost <> 0 group by 1, 2, 3
)
select coalesce(k.month_on, t.month_on) as month_on, coalesce(k.channel_id, t.channel_id) as channel_id,
  coalesce(k.product_id, t.product_id) as product_id, to_jsonb(k) as kept, to_jsonb(t) as told
from costless_months k full join told t on t.month_on = k.month_on and t.channel_id = k.channel_id
  and coalesce(t.product_id::text, '') = coalesce(k.product_id::text, '')
where (coalesce(k.units, 0), coalesce(k.net_minor, 0)) <> (coalesce(t.units, 0), coalesce(t.net_minor, 0));

-- name: visits-are-counted
-- The visits of a channel's day are what its touches say, once folded.
-- rollup: visit_days
-- portions: months
select what, place, kept, told from visit_faults($1::date, $2::date);

-- name: retention-is-a-sum
-- What is kept of each customer's orders and days is what orders and postings say, once counted.
-- rollup: retention
-- portions: people
select what, place, kept, told from retention_people_faults($1::uuid, $2::uuid);

-- name: retention-adds-up
-- The cohorts, second orders and those who may be leaving add up to what is kept of each customer.
-- rollup: retention_cells
-- portions: channels
select what, place, kept, told from retention_sum_faults($1::uuid, $2::uuid);

-- name: efforts-are-sums
-- What orders cost their customers in time is what the findings add up to, and a day's effort what its orders add up to.
-- rollup: effort_days
with orders_say as (
  select channel_id, day, count(*)::integer as orders, (count(*) filter (where is_seen))::integer as seen, sum(seconds) as seconds
  from order_efforts group by 1, 2
), days_say as (
  select channel_id, day, orders, seen, find_seconds + choose_seconds + pay_seconds + wait_seconds + receive_seconds
    + return_seconds + contact_seconds as seconds
  from effort_days
), found as (
  select order_id, count(*) as findings, sum(seconds) as seconds from effort_findings group by 1
)
select 'day' as what, concat(channel_id, ' ', day) as place, to_jsonb(d) as kept, to_jsonb(o) as told
from days_say d full join orders_say o using (channel_id, day)
where (d.orders, d.seen, d.seconds) is distinct from (o.orders, o.seen, o.seconds)
union all
select 'order', coalesce(e.order_id, f.order_id)::text, to_jsonb(e), to_jsonb(f)
from order_efforts e full join found f using (order_id)
where (coalesce(e.findings, 0), coalesce(e.seconds, 0)) is distinct from (coalesce(f.findings, 0), coalesce(f.seconds, 0))
union all
select 'untold', concat(channel_id, ' ', day, ' ', step, ' ', length_of), to_jsonb(k), to_jsonb(t)
from effort_untold_days k full join (
  select e.channel_id, e.day, f.step, f.length_of, count(*)::integer as untold
  from effort_findings f join order_efforts e using (order_id)
  where f.length_of is not null and not f.is_measured group by 1, 2, 3, 4
) t using (channel_id, day, step, length_of)
where k.untold is distinct from t.untold;

-- name: efforts-are-of-one-version
-- Once all orders are counted, every effort is counted by the owner's newest version of what counts.
select e.order_id, e.settings_version, s.settings_version as wanted
from order_efforts e, effort_state s
where s.done_number >= s.last_number and s.settings_version = coalesce((select max(version) from effort_rules), 0)
  and e.settings_version <> s.settings_version
  and not exists (select from effort_tail t where t.order_id = e.order_id);

-- name: costs-are-posted
-- Every cost stands in the ledger once, with its amount in the reporting currency.
select c.id, c.kind, c.day, p.amount as posted, report_minor(c.amount_minor, c.rate, c.currency, b.reporting_currency) as amount
from costs c cross join business b
left join (select cause_id, sum(fees_minor + fulfilment_minor + marketing_minor + fixed_minor) as amount
  from postings where cause_id is not null group by cause_id) p on p.cause_id = c.id
where c.import_id is null
  and p.amount is distinct from report_minor(c.amount_minor, c.rate, c.currency, b.reporting_currency);

-- name: shared-costs-are-whole
-- What channels bear of a month of a shared cost is the whole of it, and so is what is booked, until it is taken back.
with borne as (
  select shared_cost_id, round, sum(amount_minor) as amount from cost_allocations group by 1, 2
), booked as (
  select split_part(external_id, ':', 2) as id, sum(amount_minor) as amount
  from costs where external_id like 'shared:%' group by 1
)
select s.id, s."from", s.reported_minor, b.amount as borne, k.amount as booked
from shared_costs s left join borne b on b.shared_cost_id = s.id left join booked k on k.id = s.id::text
where b.amount is distinct from s.reported_minor
  or coalesce(k.amount, 0) <> case when s.taken_back_at is null then s.reported_minor else 0 end;

-- name: ad-spend-is-booked
-- What a day of a campaign cost is what is booked of it; nothing where it was taken out.
with booked as (
  select split_part(c.external_id, ':', 2) as id,
    sum(report_minor(c.amount_minor, c.rate, c.currency, b.reporting_currency)) as amount
  from costs c cross join business b where c.external_id like 'spend:%' group by 1
)
select coalesce(s.id::text, k.id) as id, s.campaign, s.day, s.reported_minor, k.amount as booked
from ad_spend s full join booked k on k.id = s.id::text
where coalesce(s.reported_minor, 0) <> coalesce(k.amount, 0);

-- name: refused-corrections-are-open
-- What a channel refused, or what was called off, does not stand there as if it still waited for the channel.
select d.id, d.channel_id, d.external_id, d.kind, n.id as correction, n.state, n.reason
from parity_drifts d cross join lateral (
  select id, state, reason, ended_at from listing_corrections where drift_id = d.id order by id desc limit 1) n
where d.ended_at is null and d.state = 'corrected' and d.corrected_in = 'channel' and n.state in ('refused', 'withdrawn')
  and d.decided_at <= n.ended_at;

-- name: drifts-have-listings
-- A difference that is still there is one of a listing that is known, and of the goods that the listing is of.
select d.id, d.channel_id, d.external_id, d.variant_id, f.variant_id as listed
from parity_drifts d left join listing_facts f on f.channel_id = d.channel_id and f.external_id = d.external_id
where d.ended_at is null and f.variant_id is distinct from d.variant_id
  and not exists (select from parity_marks m where m.variant_id in (d.variant_id, f.variant_id));

-- name: alerts-have-their-rule
-- An alert tells what a version of its rule found that is still kept, and nothing is open of a rule that was removed.
select a.id, a.rule_id, a.rule_version, a.opened_at
from alerts a join alert_rules r on r.id = a.rule_id
where (a.closed_at is null and not r.is_active) or not exists (
  select from alert_rules_as_written v where v.rule_id = a.rule_id and v.version = a.rule_version);

-- name: alerts-are-told-seldom
-- Nobody was told by mail of one rule and channel more than twice within 24 hours.
select rule_id, channel_id, user_id, at
from (select *, lag(at, 2) over (partition by rule_id, channel_id, user_id order by at, id) as third
  from alert_mails where user_id is not null) told
where at - third < interval '24 hours';
