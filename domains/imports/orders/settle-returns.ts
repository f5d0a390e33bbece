import type { Tx } from '#db/client.ts';
import type { SettleFacts } from './settle-orders.ts';

const TABLE = `
  create temp table if not exists import_links (row_number integer, order_line_id uuid, order_id uuid) on commit delete rows`;

/**
 * A returned row is linked to a sold line only where nothing is guessed: one single line of the same customer, variant and
 * unit price, sold before, still has that many units out; and rows that share a line must fit into it together.
 */
const LINKS = `
  insert into import_links
  select row_number, order_line_id, order_id from (
    select m.*, sum(m.units) over (partition by m.order_line_id order by m.row_number) as together
    from (
      select c.row_number, -c.quantity as units, min(l.id::text)::uuid as order_line_id, min(o.id::text)::uuid as order_id,
        min(l.shipped_quantity - l.returned_quantity) as still_out
      from import_chunk c
      join import_heads h on h.channel_id = c.channel_id and h.document = c.document
      join variants v on v.sku = c.sku
      join orders o on o.customer_id = h.customer_id and o.currency = c.currency and o.placed_at <= c.at
      join order_lines l on l.order_id = o.id and l.variant_id = v.id and l.unit_price_minor = c.unit_price_minor
        and l.shipped_quantity - l.returned_quantity >= -c.quantity
      where c.class = 'return'
      group by c.row_number, c.quantity having count(*) = 1
    ) m
  ) n where together <= still_out`;

const RETURNS = `
  insert into returns (id, order_id, channel_id, external_id, customer_id, location_id, currency, rate, at, day, reason,
    import_id)
  select h.id, case when count(*) = count(k.order_id) and count(distinct k.order_id) = 1 then min(k.order_id::text)::uuid end,
    h.channel_id, h.document, h.customer_id, min(c.location_id::text)::uuid, min(c.currency), min(c.rate), min(c.at),
    min(c.day), 'imported', $1
  from import_heads h join import_chunk c on c.channel_id = h.channel_id and c.document = h.document
  left join import_links k on k.row_number = c.row_number
  where c.class = 'return' group by h.id, h.channel_id, h.document, h.customer_id order by h.id`;

const LINES = `
  insert into return_lines (id, return_id, order_line_id, external_id, variant_id, sku, title, quantity, amount_minor,
    amount_rest_micros, tax_minor, cost_minor, condition, disposition)
  select c.line_id, h.id, k.order_line_id, c.key, v.id, c.sku, coalesce(c.title, v.title), -c.quantity,
    coalesce(c.discount_minor, 0) - c.amount_minor, coalesce(c.discount_rest_micros, 0) - c.amount_rest_micros,
    -coalesce(c.tax_minor, 0), round(l.cost_minor * -c.quantity / nullif(l.quantity, 0)::numeric), 'opened', 'vendor'
  from import_chunk c
  join import_heads h on h.channel_id = c.channel_id and h.document = c.document
  join variants v on v.sku = c.sku
  left join import_links k on k.row_number = c.row_number
  left join order_lines l on l.id = k.order_line_id
  where c.class = 'return' order by c.row_number`;

const RETURNED = `
  update order_lines l set returned_quantity = l.returned_quantity + k.units
  from (select k.order_line_id, sum(-c.quantity) as units from import_links k
    join import_chunk c on c.row_number = k.row_number group by 1) k
  where l.id = k.order_line_id`;

/** Money goes back for what is linked to one order, never more than was paid for it. */
const REFUNDS = `
  with wanted as (
    select t.id as return_id, t.order_id, t.at, sum(l.amount_minor + l.tax_minor) as amount,
      sum(sum(l.amount_minor + l.tax_minor)) over (partition by t.order_id order by t.id) as together
    from import_heads h join returns t on t.id = h.id join return_lines l on l.return_id = t.id
    where t.order_id is not null group by t.id, t.order_id, t.at
  ), paid as (
    select w.*, least(w.amount, o.paid_minor - o.refunded_minor - (w.together - w.amount)) as goes_back
    from wanted w join orders o on o.id = w.order_id
  ), written as (
    insert into refunds (id, order_id, return_id, method, amount_minor, reason, at)
    select uuidv7(), order_id, return_id, 'imported', goes_back, 'imported', at from paid where goes_back > 0
  ), sums as (
    select order_id, sum(goes_back) as amount from paid where goes_back > 0 group by order_id
  )
  update orders o set refunded_minor = o.refunded_minor + s.amount from sums s where o.id = s.order_id`;

const PAYMENT = `
  update orders o set payment_status = payment_status_now(o)
  from (select distinct l.order_id from import_links k join import_chunk c on c.row_number = k.row_number
    join order_lines l on l.id = k.order_line_id where c.class = 'return') k
  where o.id = k.order_id and o.payment_status <> payment_status_now(o)`;

const MOVEMENTS = `
  insert into stock_movements (at, variant_id, quantity, from_location_id, to_location_id, reason, cause_kind, cause_id,
    order_line_id, actor_name)
  select c.at, v.id, -c.quantity, $1, $2, 'return', 'import', $3, k.order_line_id, $4
  from import_chunk c join variants v on v.sku = c.sku and v.kind = 'goods'
  left join import_links k on k.row_number = c.row_number
  where c.class = 'return' order by c.row_number`;

/**
 * One posting per return and order that it gives back from. What is returned of an order is rounded as a share of what was
 * posted of it, so that its returns add up however many there are (domains/orders/order-amounts.ts does the same).
 */
const POSTINGS = `
  insert into postings (kind, at, day, channel_id, location_id, customer_id, order_id, cause_id, import_id, returns_minor,
    tax_minor, cogs_minor, returned_units, receivable_minor, parts)
  select 'return', at, day, channel_id, location_id, customer_id, order_id, id, $1, amount, -tax, -cost, units, -amount - tax,
    return_parts(id, order_id, amount)
  from (
    select p.*,
      case when o.id is null then report_minor(own_amount, p.rate, p.currency, b.reporting_currency)
        else share_minor(gross - discount, before_amount + own_amount, o.gross_minor - o.discount_minor)
          - share_minor(gross - discount, before_amount, o.gross_minor - o.discount_minor) end as amount,
      case when o.id is null then report_minor(own_tax, p.rate, p.currency, b.reporting_currency)
        else share_minor(tax_posted, before_tax + own_tax, o.tax_minor) - share_minor(tax_posted, before_tax, o.tax_minor)
        end as tax
    from (
      select r.*, coalesce(e.amount, 0) + r.together_amount - r.own_amount as before_amount,
        coalesce(e.tax, 0) + r.together_tax - r.own_tax as before_tax
      from (
        select t.id, t.at, t.day, t.channel_id, t.location_id, t.customer_id, t.rate, t.currency, ol.order_id,
          sum(l.amount_minor)::bigint as own_amount, sum(l.tax_minor)::bigint as own_tax,
          coalesce(sum(l.cost_minor), 0) as cost, sum(l.quantity) as units,
          (sum(sum(l.amount_minor)) over (partition by ol.order_id order by t.id))::bigint as together_amount,
          (sum(sum(l.tax_minor)) over (partition by ol.order_id order by t.id))::bigint as together_tax
        from import_heads h join returns t on t.id = h.id join return_lines l on l.return_id = t.id
        left join order_lines ol on ol.id = l.order_line_id
        group by t.id, ol.order_id
      ) r
      left join lateral (
        select sum(l.amount_minor)::bigint as amount, sum(l.tax_minor)::bigint as tax
        from order_lines ol join return_lines l on l.order_line_id = ol.id
        where ol.order_id = r.order_id and not exists (select from import_heads h where h.id = l.return_id)
      ) e on true
    ) p
    cross join business b
    left join orders o on o.id = p.order_id
    left join lateral (
      select report_minor(o.gross_minor, o.rate, o.currency, b.reporting_currency) as gross,
        report_minor(o.discount_minor, o.rate, o.currency, b.reporting_currency) as discount,
        report_minor(o.tax_minor, o.rate, o.currency, b.reporting_currency) as tax_posted
    ) posted on true
  ) q order by id, order_id`;

/**
 * Writes the returns of the chunk: linked to the sold line where exactly one fits, unlinked otherwise, each returned unit
 * with a movement from the customer back to where history's goods came from, and return postings.
 */
export async function settleReturns(tx: Tx, at: SettleFacts): Promise<void> {
  const client = tx.$client;
  await client.query(TABLE);
  await client.query(LINKS);
  await client.query(RETURNS, [at.importId]);
  await client.query(LINES);
  await client.query(RETURNED);
  await client.query(REFUNDS);
  await client.query(PAYMENT);
  await client.query(MOVEMENTS, [at.outside.customer, at.from, at.importId, at.actorName]);
  await client.query(POSTINGS, [at.importId]);
}
