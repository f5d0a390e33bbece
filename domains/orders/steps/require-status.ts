import { AppError } from '#lib/errors.ts';
import type { OrderStatus } from '../order-status.ts';
import type { LoadedOrder } from './loaded-order.ts';

const STANDS: Record<OrderStatus, string> = {
  attention: 'needs attention; resolve it first',
  backorder: 'waits for stock; allocate it when units have come',
  reserved: 'is reserved and not confirmed yet',
  confirmed: 'is confirmed already',
  picked: 'is picked already',
  part_shipped: 'is shipped in part',
  shipped: 'is shipped already; take goods back with a return instead',
  cancelled: 'is cancelled; place a new order instead',
};

/** @throws CONFLICT saying where the order stands and what can be done, unless it stands at one of the statuses. */
export function requireStatus(order: LoadedOrder, allowed: readonly OrderStatus[]): void {
  if (allowed.includes(order.status)) return;
  const reason = order.status === 'attention' ? ` (${order.attentionReason})` : '';
  throw new AppError('CONFLICT', `Order ${order.number} ${STANDS[order.status]}${reason}.`, {
    details: { reason: 'orderStatus', orderId: order.id, status: order.status },
  });
}
