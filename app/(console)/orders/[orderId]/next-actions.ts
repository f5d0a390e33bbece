import type { OrderDetail } from '#domains/orders/get-order.ts';
import { owedMinor as owedOf } from '#domains/orders/order-status.ts';
import type { Verb } from '#domains/team/can.ts';

/** Everything that can be done on the order page, with the right that it needs. */
export const ORDER_ACTIONS = {
  resolve: 'order.resolve',
  allocate: 'order.allocate',
  confirm: 'order.confirm',
  pick: 'order.pick',
  ship: 'order.ship',
  pay: 'order.pay',
  takeBack: 'order.return',
  refund: 'order.refund',
  edit: 'order.edit',
  collect: 'pickup.arrange',
  promise: 'order.edit',
  note: 'order.note',
  cancel: 'order.cancel',
} as const satisfies Record<string, Verb>;

/** One of them. */
export type OrderAction = keyof typeof ORDER_ACTIONS;

/** What the order's state lets happen next, the most urgent first. Rights are asked elsewhere. Pure. */
export function nextActions(order: OrderDetail): OrderAction[] {
  const { status } = order;
  const isWaiting = status !== 'attention' && status !== 'cancelled' && status !== 'shipped';
  const all: Record<OrderAction, boolean> = {
    resolve: status === 'attention',
    allocate: isWaiting && order.lines.some((line) => missingUnits(line) > 0),
    confirm: status === 'reserved',
    pick: isWaiting && order.lines.some((line) => unpickedUnits(line) > 0),
    ship: isWaiting && order.lines.some((line) => reservedUnits(line) > 0 || unshippedService(line)),
    pay: status !== 'cancelled' && owedMinor(order) > 0,
    takeBack: order.lines.some((line) => line.shipped > line.returned),
    refund: refundableMinor(order) > 0,
    edit: status !== 'cancelled',
    collect: mayCollect(order),
    promise: status !== 'cancelled' && status !== 'shipped',
    note: true,
    cancel: status !== 'cancelled' && status !== 'shipped',
  };
  return (Object.keys(all) as OrderAction[]).filter((action) => all[action]);
}

type Line = OrderDetail['lines'][number];

/** Nothing has left, and it does not wait for its customer already; a channel may have named a shop that nobody knows. */
function mayCollect({ status, attentionReason, pickup }: OrderDetail): boolean {
  if (status === 'attention') return /^pickup_place\b/.test(attentionReason ?? '');
  const isOpen = ['backorder', 'reserved', 'confirmed', 'picked'].includes(status);
  return isOpen && pickup?.status !== 'ready' && pickup?.status !== 'collected';
}

/** Units that are promised and have not left. */
export function reservedUnits(line: Line): number {
  return line.reserved.reduce((sum, one) => sum + one.quantity, 0);
}

/** Units that are promised and still on the shelf, at one place or at all. */
export function unpickedUnits(line: Line, placeId?: string): number {
  return line.reserved
    .filter((one) => placeId === undefined || one.locationId === placeId)
    .reduce((sum, one) => sum + Math.max(0, one.quantity - one.picked), 0);
}

/** Units that are neither shipped nor promised; a service needs none. */
export function missingUnits(line: Line): number {
  if (line.kind !== 'goods') return 0;
  return Math.max(0, line.quantity - line.shipped - reservedUnits(line));
}

function unshippedService(line: Line): boolean {
  return line.kind === 'service' && line.shipped < line.quantity;
}

/** What is still to be paid, by the same rule as the command that takes the payment. */
export function owedMinor(order: OrderDetail): number {
  const returnedMinor = order.returns
    .flatMap((back) => back.lines)
    .reduce((sum, line) => sum + line.amountMinor + line.taxMinor, 0);
  return owedOf({ ...order, returnedMinor });
}

/** What was paid and has not gone back. */
export function refundableMinor(order: OrderDetail): number {
  return Math.max(0, order.paidMinor - order.refundedMinor);
}

/** What some units of a line were sold for, tax included, rounded down; a proposal for a refund. */
export function soldForMinor(line: Line, quantity: number): number {
  if (line.quantity === 0) return 0;
  return Math.floor(((line.grossMinor - line.discountMinor + line.taxMinor) * quantity) / line.quantity);
}
