// The statements of make-books.ts. They read the size from settings (`books.orders` …) and draw from random() in the
// order of the rows, so that the same size gives the same books.

const SIZE = (name: string) => `current_setting('books.${name}')::bigint`;
const UNTIL = `current_setting('books.until')::date`;
const ID = (kind: string, number: string) => `md5('${kind} ' || ${number})::uuid`;

/** Eight channels, two places, 400 products of 12 categories and 20 brands, and the customers. */
export const GOODS = `
  insert into channels (id, slug, name, kind, currency)
  select ${ID('channel', 'at')}, 'channel-' || at, 'Channel ' || at,
    (array['store','store','web','app','marketplace','marketplace','social','phone'])[at], 'EUR'
  from generate_series(1, 8) as at;

  insert into locations (id, code, name, kind, is_counted, rank, services)
  select ${ID('place', 'at')}, 'PLACE-' || at, 'Place ' || at, 'warehouse', true, at * 10,
    '{"ships":true,"pickup":false,"returns":true}'
  from generate_series(1, 2) as at;

  insert into products (id, title, brand, category, search)
  select ${ID('product', 'at')}, 'Product ' || at, 'Brand ' || at % 20, 'Category ' || at % 12, 'product ' || at
  from generate_series(1, 400) as at;

  insert into variants (id, product_id, sku, title, price_minor, cost_micros, search)
  select ${ID('variant', 'at')}, ${ID('product', 'at')}, 'SKU-' || at, 'Product ' || at, 500 + at * 13 % 4000,
    case when at % 50 = 0 then null else (300 + at * 13 % 2400) * 1000000::bigint end, 'sku-' || at
  from generate_series(1, 400) as at;

  insert into customers (id, name, search)
  select ${ID('customer', 'at')}, 'Customer ' || at, 'customer ' || at from generate_series(1, ${SIZE('customers')}) as at`;

/** What is drawn of each order and its three lines. Some customers buy much more often than others. */
export const DRAWN = `
  create temp table drawn as
  select at, ${ID('order', 'at')} as id,
    least(8, 1 + floor(8 * power(random(), 1.6)))::integer as channel_no,
    case when random() < 0.15 then null
      else 1 + floor(${SIZE('customers')} * power(random(), 1.8))::bigint end as customer_no,
    (${UNTIL} - ${SIZE('days')}::integer)::timestamptz + (at - 0.5) / ${SIZE('orders')} * ${SIZE('days')} * interval '1 day' as placed_at,
    random() as fate, random() as speed, 1 + floor(2 * random())::integer as place_no
  from generate_series(1, ${SIZE('orders')}) as at;

  create temp table drawn_lines as
  select at, position, ${ID('variant', 'variant_no')} as variant_id, 'SKU-' || variant_no as sku, quantity,
    price, price * quantity as gross, (price * quantity * discount)::bigint as discount,
    case when variant_no % 50 = 0 then null else cost * quantity end as cost
  from (
    select at, position, variant_no, 500 + variant_no * 13 % 4000 as price, 300 + variant_no * 13 % 2400 as cost, quantity,
      discount
    from (select at, position, 1 + floor(400 * power(random(), 2))::integer as variant_no,
        1 + floor(2 * random())::integer as quantity,
        case when random() < 0.2 then 0.1 else 0 end as discount
      from generate_series(1, ${SIZE('orders')}) as at cross join generate_series(1, 3) as position) one
  ) two`;

/** Orders and lines: 6 % cancelled, most of the others shipped, one in nine of those late; the newest 1 % still open. */
export const ORDERS = `
  create temp table sums as
  select at, sum(gross)::bigint as gross, sum(discount)::bigint as discount, sum(quantity)::integer as units,
    coalesce(sum(cost), 0)::bigint as cost, (sum(quantity) filter (where cost is null))::integer as costless
  from drawn_lines group by at;
  create index on sums (at);

  insert into orders (id, channel_id, customer_id, status, currency, placed_at, day, ship_by, gross_minor, discount_minor,
    shipping_minor, tax_minor, total_minor, units, location_id, search, shipped_at, cancelled_at, created_at, updated_at)
  select d.id, ${ID('channel', 'd.channel_no')}, ${ID('customer', 'd.customer_no')},
    case when d.fate < 0.06 then 'cancelled' when d.at > ${SIZE('orders')} * 0.99 then 'reserved' else 'shipped' end,
    'EUR', d.placed_at, (d.placed_at at time zone 'Europe/Sofia')::date,
    case when d.channel_no > 2 then d.placed_at + interval '48 hours' end,
    s.gross, s.discount, 400, (s.gross - s.discount) / 5, s.gross - s.discount + 400 + (s.gross - s.discount) / 5, s.units,
    ${ID('place', 'd.place_no')}, 'books ' || d.at,
    case when d.fate >= 0.06 and d.at <= ${SIZE('orders')} * 0.99 then d.placed_at + d.speed * interval '54 hours' end,
    case when d.fate < 0.06 then d.placed_at + interval '5 hours' end, d.placed_at, d.placed_at
  from drawn d join sums s using (at) order by d.at;

  insert into order_lines (id, order_id, position, variant_id, sku, title, quantity, unit_price_minor, gross_minor,
    discount_minor, tax_minor, cost_minor, shipped_quantity)
  select md5('line ' || at || ' ' || position)::uuid, d.id, l.position, l.variant_id, l.sku, l.sku, l.quantity, l.price,
    l.gross, l.discount, (l.gross - l.discount) / 5, l.cost,
    case when d.fate >= 0.06 and d.at <= ${SIZE('orders')} * 0.99 then l.quantity else 0 end
  from drawn_lines l join drawn d using (at)`;

/** What the goods of each order say in its postings. */
export const PARTS = `
  create temp table parts as
  select at, jsonb_agg(jsonb_build_array(variant_id, gross, discount, 0, coalesce(cost, 0), quantity, 0,
      case when cost is null then quantity else 0 end) order by position) as sold,
    jsonb_agg(jsonb_build_array(variant_id, -gross, -discount, 0, -coalesce(cost, 0), -quantity, 0,
      case when cost is null then -quantity else 0 end) order by position) as reversed
  from drawn_lines group by at;
  create index on parts (at);
  create index on drawn (at);
  create index on drawn_lines (at);
  analyze drawn; analyze drawn_lines; analyze sums; analyze parts; analyze orders`;

const BATCH = `d.at > ${SIZE('from')} and d.at <= ${SIZE('to')}`;

/** Of a batch of orders: a sale for each, its reversal where it was cancelled, and a return of the first line for one in ten. */
export const POSTINGS = `
  insert into postings (kind, at, day, channel_id, location_id, customer_id, order_id, gross_minor, discounts_minor,
    shipping_minor, tax_minor, cogs_minor, fees_minor, orders, units, units_without_cost, receivable_minor, parts)
  select 'sale', o.placed_at, o.day, o.channel_id, o.location_id, o.customer_id, o.id, s.gross, s.discount, 400,
    o.tax_minor, s.cost, o.total_minor / 50, 1, s.units, coalesce(s.costless, 0), o.total_minor, p.sold
  from drawn d join sums s using (at) join parts p using (at) join orders o on o.id = d.id
  where ${BATCH} order by d.at;

  insert into postings (kind, at, day, channel_id, location_id, customer_id, order_id, gross_minor, discounts_minor,
    shipping_minor, tax_minor, cogs_minor, fees_minor, orders, units, units_without_cost, receivable_minor, parts)
  select 'cancel', o.cancelled_at, (o.cancelled_at at time zone 'Europe/Sofia')::date, o.channel_id, o.location_id,
    o.customer_id, o.id, -s.gross, -s.discount, -400, -o.tax_minor, -s.cost, -(o.total_minor / 50), -1, -s.units,
    -coalesce(s.costless, 0), -o.total_minor, p.reversed
  from drawn d join sums s using (at) join parts p using (at) join orders o on o.id = d.id
  where ${BATCH} and o.status = 'cancelled' order by d.at;

  insert into postings (kind, at, day, channel_id, location_id, customer_id, order_id, returns_minor, cogs_minor,
    returned_units, receivable_minor, parts)
  select 'return', o.placed_at + interval '9 days', ((o.placed_at + interval '9 days') at time zone 'Europe/Sofia')::date,
    o.channel_id, o.location_id, o.customer_id, o.id, l.gross - l.discount, -coalesce(l.cost, 0), l.quantity,
    -(l.gross - l.discount),
    jsonb_build_array(jsonb_build_array(l.variant_id, 0, 0, l.gross - l.discount, -coalesce(l.cost, 0), 0, l.quantity, 0))
  from drawn d join drawn_lines l using (at) join orders o on o.id = d.id
  where ${BATCH} and d.fate > 0.9 and l.position = 1 and o.status = 'shipped' order by d.at`;

/** Advertising and rent of each channel on the first of each month. */
export const COSTS = `
  insert into postings (kind, at, day, channel_id, marketing_minor, fixed_minor)
  select 'cost', begins, begins::date, c.id, ${SIZE('orders')} * 3 + length(c.slug), ${SIZE('orders')} * 2
  from channels c cross join generate_series(date_trunc('month', ${UNTIL} - ${SIZE('days')}::integer),
    ${UNTIL}::timestamptz, interval '1 month') as begins
  order by 2, 4`;

/** A batch of the touches, spread over the same days; two in five of known people. */
export const TOUCHES = `
  insert into touches (at, channel_id, kind, customer_id, anonymous_id)
  select (${UNTIL} - ${SIZE('days')}::integer)::timestamptz + (at - 0.5) / ${SIZE('touches')} * ${SIZE('days')} * interval '1 day',
    ${ID('channel', `(1 + floor(8 * power(random(), 1.4))::integer)`)},
    (array['view','view','view','search','cart','checkout','message','visit','ad_click','event'])[1 + floor(10 * random())::integer],
    case when at % 5 < 2 then ${ID('customer', `(1 + floor(${SIZE('customers')} * power(random(), 1.8))::bigint)`)} end,
    case when at % 5 >= 2 then 'device-' || floor(${SIZE('touches')} / 4 * random())::bigint end
  from generate_series(${SIZE('from')} + 1, ${SIZE('to')}) as at`;

/** One finished run of predictions, with a value for each customer who bought twice. */
export const FORETOLD = `
  insert into prediction_runs (id, status, until_on, asked_by, asked_at, finished_at)
  values (${ID('run', `'1'`)}, 'done', ${UNTIL}, 'books', ${UNTIL}, ${UNTIL});

  insert into customer_predictions (customer_id, run_id, is_enough, p_alive, purchases, first_on, last_on, net_minor,
    value365_minor, value365_low_minor, value365_high_minor, recency_score, frequency_score, money_score, rfm_group)
  select customer_id, ${ID('run', `'1'`)}, true, 0.5, count(*), min(day), max(day), sum(gross_minor),
    sum(gross_minor) / 3, sum(gross_minor) / 6, sum(gross_minor), 3, 3, 3, 'loyal'
  from orders where customer_id is not null and status <> 'cancelled' group by 1 having count(*) > 1`;
