import type { Tx } from '#db/client.ts';
import { withPicked } from '#domains/fulfilment/picking/picked-units.ts';
import { AppError } from '#lib/errors.ts';
import type { LoadedLine, LoadedOrder } from './loaded-order.ts';

const LOCK = { name: 'lock-order', text: 'select from orders where id = $1 for update' };

const READ = {
  name: 'load-order',
  text: `
    select o.id, o.number, o.channel_id as "channelId", o.customer_id as "customerId", o.status,
      o.attention_reason as "attentionReason", o.payment_status as "paymentStatus", o.currency, o.rate, o.day::text as day,
      o.version, o.gross_minor as "grossMinor", o.discount_minor as "discountMinor", o.shipping_minor as "shippingMinor",
      o.tax_minor as "taxMinor", o.total_minor as "totalMinor", o.paid_minor as "paidMinor",
      o.refunded_minor as "refundedMinor", o.units, o.location_id as "locationId", o.search, o.country, o.note, o.tags,
      o.shipped_at as "shippedAt", o.cancelled_at as "cancelledAt", o.cancel_reason as "cancelReason",
      (select json_build_object('reportingCurrency', b.reporting_currency, 'timeZone', b.time_zone, 'taxRates', b.tax_rates)
        from business b) as business,
      (select coalesce(json_agg(json_build_object(
          'id', l.id, 'position', l.position, 'externalId', l.external_id, 'variantId', l.variant_id, 'kind', v.kind,
          'tracking', v.tracking, 'serialAt', v.serial_at,
          'sku', l.sku, 'title', l.title, 'quantity', l.quantity, 'unitPriceMinor', l.unit_price_minor,
          'grossMinor', l.gross_minor, 'discountMinor', l.discount_minor, 'taxMinor', l.tax_minor,
          'costMinor', l.cost_minor, 'pickedQuantity', l.picked_quantity, 'shippedQuantity', l.shipped_quantity,
          'returnedQuantity', l.returned_quantity, 'returnedMinor', r.amount_minor, 'returnedTaxMinor', r.tax_minor,
          'returnedCostMinor', r.cost_minor, 'reservations', p.open,
          'picked', (select coalesce(json_agg(json_build_object('locationId', k.location_id, 'quantity', k.quantity)
            order by k.location_id), '[]') from picked_units k where k.order_line_id = l.id), 'bundle', case when l.bundle_key is not null then
            json_build_object('key', l.bundle_key, 'sku', l.bundle_sku, 'title', l.bundle_title,
              'quantity', l.bundle_quantity) end) order by l.position, l.id), '[]')
        from order_lines l
        left join variants v on v.id = l.variant_id
        cross join lateral (
          select coalesce(sum(amount_minor), 0) as amount_minor, coalesce(sum(tax_minor), 0) as tax_minor,
            coalesce(sum(cost_minor), 0) as cost_minor
          from return_lines where order_line_id = l.id) r
        cross join lateral (
          select coalesce(json_agg(json_build_object('id', s.id, 'variantId', s.variant_id, 'locationId', s.location_id,
            'quantity', s.quantity, 'locationName', place.name) order by s.created_at, s.id), '[]') as open
          from reservations s join locations place on place.id = s.location_id
          where s.order_line_id = l.id and s.status = 'open') p
        where l.order_id = o.id) as lines
    from orders o where o.id = $1`,
};

/**
 * Locks an order and reads all that its life depends on. The lock comes first in a statement of its own: a read in the
 * same statement would show the lines as they were before the wait.
 * @throws NOT_FOUND
 */
export async function loadOrder(tx: Tx, orderId: string): Promise<LoadedOrder> {
  const [, { rows }] = await Promise.all([
    tx.$client.query({ ...LOCK, values: [orderId] }),
    tx.$client.query<LoadedOrder>({ ...READ, values: [orderId] }),
  ]);
  const order = rows[0];
  if (order) return { ...order, lines: order.lines.map((line) => withPicked(line, line.picked)) };
  throw new AppError('NOT_FOUND', `There is no order ${orderId}; it may have been removed with its import.`, {
    details: { reason: 'gone', thing: 'order' },
  });
}

/** @throws NOT_FOUND when the order has no such line. */
export function findLine(order: LoadedOrder, lineId: string): LoadedLine {
  const line = order.lines.find((one) => one.id === lineId);
  if (line) return line;
  throw new AppError('NOT_FOUND', `Order ${order.number} has no line ${lineId}; load it again.`, {
    details: { reason: 'gone', thing: 'line', orderId: order.id, lineId },
  });
}
