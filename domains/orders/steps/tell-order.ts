import type { Outcome } from '#domains/command.ts';
import type { EventKind, NewEvent } from '#domains/events/subscriptions.ts';
import type { LoadedOrder } from './loaded-order.ts';

/** What the one who changed an order is told. */
export type ChangedOrder = {
  id: string;
  number: number;
  status: LoadedOrder['status'];
  paymentStatus: LoadedOrder['paymentStatus'];
  version: number;
};

/** The result of a command on an order. */
export function changed(order: LoadedOrder): ChangedOrder {
  const { id, number, status, paymentStatus, version } = order;
  return { id, number, status, paymentStatus, version };
}

/** The order's new state for its event; every order event names the status, so that its path can be audited. */
export function orderEvent(
  order: LoadedOrder,
  kind: EventKind,
  payload: Record<string, unknown> = {},
): NewEvent {
  return {
    kind,
    subjectKind: 'order',
    subjectId: order.id,
    channelId: order.channelId,
    payload: { number: order.number, status: order.status, ...payload },
  };
}

/** The trace of a command on one order: result, states before and after, its events; missing units and attention are told too. */
export function tellOrder<Result>(
  before: LoadedOrder,
  after: LoadedOrder,
  more: { result: Result; events: NewEvent[]; summary?: Record<string, unknown> },
): Outcome<Result> {
  const events = [...more.events];
  if (after.status !== before.status && after.status === 'backorder') {
    events.push(orderEvent(after, 'order.short'));
  }
  if (after.status !== before.status && after.status === 'attention') {
    events.push(orderEvent(after, 'order.attention', { reason: after.attentionReason }));
  }
  return {
    result: more.result,
    subjectKind: 'order',
    subjectId: after.id,
    summary: { number: after.number, status: after.status, ...more.summary },
    before: stateOf(before),
    after: stateOf(after),
    events,
  };
}

function stateOf(order: LoadedOrder) {
  return {
    status: order.status,
    attentionReason: order.attentionReason,
    paymentStatus: order.paymentStatus,
    version: order.version,
    totalMinor: order.totalMinor,
    paidMinor: order.paidMinor,
    refundedMinor: order.refundedMinor,
    lines: order.lines.map((line) => ({
      id: line.id,
      sku: line.sku,
      quantity: line.quantity,
      picked: line.pickedQuantity,
      shipped: line.shippedQuantity,
      returned: line.returnedQuantity,
    })),
  };
}
