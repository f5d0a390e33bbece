import { PLANTED_CHANNEL_FAULTS } from './planted-channel-faults.fixture.ts';

const ONE = (table: string, where = 'true') => `(select id from ${table} where ${where} order by id limit 1)`;
const CHECKS_OFF = (table: string, name: string) => `alter table ${table} drop constraint ${name};`;

/** Faults of the books, planted past every trigger, with the invariant that must find each. */
export const PLANTED_FAULTS: [fault: string, statement: string, invariant: string][] = [
  ['a level that no movement explains', 'update stock_levels set on_hand = on_hand + 1', 'levels-are-sums'],
  ['a customer shown as nobody', 'update customers set merged_into = gen_random_uuid()', 'merges-show-one'],
  [
    'an origin without a merge',
    `insert into fact_origins select 'orders', 'none', id, false, 1 from customers`,
    'origins-are-of-the-merged',
  ],
  [
    'an erased person who is still there',
    `insert into erasures (id, customer_ids, customer_number, reason, status, requested_by_name, requested_at)
   select gen_random_uuid(), array[id], number, 'asked', 'done', 'x', now() from customers`,
    'the-erased-left-nothing',
  ],
  [
    'a movement lost',
    `delete from stock_movements where id = ${ONE('stock_movements', `reason = 'opening'`)}`,
    'levels-are-sums',
  ],
  [
    'more promised than there is',
    `${CHECKS_OFF('stock_levels', 'stock_levels_reserved')} update stock_levels set reserved = on_hand + 1`,
    'nothing-is-oversold',
  ],
  [
    'a reserved figure that nobody promised',
    'update stock_levels set reserved = reserved - 1 where reserved > 0',
    'reserved-is-a-sum',
  ],
  [
    'a supply that drifts from its levels',
    'select fold_supply(); update supply_fold set up_to = now(); update variant_supply set available = available + 1',
    'supply-is-a-sum',
  ],
  [
    'sales of a day that drift from the ledger',
    'select fold_sales(); update sales_days set units = units + 1',
    'sales-days-are-sums',
  ],
  [
    'sales of 28 days that drift from the ledger',
    `select fold_sales(); insert into sales_pace select id, 5 from variants on conflict (variant_id) do update set units = sales_pace.units + 5`,
    'sales-days-are-sums',
  ],
  [
    'a basket that nobody counted',
    'insert into affinity_baskets select gen_random_uuid(), array_agg(id) from (select id from products limit 2) two',
    'affinities-are-counts',
  ],
  [
    'a segment that says too many',
    `insert into segments (id, name, rule, version, members, created_at, updated_at) values (gen_random_uuid(), 'Nobody', '{}', 1, 3, now(), now())`,
    'segments-count-their-members',
  ],
  [
    'a barcode of single pieces and of a box',
    `insert into barcodes (code, scanned_as, variant_id) select '77', '77', id from variants limit 1; insert into variant_units (id, variant_id, name, factor, barcode, scanned_as) select gen_random_uuid(), id, 'box', 12, '77', '77' from variants limit 1`,
    'barcodes-mean-one-thing',
  ],
  [
    'a promise to a cancelled order',
    `update orders set status = 'cancelled', cancelled_at = now() where id = ${ONE('orders', `status = 'reserved'`)}`,
    'promises-have-a-need',
  ],
  [
    'an order that waits for nothing',
    `update order_lines set quantity = 1 where order_id = ${ONE('orders', 'units = 90')}`,
    'status-says-what-is-missing',
  ],
  [
    'a reserved order without its units',
    `update reservations set status = 'released', closed_at = now() where order_id = ${ONE('orders', `status = 'reserved'`)}`,
    'status-says-what-is-missing',
  ],
  [
    'unknown goods that nobody looks at',
    `update order_lines set variant_id = null where order_id = ${ONE('orders', `status = 'reserved'`)}`,
    'attention-has-a-reason',
  ],
  [
    'a unit shipped without a movement',
    `delete from stock_movements where id = ${ONE('stock_movements', `reason = 'sale'`)}`,
    'shipped-is-moved',
  ],
  [
    'a unit moved out twice',
    `insert into stock_movements (variant_id, quantity, from_location_id, to_location_id, reason, cause_kind, cause_id, order_line_id, actor_name) select variant_id, quantity, from_location_id, to_location_id, reason, cause_kind, cause_id, order_line_id, actor_name from stock_movements where reason = 'sale' limit 1`,
    'shipped-is-moved',
  ],
  [
    'a parcel with other goods than left',
    'update shipment_lines set quantity = quantity + 1',
    'parcels-are-movements',
  ],
  [
    'units picked that lie nowhere',
    'update order_lines set picked_quantity = 0 where picked_quantity > 0',
    'picked-is-a-sum',
  ],
  [
    'a return that the line does not know',
    'update return_lines set quantity = quantity + 1',
    'returns-add-up',
  ],
  [
    'a line changed behind the order',
    `update order_lines set gross_minor = gross_minor + 1 where id = ${ONE('order_lines')}`,
    'order-totals-add-up',
  ],
  ['a version lost', 'delete from order_versions', 'versions-add-up'],
  ['a version changed later', `update order_versions set lines = '[]'`, 'versions-add-up'],
  ['a payment lost', `delete from payments where id = ${ONE('payments')}`, 'paid-is-payments'],
  [
    'a refund doubled',
    `insert into refunds (id, order_id, method, amount_minor, at) select gen_random_uuid(), order_id, method, amount_minor, at from refunds limit 1`,
    'paid-is-payments',
  ],
  [
    'a payment status that the sums do not say',
    `update orders set payment_status = 'paid' where id = ${ONE('orders', `payment_status = 'part_paid'`)}`,
    'paid-is-payments',
  ],
  [
    'a message of a channel that never ends',
    `insert into inbox (channel_id, delivery_id, topic, headers, body, received_at) select id, 'd', 't', '{}', '', now() - interval '2 days' from channels limit 1`,
    'outside-events-end',
  ],
  [
    'a status that nobody set by a command',
    `update orders set status = 'confirmed' where id = ${ONE('orders', `status = 'reserved'`)}`,
    'status-walks-the-graph',
  ],
  [
    'a status that jumps',
    `update events set payload = payload || '{"status":"cancelled"}' where kind = 'order.placed' and subject_id = (select id::text from orders where status = 'shipped')`,
    'status-walks-the-graph',
  ],
  [
    'a posting out of balance',
    `${CHECKS_OFF('postings', 'postings_balance')} update postings set receivable_minor = receivable_minor + 1`,
    'debits-are-credits',
  ],
  [
    'a sale posted twice',
    `insert into postings (kind, at, day, channel_id, order_id, gross_minor, receivable_minor) select kind, at, day, channel_id, order_id, 5, 5 from postings limit 1`,
    'postings-are-the-order',
  ],
  [
    'a rollup that drifts',
    `insert into channel_days as d (channel_id, day, gross_minor) select channel_id, day, 1 from postings limit 1 on conflict (channel_id, day) do update set gross_minor = d.gross_minor + 1`,
    'channel-days-are-sums',
  ],
  [
    'a posting slipped into a closed month',
    `insert into closed_periods (id, from_day, to_day, closed_at, closed_by, sums) values (gen_random_uuid(), '2026-03-01', '2026-03-31', now(), 'The owner', '[]')`,
    'closed-periods-stay',
  ],
  [
    'a gap between closed months',
    `insert into closed_periods (id, from_day, to_day, closed_at, closed_by, sums) values (gen_random_uuid(), '2025-01-01', '2025-01-31', now(), 'The owner', '[]'), (gen_random_uuid(), '2025-03-01', '2025-03-31', now(), 'The owner', '[]')`,
    'closed-periods-follow',
  ],
  [
    'goods that are not what was posted',
    `update postings set parts = jsonb_set(parts, '{0,1}', '7') where id = ${ONE('postings', `kind = 'sale'`)}`,
    'parts-are-the-posting',
  ],
  [
    'a place’s day that drifts',
    `update location_days set units = units + 1 where day = (select min(day) from location_days)`,
    'location-days-are-sums',
  ],
  [
    'a product’s day that drifts',
    `update product_days set tax_minor = tax_minor + 1 where day = (select min(day) from product_days)`,
    'product-days-are-sums',
  ],
  [
    'a category that changed past the triggers',
    `update products set category = 'Elsewhere'`,
    'group-days-are-sums',
  ],
  [
    'a slice that lost a day of the whole',
    `delete from group_days where dimension = 'brand'`,
    'slices-are-the-whole',
  ],
  [
    'a segment’s day that drifts',
    `insert into segment_days (day, segment_id, units) values ('2026-03-10', gen_random_uuid(), 1)`,
    'segment-days-are-sums',
  ],
  [
    'a member past the triggers',
    `insert into segment_members (segment_id, customer_id, since) select gen_random_uuid(), id, now() from customers limit 1`,
    'segment-people-are-members',
  ],
  [
    'a person’s value that drifts',
    `insert into customer_stats as s (customer_id, net_minor) select id, 1 from customers limit 1 on conflict (customer_id) do update set net_minor = s.net_minor + 1`,
    'customer-stats-are-sums',
  ],
  [
    'a board that counts what is not there',
    `select fold_board(); update folds set up_to = '9223372036854775807' where name = 'board'; update order_days set kept = kept + 1`,
    'board-is-a-sum',
  ],
  [
    'a way of paying that nobody used',
    `select fold_board(); update folds set up_to = '9223372036854775807' where name = 'board';
     insert into method_days values (gen_random_uuid(), '2026-03-10', 'card', 1, 100)`,
    'board-is-a-sum',
  ],
  [
    'a month of goods without a cost that no day has',
    `insert into costless_months values ('2026-03-01', gen_random_uuid(), gen_random_uuid(), 1, 100)`,
    'costless-months-are-sums',
  ],
  [
    'a first order that was another’s',
    `select fold_board(); update folds set up_to = '9223372036854775807' where name = 'board';
     update first_orders set order_id = gen_random_uuid()`,
    'board-knows-first-orders',
  ],
  [
    'a month of ads that no day has',
    `select fold_board(); update folds set up_to = '9223372036854775807' where name = 'board';
     insert into credit_months (month_on, ad_channel_id, model, orders, net_minor) values ('2026-03-01', gen_random_uuid(), 'first', 1, 1)`,
    'board-parts-are-sums',
  ],
  [
    'a visit that nobody made',
    `select fold_board(); update folds set up_to = '9223372036854775807' where name = 'board';
     insert into visit_days values (gen_random_uuid(), '2019-01-01', 1, 1, 0, 0, 0, 1)`,
    'visits-are-counted',
  ],
  [
    'a customer counted once too often',
    `select fold_board(), fold_retention(); update folds set up_to = '9223372036854775807' where name = 'board';
     insert into retention_people values (gen_random_uuid(), gen_random_uuid(), '2026-01-01', null, 1, 1, 0, false, 1, false, 0, 0)`,
    'retention-is-a-sum',
  ],
  [
    'a cohort that lost a buyer',
    `select fold_board(), fold_retention(); update folds set up_to = '9223372036854775807' where name = 'board';
     insert into retention_cells values ('gregory', gen_random_uuid(), '2026-01-01', '2026-02-01', 1, 1, 1, 1)`,
    'retention-adds-up',
  ],
  [
    'a finding of an effort that nobody adds up',
    `insert into effort_findings (order_id, position, step, kind, at, seconds, is_measured, touch_ids)
   select id, 0, 'pay', 'failure', now(), 60, true, '{}' from orders limit 1`,
    'efforts-are-sums',
  ],
  [
    'an effort by minutes that hold no longer',
    `delete from effort_tail; delete from effort_state;
     insert into effort_state (last_number, done_number, started_in, rules_version, settings_version) values (0, 0, pg_current_xact_id(), 1, 0);
     insert into order_efforts (order_id, channel_id, day, is_seen, findings, seconds, settings_version)
     select gen_random_uuid(), channel_id, day, true, 0, 0, 7 from orders limit 1`,
    'efforts-are-of-one-version',
  ],
  [
    'an event that was folded into no touch',
    `insert into folds (name, up_to, folded_at) values ('touches', pg_current_xact_id(), now());
   insert into touch_events (message_key, written_in, source_id, type, kind, at, received_at, detail)
   values (gen_random_uuid(), '1', gen_random_uuid(), 'track', 'view', now(), now(), '{}')`,
    'folded-events-are-touches',
  ],
  [
    'a cart that says more than its lines',
    `insert into carts (id, channel_id, source_id, holder, status, currency, units, value_minor, lines, opened_at,
     last_activity_at) values (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'device:a', 'open', 'EUR', 3, 0,
     '[{"key":"CUP","quantity":2}]', now(), now())`,
    'carts-are-their-lines',
  ],
  ['a name that nobody hears', `update customers set heard = '{}'`, 'names-are-heard'],
  [
    'a national number in clear',
    `insert into identities (id, customer_id, kind, value, source)
     select gen_random_uuid(), id, 'national_id', 'BG:7523169263', 'test' from customers limit 1`,
    'national-numbers-are-hashed',
  ],
  ['an order that nobody placed', `delete from audit_log where verb = 'order.place'`, 'commands-are-audited'],
  ...PLANTED_CHANNEL_FAULTS,
];
