import type { Tx } from '#db/client.ts';
import type { LoadedOrder } from './loaded-order.ts';

const SAVE = {
  name: 'save-order',
  text: `
    with head as (
      update orders o set
        status = n.status, attention_reason = n.attention_reason, payment_status = n.payment_status, version = n.version,
        gross_minor = n.gross_minor, discount_minor = n.discount_minor, shipping_minor = n.shipping_minor,
        tax_minor = n.tax_minor, total_minor = n.total_minor, paid_minor = n.paid_minor,
        refunded_minor = n.refunded_minor, units = n.units, location_id = n.location_id, search = n.search,
        country = n.country, note = n.note, tags = n.tags, shipped_at = n.shipped_at, cancelled_at = n.cancelled_at,
        cancel_reason = n.cancel_reason, updated_at = $3
      from jsonb_populate_record(null::orders, $1::jsonb) n where o.id = n.id
    )
    insert into order_lines as l (id, order_id, position, external_id, variant_id, sku, title, quantity, unit_price_minor,
      gross_minor, discount_minor, tax_minor, cost_minor, picked_quantity, shipped_quantity, returned_quantity,
      bundle_key, bundle_sku, bundle_title, bundle_quantity)
    select n.id, n.order_id, n.position, n.external_id, n.variant_id, n.sku, n.title, n.quantity, n.unit_price_minor,
      n.gross_minor, n.discount_minor, n.tax_minor, n.cost_minor, n.picked_quantity, n.shipped_quantity,
      n.returned_quantity, n.bundle_key, n.bundle_sku, n.bundle_title, n.bundle_quantity
    from jsonb_populate_recordset(null::order_lines, $2::jsonb) n
    on conflict (id) do update set
      external_id = excluded.external_id, sku = excluded.sku, title = excluded.title,
      bundle_key = excluded.bundle_key, bundle_sku = excluded.bundle_sku, bundle_title = excluded.bundle_title,
      bundle_quantity = excluded.bundle_quantity,
      variant_id = excluded.variant_id, quantity = excluded.quantity, unit_price_minor = excluded.unit_price_minor,
      gross_minor = excluded.gross_minor, discount_minor = excluded.discount_minor, tax_minor = excluded.tax_minor,
      cost_minor = excluded.cost_minor, picked_quantity = excluded.picked_quantity,
      shipped_quantity = excluded.shipped_quantity, returned_quantity = excluded.returned_quantity`,
};

const SAVE_PICKED = {
  name: 'save-picked-units',
  text: `
    insert into picked_units (order_line_id, location_id, quantity)
    select * from unnest($1::uuid[], $2::uuid[], $3::integer[])
    on conflict (order_line_id, location_id) do update set quantity = excluded.quantity`,
};

/**
 * Writes an order, its lines and what is picked of them as they now stand, new lines included. Reservations, shipments, payments and postings
 * have their own steps. The database refuses a status that the graph does not allow.
 */
export async function saveOrder(tx: Tx, order: LoadedOrder, now: Date): Promise<void> {
  await tx.$client.query({
    ...SAVE,
    values: [JSON.stringify(headRow(order)), JSON.stringify(lineRows(order)), now],
  });
  const picked = order.lines.flatMap((line) => line.picked.map((one) => ({ ...one, lineId: line.id })));
  if (picked.length === 0) return;
  await tx.$client.query({
    ...SAVE_PICKED,
    values: [
      picked.map((one) => one.lineId),
      picked.map((one) => one.locationId),
      picked.map((one) => one.quantity),
    ],
  });
}

function headRow(order: LoadedOrder) {
  return {
    id: order.id,
    status: order.status,
    attention_reason: order.attentionReason,
    payment_status: order.paymentStatus,
    version: order.version,
    gross_minor: order.grossMinor,
    discount_minor: order.discountMinor,
    shipping_minor: order.shippingMinor,
    tax_minor: order.taxMinor,
    total_minor: order.totalMinor,
    paid_minor: order.paidMinor,
    refunded_minor: order.refundedMinor,
    units: order.units,
    location_id: order.locationId,
    search: order.search,
    country: order.country,
    note: order.note,
    tags: order.tags,
    shipped_at: order.shippedAt,
    cancelled_at: order.cancelledAt,
    cancel_reason: order.cancelReason,
  };
}

function lineRows(order: LoadedOrder) {
  return order.lines.map((line) => ({
    id: line.id,
    order_id: order.id,
    position: line.position,
    external_id: line.externalId,
    variant_id: line.variantId,
    sku: line.sku,
    title: line.title,
    quantity: line.quantity,
    unit_price_minor: line.unitPriceMinor,
    gross_minor: line.grossMinor,
    discount_minor: line.discountMinor,
    tax_minor: line.taxMinor,
    cost_minor: line.costMinor,
    picked_quantity: line.pickedQuantity,
    shipped_quantity: line.shippedQuantity,
    returned_quantity: line.returnedQuantity,
    bundle_key: line.bundle?.key ?? null,
    bundle_sku: line.bundle?.sku ?? null,
    bundle_title: line.bundle?.title ?? null,
    bundle_quantity: line.bundle?.quantity ?? null,
  }));
}
