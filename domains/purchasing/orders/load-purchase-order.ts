import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import type { LineUnits, PurchaseStatus } from './purchase-status.ts';

/** A line of an order that is being changed. `unitCostMicros` is in the order's currency. */
export type LoadedLine = LineUnits & {
  id: string;
  variantId: string;
  sku: string;
  unitCostMicros: number;
};

/** An order that nobody else changes until the commit. */
export type LoadedPurchaseOrder = {
  id: string;
  number: number;
  status: PurchaseStatus;
  supplierId: string;
  locationId: string;
  currency: string;
  rate: string;
  reportingCurrency: string;
  expectedOn: string | null;
  note: string;
  lines: LoadedLine[];
};

/**
 * Reads an order and its lines and keeps others from changing it until the commit.
 * @throws NOT_FOUND; CONFLICT naming where it stands, when it is none of `wanted`.
 */
export async function loadPurchaseOrder(
  tx: Tx,
  purchaseOrderId: string,
  wanted: readonly PurchaseStatus[],
): Promise<LoadedPurchaseOrder> {
  const { rows } = await tx.$client.query<Omit<LoadedPurchaseOrder, 'lines'>>(
    `select p.id, p.number, p.status, p.supplier_id as "supplierId", p.location_id as "locationId", p.currency,
       trim_scale(p.rate)::text as rate, b.reporting_currency as "reportingCurrency", p.expected_on::text as "expectedOn",
       p.note
     from purchase_orders p cross join business b where p.id = $1 for update of p`,
    [purchaseOrderId],
  );
  const order = rows[0];
  if (!order) throw new AppError('NOT_FOUND', 'There is no such purchase order; load the page again.');
  if (!wanted.includes(order.status)) {
    throw new AppError('CONFLICT', `Purchase order ${order.number} is ${order.status.replace('_', ' ')}.`, {
      details: { reason: 'purchaseStatus', status: order.status, number: order.number },
    });
  }
  const lines = await tx.$client.query<LoadedLine>(
    `select l.id, l.variant_id as "variantId", v.sku, l.quantity, l.unit_cost_micros as "unitCostMicros",
       l.received_good as "receivedGood", l.received_damaged as "receivedDamaged",
       l.cancelled_quantity as "cancelledQuantity"
     from purchase_order_lines l join variants v on v.id = l.variant_id
     where l.purchase_order_id = $1 order by l.position`,
    [purchaseOrderId],
  );
  return { ...order, lines: lines.rows };
}
