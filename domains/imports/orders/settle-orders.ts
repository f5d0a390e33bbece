import type { Tx } from '#db/client.ts';
import type { Outside } from '#domains/inventory/outside.ts';

/** What the SQL of a chunk is told. */
export type SettleFacts = {
  importId: string;
  now: Date;
  actorName: string;
  outside: Outside;
  /** Where the goods leave from: a place outside our books (history) or the import's location (live). */
  from: string;
  isPaid: boolean;
  rule: string;
};

const ORDERS = `
  insert into orders (id, channel_id, external_id, external_number, customer_id, status, payment_status, currency, rate,
    placed_at, day, gross_minor, discount_minor, shipping_minor, tax_minor, total_minor, paid_minor, units, location_id,
    search, country, created_at, updated_at, shipped_at, import_id, paid_currency, paid_rate)
  select s.id, s.channel_id, s.document, s.document, s.customer_id, 'shipped',
    case when $3 or s.gross - s.discount + s.shipping + s.tax <= 0 then 'paid' else 'unpaid' end,
    s.currency, s.rate, s.placed_at, s.day, s.gross, s.discount, s.shipping, s.tax,
    s.gross - s.discount + s.shipping + s.tax,
    case when $3 then greatest(0, s.gross - s.discount + s.shipping + s.tax) else 0 end,
    s.units, s.location_id, s.search, s.country, $2, $2, s.shipped_at, $1, s.paid_currency, s.paid_rate
  from (
    select h.id, h.channel_id, h.document, h.customer_id, h.search, min(c.currency) as currency, min(c.rate) as rate,
      min(c.at) as placed_at, min(c.day) as day, sum(c.amount_minor) as gross, sum(coalesce(c.discount_minor, 0)) as discount,
      coalesce(max(c.shipping_minor), 0) as shipping, sum(coalesce(c.tax_minor, 0)) as tax, sum(c.quantity) as units,
      (array_agg(c.location_id) filter (where c.location_id is not null))[1] as location_id,
      max(c.country) as country, coalesce(max(c.delivered_at), min(c.at)) as shipped_at,
      max(c.paid_currency) as paid_currency, max(c.paid_rate) as paid_rate
    from import_heads h join import_chunk c on c.channel_id = h.channel_id and c.document = h.document
    group by h.id, h.channel_id, h.document, h.customer_id, h.search
  ) s order by s.id`;

const LINES = `
  insert into order_lines (id, order_id, position, external_id, variant_id, sku, title, quantity, unit_price_minor,
    gross_minor, discount_minor, tax_minor, cost_minor, gross_rest_micros, discount_rest_micros, cost_rest_micros,
    picked_quantity, shipped_quantity)
  select c.line_id, h.id, row_number() over (partition by h.id order by c.row_number), c.key, v.id, c.sku,
    coalesce(c.title, v.title), c.quantity, c.unit_price_minor, c.amount_minor, coalesce(c.discount_minor, 0),
    coalesce(c.tax_minor, 0),
    case when c.cost_minor is not null then report_minor(c.cost_minor, c.rate, c.currency, b.reporting_currency)
      when v.kind = 'service' then 0 end,
    c.amount_rest_micros, coalesce(c.discount_rest_micros, 0),
    case when c.currency = b.reporting_currency then coalesce(c.cost_rest_micros, 0) else 0 end,
    c.quantity, c.quantity
  from import_chunk c join import_heads h on h.channel_id = c.channel_id and h.document = c.document
  join variants v on v.sku = c.sku cross join business b
  order by c.row_number`;

const MOVEMENTS = `
  insert into stock_movements (at, variant_id, quantity, from_location_id, to_location_id, reason, cause_kind, cause_id,
    order_line_id, actor_name)
  select c.at, v.id, c.quantity, $1, $2, 'sale', 'import', $3, c.line_id, $4
  from import_chunk c join variants v on v.sku = c.sku and v.kind = 'goods'
  order by c.row_number`;

const PAYMENTS = `
  insert into payments (id, order_id, method, amount_minor, external_id, at)
  select uuidv7(), o.id, 'imported', o.paid_minor, 'import', o.placed_at
  from import_heads h join orders o on o.id = h.id where o.paid_minor > 0 order by o.id`;

const ADDRESSES = `
  insert into order_addresses (order_id, kind, name, phone, email, lines, city, postcode, country)
  select h.id, 'shipping', coalesce(h.person->>'name', ''), h.person->>'phone', h.person->>'email',
    coalesce(h.person->>'address', ''), coalesce(h.person->>'city', ''), coalesce(h.person->>'postalCode', ''),
    coalesce(o.country, '')
  from import_heads h join orders o on o.id = h.id where h.person is not null`;

const POSTINGS = `
  insert into postings (kind, at, day, channel_id, location_id, customer_id, order_id, import_id, gross_minor,
    discounts_minor, shipping_minor, tax_minor, cogs_minor, orders, units, units_without_cost, receivable_minor, parts)
  select 'sale', p.placed_at, p.day, p.channel_id, p.location_id, p.customer_id, p.id, $1, p.gross, p.discount, p.shipping,
    p.tax, p.cogs, 1, p.units, p.without_cost, p.gross - p.discount + p.shipping + p.tax,
    sale_parts(p.id, p.rate, p.currency, p.reporting_currency, p.gross, p.discount)
  from (
    select o.*, b.reporting_currency, report_minor(o.gross_minor, o.rate, o.currency, b.reporting_currency) as gross,
      report_minor(o.discount_minor, o.rate, o.currency, b.reporting_currency) as discount,
      report_minor(o.shipping_minor, o.rate, o.currency, b.reporting_currency) as shipping,
      report_minor(o.tax_minor, o.rate, o.currency, b.reporting_currency) as tax, l.cogs, l.without_cost
    from import_heads h join orders o on o.id = h.id cross join business b
    cross join lateral (
      select coalesce(sum(cost_minor), 0) as cogs, coalesce(sum(quantity) filter (where cost_minor is null), 0) as without_cost
      from order_lines where order_id = o.id
    ) l
  ) p order by p.id`;

/**
 * Writes the orders of the chunk as shipped history: heads, lines, one movement per unit sold, payments, addresses and
 * one sale posting each. The chunk holds only new, readable documents with known variants (`fillChunk` … `prepareHeads`).
 */
export async function settleOrders(tx: Tx, at: SettleFacts): Promise<void> {
  const client = tx.$client;
  await client.query(ORDERS, [at.importId, at.now, at.isPaid]);
  await client.query(LINES);
  await client.query(MOVEMENTS, [at.from, at.outside.customer, at.importId, at.actorName]);
  await client.query(PAYMENTS);
  await client.query(ADDRESSES);
  await client.query(POSTINGS, [at.importId]);
}
