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

/** What decides how far the money is, in minor units of the order's currency. `returnedMinor` is the sold worth, with tax. */
export type OrderMoney = {
  totalMinor: number;
  returnedMinor: number;
  paidMinor: number;
  refundedMinor: number;
};

/**
 * What is still to be paid, in minor units: the worth of what came back is not owed, nor is what was given back beyond
 * it (a gesture). Money that went back for goods which had not been paid for is owed again.
 */
export function owedMinor({ totalMinor, returnedMinor, paidMinor, refundedMinor }: OrderMoney): number {
  const remittedMinor = Math.max(returnedMinor, refundedMinor);
  return Math.max(0, totalMinor - remittedMinor - (paidMinor - refundedMinor));
}

/** The payment status that the sums say; `unpaid` and `part_paid` only while something is owed. */
export function paymentStatus(money: OrderMoney): PaymentStatus {
  const { paidMinor, refundedMinor } = money;
  const keptMinor = paidMinor - refundedMinor;
  if (owedMinor(money) > 0) return keptMinor > 0 ? 'part_paid' : 'unpaid';
  if (refundedMinor === 0) return 'paid';
  return keptMinor > 0 ? 'part_refunded' : 'refunded';
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
