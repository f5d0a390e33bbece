import type { OrderVersionLine } from '#db/schema/orders.ts';
import { PICKUP_UNITS } from '#domains/fulfilment/pickup/pickup-units.ts';
import { isId } from '#lib/ids.ts';
import type { Actor, Ctx } from '../context.ts';
import { maskAddress, maskText, seesContact, seesDestination } from '../customers/mask-contact.ts';
import { allow, can } from '../team/can.ts';
import type { SoldIn } from './bundles/take-apart.ts';
import type { OrderRow } from './list-orders.ts';
import type { OrderAddress } from './write-order.ts';

/** A line of the order page. Amounts in the order's currency, tax excluded; cost only for those who may see costs. */
export type OrderLine = {
  id: string;
  position: number;
  variantId: string | null;
  sku: string;
  title: string;
  kind: 'goods' | 'service' | null;
  quantity: number;
  unitPriceMinor: number;
  grossMinor: number;
  discountMinor: number;
  taxMinor: number;
  /** In the reporting currency; null while unknown or where one may not see it. */
  costMinor: number | null;
  picked: number;
  shipped: number;
  returned: number;
  /** What is promised where, and how much of that is picked. */
  reserved: { locationId: string; locationName: string; quantity: number; picked: number }[];
  /** The bundle that it was sold in; `quantity` units of the line are in one. */
  bundle?: SoldIn | null;
};

/** How far the pick-up of an order is. Instants are ISO texts. */
export type OrderPickup = {
  locationId: string;
  locationName: string;
  status: 'arranged' | 'ready' | 'collected' | 'expired' | 'cancelled';
  waitsThere: boolean;
  arrangedAt: string;
  readyAt: string | null;
  /** Whether the customer was sent the code by e-mail. */
  isMailed: boolean;
  deadline: string | null;
  endedAt: string | null;
  handedOverBy: string | null;
  proof: 'code' | 'document' | null;
  documentEnd: string | null;
  /** Units that are promised at the shop, those of them that are picked, and units that lie elsewhere. */
  here: number;
  picked: number;
  elsewhere: { locationId: string; locationName: string; quantity: number }[];
};

type Part = { lineId: string; quantity: number };

/** An address of an order; masked for those who need not send or write anything there. */
export type ShownAddress = OrderAddress & { isMasked: boolean };

/** Everything that the order page shows, but the timeline. Instants are ISO texts. */
export type OrderDetail = Omit<OrderRow, 'customerName' | 'isPickup'> & {
  channelId: string;
  customer: { id: string; name: string; number: number } | null;
  attentionReason: string | null;
  version: number;
  grossMinor: number;
  discountMinor: number;
  shippingMinor: number;
  taxMinor: number;
  paidMinor: number;
  refundedMinor: number;
  reportingCurrency: string;
  note: string;
  cancelReason: string | null;
  cancelledAt: string | null;
  shippedAt: string | null;
  sourceStatus: string | null;
  routing: { reason: 'single' | 'split' | 'short' | 'none'; wholeAt: string[] } | null;
  /** Where and until when its customer comes for it; null for an order that is sent. */
  pickup: OrderPickup | null;
  lines: OrderLine[];
  addresses: ShownAddress[];
  payments: { id: string; method: string; amountMinor: number; at: string }[];
  refunds: { id: string; method: string; amountMinor: number; reason: string; at: string }[];
  /** What the channel gave back without saying which goods came back, and nobody has taken any back since. */
  unnamedRefundMinor: number;
  shipments: {
    id: string;
    number: number;
    locationName: string;
    method: 'courier' | 'post' | 'pickup' | 'counter';
    carrier: string | null;
    trackingNumber: string | null;
    shippedAt: string;
    lines: Part[];
  }[];
  returns: {
    id: string;
    number: number;
    locationName: string | null;
    reason: string;
    at: string;
    lines: {
      id: string;
      lineId: string | null;
      sku: string;
      quantity: number;
      amountMinor: number;
      taxMinor: number;
      condition: 'new' | 'opened' | 'damaged' | 'faulty';
      disposition: 'shelf' | 'repair' | 'quarantine' | 'vendor' | 'scrap';
    }[];
  }[];
  /** What the order was before each edit, oldest first. */
  versions: {
    version: number;
    supersededAt: string;
    actorName: string;
    reason: string;
    totalMinor: number;
    shippingMinor: number;
    lines: OrderVersionLine[];
  }[];
};

const list = (select: string) => `(select coalesce(json_agg(${select}), '[]') `;

const IS_MAILED = `coalesce((select (e.payload ->> 'isMailed')::boolean from events e where e.subject_kind = 'order'
  and e.subject_id = o.id::text and e.kind = 'order.ready_for_pickup' order by e.id desc limit 1), false)`;

const READ = `
  select o.id, o.number, o.external_number as "externalNumber", o.channel_id as "channelId", ch.name as "channelName",
    ch.kind as "channelKind", o.status, o.attention_reason as "attentionReason", o.payment_status as "paymentStatus",
    o.currency, (select b.reporting_currency from business b) as "reportingCurrency", o.placed_at as "placedAt",
    o.ship_by as "shipBy", o.version, o.units, o.gross_minor as "grossMinor", o.discount_minor as "discountMinor",
    o.shipping_minor as "shippingMinor", o.tax_minor as "taxMinor", o.total_minor as "totalMinor",
    o.paid_minor as "paidMinor", o.refunded_minor as "refundedMinor", o.note, o.tags, o.country,
    o.cancel_reason as "cancelReason", o.cancelled_at as "cancelledAt", o.shipped_at as "shippedAt",
    o.source_status as "sourceStatus", l.name as "locationName",
    case when c.id is not null then json_build_object('id', c.id, 'name', c.name, 'number', c.number) end as customer,
    case when o.routing is not null then json_build_object('reason', o.routing ->> 'reason', 'wholeAt',
      (select coalesce(json_agg(w.name order by place.at), '[]')
        from jsonb_array_elements_text(o.routing -> 'wholeAt') with ordinality as place (id, at)
        join locations w on w.id = place.id::uuid)) end as routing,
    (select json_build_object('locationId', u.location_id, 'locationName', place.name, 'status', u.status,
        'waitsThere', u.waits_there, 'arrangedAt', u.arranged_at, 'readyAt', u.ready_at, 'isMailed', ${IS_MAILED},
        'deadline', u.deadline, 'endedAt', u.ended_at, 'handedOverBy', u.handed_over_by, 'proof', u.proof,
        'documentEnd', u.document_end, 'here', sums.here, 'picked', sums.picked, 'elsewhere', sums.elsewhere)
      from pickups u join locations place on place.id = u.location_id
      cross join lateral (${PICKUP_UNITS('u')}) sums where u.order_id = o.id) as pickup,
    ${list(`json_build_object('id', i.id, 'position', i.position, 'variantId', i.variant_id, 'sku', i.sku,
      'title', i.title, 'kind', v.kind, 'quantity', i.quantity, 'unitPriceMinor', i.unit_price_minor,
      'grossMinor', i.gross_minor, 'discountMinor', i.discount_minor, 'taxMinor', i.tax_minor,
      'costMinor', case when $2 then i.cost_minor end, 'picked', i.picked_quantity, 'shipped', i.shipped_quantity,
      'returned', i.returned_quantity, 'reserved',
      (select coalesce(json_agg(json_build_object('locationId', s.id, 'locationName', s.name, 'quantity', s.quantity,
          'picked', least(s.quantity, coalesce(s.picked, 0)))
          order by s.name, s.id), '[]')
        from (select p.id, p.name, sum(r.quantity)::integer as quantity, max(k.quantity) as picked from reservations r
          join locations p on p.id = r.location_id
          left join picked_units k on k.order_line_id = i.id and k.location_id = p.id
          where r.order_line_id = i.id and r.status = 'open' group by p.id, p.name) s), 'bundle',
      case when i.bundle_key is not null then json_build_object('key', i.bundle_key, 'sku', i.bundle_sku,
        'title', i.bundle_title, 'quantity', i.bundle_quantity) end) order by i.position, i.id`)}
      from order_lines i left join variants v on v.id = i.variant_id where i.order_id = o.id) as lines,
    ${list(`json_build_object('kind', a.kind, 'name', a.name, 'phone', a.phone, 'email', a.email, 'lines', a.lines,
      'city', a.city, 'region', a.region, 'postcode', a.postcode, 'country', a.country) order by a.kind desc`)}
      from order_addresses a where a.order_id = o.id) as addresses,
    ${list(`json_build_object('id', p.id, 'method', p.method, 'amountMinor', p.amount_minor, 'at', p.at)
      order by p.at, p.id`)} from payments p where p.order_id = o.id) as payments,
    ${list(`json_build_object('id', f.id, 'method', f.method, 'amountMinor', f.amount_minor, 'reason', f.reason,
      'at', f.at) order by f.at, f.id`)} from refunds f where f.order_id = o.id) as refunds,
    (select coalesce(sum(f.amount_minor), 0)::bigint from refunds f
      where f.order_id = o.id and f.external_id is not null and f.return_id is null and not exists (
        select from returns b where b.order_id = o.id and (b.external_id = f.external_id or b.external_id is null and b.at >= f.at)))
      as "unnamedRefundMinor",
    ${list(`json_build_object('id', s.id, 'number', s.number, 'locationName', p.name, 'method', s.method,
      'carrier', s.carrier, 'trackingNumber', s.tracking_number, 'shippedAt', s.shipped_at, 'lines',
      (select coalesce(json_agg(json_build_object('lineId', sl.order_line_id, 'quantity', sl.quantity)), '[]')
        from shipment_lines sl where sl.shipment_id = s.id)) order by s.shipped_at, s.id`)}
      from shipments s join locations p on p.id = s.location_id where s.order_id = o.id) as shipments,
    ${list(`json_build_object('id', b.id, 'number', b.number, 'locationName', p.name, 'reason', b.reason, 'at', b.at,
      'lines', (select coalesce(json_agg(json_build_object('id', bl.id, 'lineId', bl.order_line_id, 'sku', bl.sku,
          'quantity', bl.quantity, 'amountMinor', bl.amount_minor, 'taxMinor', bl.tax_minor,
          'condition', bl.condition, 'disposition', bl.disposition) order by bl.id), '[]')
        from return_lines bl where bl.return_id = b.id)) order by b.at, b.id`)}
      from returns b left join locations p on p.id = b.location_id where b.order_id = o.id) as returns,
    ${list(`json_build_object('version', w.version, 'supersededAt', w.superseded_at, 'actorName', w.actor_name,
      'reason', w.reason, 'totalMinor', w.total_minor, 'shippingMinor', w.shipping_minor, 'lines', w.lines)
      order by w.version`)} from order_versions w where w.order_id = o.id) as versions
  from orders o join channels ch on ch.id = o.channel_id
  left join customers c on c.id = o.customer_id left join locations l on l.id = o.location_id
  where o.id = $1`;

type Instants = 'placedAt' | 'shipBy' | 'cancelledAt' | 'shippedAt';
type Read = Omit<OrderDetail, Instants | 'addresses'> & { addresses: OrderAddress[] } & Record<
    Instants,
    Date | null
  >;

/**
 * One order whole, in one statement. Undefined when there is none. Costs only for those who may see costs; addresses, and
 * what the note says of them, only for those who speak with people or have still to send it.
 */
export async function getOrder(ctx: Ctx, orderId: string): Promise<OrderDetail | undefined> {
  allow(ctx.actor, 'order.read');
  if (!isId(orderId)) return undefined;
  const { rows } = await ctx.db.$client.query<Read>({
    name: 'get-order',
    text: READ,
    values: [orderId, can(ctx.actor, 'cost.read')],
  });
  const [order] = rows;
  if (!order) return undefined;
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  return {
    ...order,
    ...showPeople(ctx.actor, order),
    placedAt: order.placedAt!.toISOString(),
    shipBy: iso(order.shipBy),
    cancelledAt: iso(order.cancelledAt),
    shippedAt: iso(order.shippedAt),
  };
}

function showPeople(
  actor: Actor,
  { status, addresses, note }: Read,
): Pick<OrderDetail, 'addresses' | 'note'> {
  if (seesContact(actor)) return { note, addresses: addresses.map((one) => ({ ...one, isMasked: false })) };
  const isSent = seesDestination(actor, status);
  return {
    note: isSent ? note : maskText(note),
    addresses: addresses.map((one) =>
      isSent && one.kind === 'shipping'
        ? { ...one, email: null, isMasked: false }
        : { ...maskAddress(one), isMasked: true },
    ),
  };
}
