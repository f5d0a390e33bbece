import type { Database } from '#db/client.ts';

const LINE = `join order_lines l on l.id = x.order_line_id join orders o on o.id = l.order_id`;

/**
 * What the books say, table by table, in words that do not depend on ids: numbers, codes, SKUs, positions. Instants that
 * the database's own clock gives, and what no command can say yet (the promised date), are left out.
 */
const STATES: Record<string, string> = {
  orders: `
    select o.number, c.slug, o.external_id, p.name as customer, o.status, o.attention_reason, o.payment_status, o.currency,
      o.rate, o.placed_at, o.day, o.version, o.gross_minor, o.discount_minor, o.shipping_minor, o.tax_minor, o.total_minor,
      o.paid_minor, o.refunded_minor, o.units, place.code, o.routing->>'reason' as reason, o.routing->'wholeAt' as whole_at,
      o.search, o.country, o.note, o.tags, o.created_at, o.updated_at, o.shipped_at, o.cancelled_at, o.cancel_reason
    from orders o join channels c on c.id = o.channel_id left join customers p on p.id = o.customer_id
    left join locations place on place.id = o.location_id order by 1`,
  lines: `
    select o.number, l.position, v.sku, l.sku as said, l.title, l.quantity, l.unit_price_minor, l.gross_minor,
      l.discount_minor, l.tax_minor, l.cost_minor, l.picked_quantity, l.shipped_quantity, l.returned_quantity
    from order_lines l join orders o on o.id = l.order_id left join variants v on v.id = l.variant_id order by 1, 2`,
  picked: `
    select o.number, l.position, place.code, x.quantity from picked_units x ${LINE}
    join locations place on place.id = x.location_id where x.quantity > 0 order by 1, 2, 3`,
  addresses: `
    select o.number, a.kind, a.name, a.phone, a.email, a.lines, a.city, a.region, a.postcode, a.country
    from order_addresses a join orders o on o.id = a.order_id order by 1, 2`,
  payments: `
    select o.number, x.method, x.amount_minor, x.at from payments x join orders o on o.id = x.order_id order by 1, 4`,
  refunds: `
    select o.number, x.method, x.amount_minor, x.reason, x.at, r.number as return_number
    from refunds x join orders o on o.id = x.order_id left join returns r on r.id = x.return_id order by 1, 5`,
  reservations: `
    select o.number, l.position, place.code, x.quantity, x.status, x.created_at, x.closed_at, x.close_reason
    from reservations x ${LINE} join locations place on place.id = x.location_id order by 1, 2, 3, 6, 7, 4`,
  shipments: `
    select x.number, o.number as order_number, place.code, x.method, x.carrier, x.tracking_number, x.shipped_at,
      (select json_agg(json_build_array(l.position, s.quantity) order by l.position)
        from shipment_lines s join order_lines l on l.id = s.order_line_id where s.shipment_id = x.id) as lines
    from shipments x join orders o on o.id = x.order_id join locations place on place.id = x.location_id order by 1`,
  returns: `
    select x.number, o.number as order_number, place.code, x.at, x.day, x.reason, p.name,
      (select json_agg(json_build_array(l.position, s.quantity, s.amount_minor, s.tax_minor, s.cost_minor, s.condition,
        s.disposition) order by l.position)
        from return_lines s join order_lines l on l.id = s.order_line_id where s.return_id = x.id) as lines
    from returns x join orders o on o.id = x.order_id join locations place on place.id = x.location_id
    left join customers p on p.id = x.customer_id order by 1`,
  movements: `
    select x.at, v.sku, x.quantity, a.code as from_code, b.code as to_code, x.reason, x.cause_kind, o.number, l.position,
      x.actor_name, x.note, x.unit_cost_micros
    from stock_movements x join variants v on v.id = x.variant_id join locations a on a.id = x.from_location_id
    join locations b on b.id = x.to_location_id left join order_lines l on l.id = x.order_line_id
    left join orders o on o.id = l.order_id order by 1, 2, 4, 5, 3, 9`,
  adjustments: `
    select v.sku, place.code, x.quantity, x.reason, x.note, x.at from stock_adjustments x
    join variants v on v.id = x.variant_id join locations place on place.id = x.location_id order by 6, 1, 2`,
  levels: `
    select v.sku, place.code, x.on_hand, x.reserved, x.safety from stock_levels x join variants v on v.id = x.variant_id
    join locations place on place.id = x.location_id where x.on_hand <> 0 or x.safety <> 0 order by 1, 2`,
  postings: `
    select x.kind, x.at, x.day, c.slug, place.code, p.name, o.number, x.gross_minor, x.discounts_minor, x.returns_minor,
      x.shipping_minor, x.tax_minor, x.cogs_minor, x.fees_minor, x.fulfilment_minor, x.marketing_minor, x.fixed_minor,
      x.adjustment_minor, x.handling_minor, x.orders, x.units, x.returned_units, x.units_without_cost, x.receivable_minor
    from postings x join channels c on c.id = x.channel_id left join locations place on place.id = x.location_id
    left join customers p on p.id = x.customer_id left join orders o on o.id = x.order_id order by x.id`,
  costs: `
    select x.kind, c.slug, place.code, x.amount_minor, x.currency, x.rate, x.day, x.campaign, x.note, x.created_at
    from costs x join channels c on c.id = x.channel_id left join locations place on place.id = x.location_id
    order by 10, 2, 1, 3, 8`,
  days: `select c.slug, x.day, to_jsonb(x) - 'channel_id' as sums from channel_days x join channels c on c.id = x.channel_id
    order by 1, 2`,
  stats: `select p.number, p.name, to_jsonb(x) - 'customer_id' as sums from customer_stats x
    join customers p on p.id = x.customer_id order by 1`,
  customers: `
    select p.number, p.name, p.search, p.locale, p.country, c.slug, p.created_at, p.updated_at,
      (select json_agg(json_build_array(i.kind, i.value, i.source, i.is_verified) order by i.kind, i.value)
        from identities i where i.customer_id = p.id) as identities
    from customers p join channels c on c.id = p.first_channel_id order by 1`,
  audit: `
    select at, actor_kind, actor_name, verb, subject_kind, summary - 'locationId' as summary from audit_log
    where subject_kind not in ('user', 'business') order by id`,
  events: `
    select e.at, e.kind, e.subject_kind, c.slug, e.actor_name, e.payload->>'status' as status,
      e.payload->>'number' as number, (select count(*) from jsonb_object_keys(e.payload)) as facts
    from events e left join channels c on c.id = e.channel_id
    where e.subject_kind not in ('user', 'business') order by e.id`,
};

/** The names of the states that `readState` knows. */
export const STATE_NAMES = Object.keys(STATES);

/** One table's rows as text, each a line, so that a difference shows where it is. */
export async function readState(db: Database, name: string): Promise<string[]> {
  const { rows } = await db.$client.query<Record<string, unknown>>(STATES[name]!);
  return rows.map((row) => JSON.stringify(row));
}
