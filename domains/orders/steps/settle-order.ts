import { withPicked } from '#domains/fulfilment/picking/picked-units.ts';
import {
  canStep,
  type OrderMoney,
  type OrderStatus,
  paymentStatus,
  shippingStatus,
} from '../order-status.ts';
import { orderTotals } from '../order-totals.ts';
import { type LoadedLine, type LoadedOrder, missingOf } from './loaded-order.ts';

/** Discount and tax that stand on no line: on the whole order, and on its shipping. */
export type OrderExtras = { shippingMinor: number; shippingTaxMinor: number; discountMinor: number };

/** What an order's sums hold beside its lines. Pure. */
export function extrasOf(order: LoadedOrder): OrderExtras {
  const sum = (pick: (line: LoadedLine) => number) =>
    order.lines.reduce((total, line) => total + pick(line), 0);
  return {
    shippingMinor: order.shippingMinor,
    shippingTaxMinor: order.taxMinor - sum((line) => line.taxMinor),
    discountMinor: order.discountMinor - sum((line) => line.discountMinor),
  };
}

/** The order with its sums added up anew from lines and extras. Pure. */
export function withTotals(order: LoadedOrder, extras: OrderExtras): LoadedOrder {
  return { ...order, ...orderTotals(order.lines, extras) };
}

/**
 * The order with the status and payment status that its lines, reservations and sums say; what is picked is no more than
 * is promised. Pure.
 */
export function settled(before: LoadedOrder): LoadedOrder {
  const order = { ...before, lines: before.lines.map((line) => withPicked(line, line.picked)) };
  return { ...order, status: statusOf(order), paymentStatus: paymentStatus(moneyOf(order)) };
}

/** What decides how far the money is; once money of a cancelled order went back, nothing of it is owed. Pure. */
export function moneyOf(order: LoadedOrder): OrderMoney {
  const { paidMinor, refundedMinor } = order;
  const totalMinor = order.status === 'cancelled' && refundedMinor > 0 ? 0 : order.totalMinor;
  const returnedMinor = order.lines.reduce(
    (sum, line) => sum + line.returnedMinor + line.returnedTaxMinor,
    0,
  );
  return { totalMinor, returnedMinor, paidMinor, refundedMinor };
}

/**
 * Attention is a person's to end; what has left decides next; then what is missing; then how far the work in the
 * warehouse is. A confirmed order whose units come back from picking is confirmed again, never unconfirmed.
 */
function statusOf(order: LoadedOrder): OrderStatus {
  if (order.status === 'cancelled') return 'cancelled';
  if (order.attentionReason !== null) return 'attention';
  const shipping = shippingStatus(order.lines);
  if (shipping) return shipping;
  if (order.lines.some((line) => missingOf(line) > 0)) return 'backorder';
  const goods = order.lines.filter((line) => line.kind === 'goods' && line.quantity > 0);
  const isPicked = goods.length > 0 && goods.every((line) => line.pickedQuantity === line.quantity);
  if (isPicked) return canStep(order.status, 'picked') ? 'picked' : 'confirmed';
  return order.status === 'confirmed' || order.status === 'picked' ? 'confirmed' : 'reserved';
}
