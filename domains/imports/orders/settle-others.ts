import type { Tx } from '#db/client.ts';
import type { SettleFacts } from './settle-orders.ts';

/** Money beside the orders: fees, and adjustments that carry an amount. What was taken from us is a cost above zero. */
const COSTS = `
  insert into costs (id, kind, channel_id, location_id, amount_minor, currency, rate, day, note, external_id, import_id,
    created_at)
  select c.line_id, case when c.class = 'fee' then 'fee' else 'adjustment' end, c.channel_id, c.location_id, -c.amount_minor,
    c.currency, c.rate, c.day, concat_ws(' · ', c.document, c.sku, c.title), c.document || ':' || c.key, $1, $2
  from import_chunk c join variants v on v.sku = c.sku
  where c.class = 'fee' or (c.class = 'adjustment' and (c.amount_minor <> 0 or v.kind = 'service'))
  order by c.row_number`;

/** A discount given afterwards lowers net sales; other adjustments stand beside them. */
const POSTINGS = `
  insert into postings (kind, at, day, channel_id, location_id, customer_id, cause_id, import_id, fees_minor,
    discounts_minor, adjustment_minor, receivable_minor)
  select case when p.class = 'fee' then 'cost' else 'adjustment' end, p.at, p.day, p.channel_id, p.location_id, p.customer_id,
    p.line_id, $1,
    case when p.class = 'fee' then -p.amount else 0 end,
    case when p.class = 'adjustment' and p.is_discount then -p.amount else 0 end,
    case when p.class = 'adjustment' and not p.is_discount then p.amount else 0 end,
    case when p.class = 'fee' then 0 else p.amount end
  from (
    select c.*, h.customer_id, $2 = 'online-retail' and upper(c.sku) = 'D' as is_discount,
      report_minor(c.amount_minor, c.rate, c.currency, b.reporting_currency) as amount
    from import_chunk c join import_heads h on h.channel_id = c.channel_id and h.document = c.document
    cross join business b
    where c.class in ('fee', 'adjustment') and c.amount_minor <> 0
  ) p order by p.row_number`;

const ADJUSTMENTS = `
  insert into stock_adjustments (id, variant_id, location_id, quantity, reason, note, at, external_id, import_id)
  select c.line_id, v.id, $2, c.quantity, case when c.class = 'write_off' then 'write_off' else 'found' end, c.title, c.at,
    c.channel_id || ':' || c.document || ':' || c.key, $1
  from import_chunk c join variants v on v.sku = c.sku
  where c.class = 'write_off' or (c.class = 'adjustment' and c.amount_minor = 0 and v.kind = 'goods')
  order by c.row_number`;

const MOVEMENTS = `
  insert into stock_movements (at, variant_id, quantity, from_location_id, to_location_id, reason, cause_kind, cause_id,
    actor_name, note)
  select c.at, v.id, abs(c.quantity), case when c.quantity < 0 then $1::uuid else $2::uuid end,
    case when c.quantity < 0 then $2::uuid else $1::uuid end,
    case when c.class = 'write_off' then 'write_off' else 'adjustment' end, 'import', $3, $4, left(c.title, 200)
  from import_chunk c join variants v on v.sku = c.sku and v.kind = 'goods'
  where c.class = 'write_off' or (c.class = 'adjustment' and c.amount_minor = 0)
  order by c.row_number`;

/**
 * Writes what stands beside orders and returns: fees and money adjustments as costs with their postings, lost and found
 * goods as stock adjustments whose movements go between the place of history's goods and scrap.
 */
export async function settleOthers(tx: Tx, at: SettleFacts): Promise<void> {
  const client = tx.$client;
  await client.query(COSTS, [at.importId, at.now]);
  await client.query(POSTINGS, [at.importId, at.rule]);
  await client.query(ADJUSTMENTS, [at.importId, at.from]);
  await client.query(MOVEMENTS, [at.from, at.outside.scrap, at.importId, at.actorName]);
}
