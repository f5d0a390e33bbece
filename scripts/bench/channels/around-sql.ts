// What stands around the books of make-books.ts: segments, payments, costs, fees, parcels, clicks of campaigns. Sizes come
// from the same settings.

const SIZE = (name: string) => `current_setting('books.${name}')::bigint`;
const UNTIL = `current_setting('books.until')::date`;
const ID = (kind: string, number: string) => `md5('${kind} ' || ${number})::uuid`;

/** Six segments: one customer in two, in three … in seven. */
export const SEGMENTS = `
  insert into segments (id, name, rule, version, members, judged_version, judged_on, judged_at, created_at, updated_at)
  select ${ID('segment', 'at')}, 'Segment ' || at,
    '{"version":1,"rule":{"kind":"all","of":[{"kind":"number","fact":"orders","is":"atLeast","value":1}]}}',
    1, ${SIZE('customers')} / (at + 1), 1, ${UNTIL}, ${UNTIL}, ${UNTIL}, ${UNTIL}
  from generate_series(1, 6) as at;

  insert into segment_members (segment_id, customer_id, since)
  select ${ID('segment', 'at')}, ${ID('customer', 'customer_no')}, ${UNTIL}
  from generate_series(1, 6) as at cross join generate_series(1, ${SIZE('customers')}) as customer_no
  where customer_no % (at + 1) = 0`;

/** A payment for each order that was sent; every channel but the last has a fee for cards, and none has one for transfers. */
export const PAYMENTS = `
  insert into payments (id, order_id, method, amount_minor, at)
  select md5('payment ' || id)::uuid, id, (array['card','card','transfer','cash'])[1 + number % 4], total_minor, placed_at
  from orders where status = 'shipped';

  insert into channel_fees (id, channel_id, name, payment_method, basis_points, valid_from)
  select ${ID('fee', 'at')}, ${ID('channel', 'at')}, 'Card', 'card', 150, ${UNTIL} - ${SIZE('days')}::integer
  from generate_series(1, 7) as at`;

/** A cost of twenty campaigns a day, rent of every channel a month, and parcels of which one in a hundred has no tariff. */
export const COSTS_AROUND = `
  insert into costs (id, kind, channel_id, amount_minor, currency, day, campaign, created_at)
  select md5('spend ' || day || at)::uuid, 'advertising', ${ID('channel', '(1 + at % 8)')}, 1000 + at, 'EUR', day::date,
    'Campaign ' || at, day
  from generate_series(1, 18) as at
  cross join generate_series(${UNTIL} - ${SIZE('days')}::integer, ${UNTIL}, interval '1 day') as day;

  insert into costs (id, kind, channel_id, amount_minor, currency, day, created_at)
  select md5('rent ' || month || at)::uuid, 'rent', ${ID('channel', 'at')}, 90000, 'EUR', month::date, month
  from generate_series(1, 8) as at
  cross join generate_series(date_trunc('month', ${UNTIL} - ${SIZE('days')}::integer), ${UNTIL}::timestamptz, interval '1 month') as month;

  insert into parcel_costs (shipment_id, kind, order_id, channel_id, location_id, day, expected_minor)
  select md5('parcel ' || id)::uuid, 'shipping', id, channel_id, location_id, day, case when number % 100 <> 0 then 400 end
  from orders where status = 'shipped'`;

/** One click of twenty campaigns for each ten orders. */
export const CLICKS = `
  insert into touches (at, channel_id, kind, campaign, anonymous_id)
  select (${UNTIL} - ${SIZE('days')}::integer)::timestamptz + (at - 0.5) / ${SIZE('orders')} * 10 * ${SIZE('days')} * interval '1 day',
    ${ID('channel', '(1 + at % 8)')}, 'ad_click', 'Campaign ' || at % 20, 'clicker-' || at
  from generate_series(1, ${SIZE('orders')} / 10) as at`;

/** What orders cost their customers in time: looking, a failed payment in one of eleven, waits, and a contact in one of five. */
export const EFFORTS = `
  insert into order_efforts (order_id, channel_id, day, is_seen, findings, seconds, find_seconds, pay_seconds, wait_seconds,
    contact_seconds)
  select id, channel_id, day, number % 3 <> 0, (looked > 0)::integer + (paid > 0)::integer + (waited > 0)::integer
    + (spoke > 0)::integer, looked + paid + waited + spoke, looked, paid, waited, spoke
  from orders cross join lateral (select number % 7 * 60 as looked, case number % 11 when 0 then 300 else 0 end as paid,
    case when shipped_at > ship_by then least(extract(epoch from shipped_at - ship_by), 86400)::integer else 0 end as waited,
    case number % 5 when 0 then 420 else 0 end as spoke) s
  where status <> 'cancelled';

  insert into effort_findings (order_id, position, step, kind, at, seconds, is_measured, touch_ids, length_of)
  select order_id, position, step, kind, day, f.seconds, step <> 'contact', '{}', case step when 'contact' then 'contact' end
  from order_efforts cross join lateral (values (0, 'find', 'repeat', find_seconds), (1, 'pay', 'failure', pay_seconds),
    (2, 'wait', 'wait', wait_seconds), (3, 'contact', 'contact', contact_seconds)) f (position, step, kind, seconds)
  where f.seconds > 0;

  insert into effort_lengths (channel_id, length_of, told, is_own, mean_seconds, spread_seconds, mean_error_seconds)
  select ${ID('channel', 'at')}, 'contact', 50, true, 420, 60, 9 from generate_series(1, 8) as at;

  select count_effort_days(array_agg(channel_id), array_agg(day)) from (select distinct channel_id, day from orders) d`;
