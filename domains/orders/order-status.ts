/** The life of an order: where each status may go. The database refuses every other step (db/sql/orders.sql). */
export const ORDER_STEPS = {
  attention: ['backorder', 'reserved', 'confirmed', 'picked', 'part_shipped', 'shipped', 'cancelled'],
  backorder: ['attention', 'reserved', 'confirmed', 'part_shipped', 'shipped', 'cancelled'],
  reserved: ['attention', 'backorder', 'confirmed', 'picked', 'part_shipped', 'shipped', 'cancelled'],
  confirmed: ['attention', 'backorder', 'picked', 'part_shipped', 'shipped', 'cancelled'],
  picked: ['attention', 'backorder', 'confirmed', 'part_shipped', 'shipped', 'cancelled'],
  part_shipped: ['attention', 'shipped'],
  shipped: ['part_shipped'],
  cancelled: [],
} as const;

/** Where an order stands. */
export type OrderStatus = keyof typeof ORDER_STEPS;

/** How far the money is. */
export type PaymentStatus = 'unpaid' | 'part_paid' | 'paid' | 'part_refunded' | 'refunded';

/** Whether the graph has the step; staying where it is always may. */
export function canStep(from: OrderStatus, to: OrderStatus): boolean {
  return from === to || (ORDER_STEPS[from] as readonly OrderStatus[]).includes(to);
}

/** The payment status that the sums say. */
export function paymentStatus(money: {
  totalMinor: number;
  paidMinor: number;
  refundedMinor: number;
}): PaymentStatus {
  const { totalMinor, paidMinor, refundedMinor } = money;
  if (paidMinor > 0 && refundedMinor >= paidMinor) return 'refunded';
  if (refundedMinor > 0) return 'part_refunded';
  if (paidMinor >= totalMinor) return 'paid';
  return paidMinor > 0 ? 'part_paid' : 'unpaid';
}

/** The lines' quantities that decide how far an order is on its way. */
export type LineProgress = { quantity: number; shippedQuantity: number };

/** `shipped` when nothing is left to ship, `part_shipped` when something has left; otherwise undefined. */
export function shippingStatus(lines: readonly LineProgress[]): 'shipped' | 'part_shipped' | undefined {
  const left = lines.reduce((sum, line) => sum + line.quantity - line.shippedQuantity, 0);
  const sent = lines.reduce((sum, line) => sum + line.shippedQuantity, 0);
  if (sent === 0) return undefined;
  return left === 0 ? 'shipped' : 'part_shipped';
}
