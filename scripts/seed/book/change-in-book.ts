import { payments, refunds, shipmentLines, shipments } from '#db/schema/index.ts';
import type { NewEvent } from '#domains/events/subscriptions.ts';
import { takePicked, withPicked } from '#domains/fulfilment/picking/picked-units.ts';
import { planShipment } from '#domains/fulfilment/plan-shipment.ts';
import { leftAfter, takeUnits, unitsOf } from '#domains/inventory/take-reservations.ts';
import { reverse } from '#domains/money/posting.ts';
import { reverseParts } from '#domains/money/posting-parts.ts';
import { nameOf } from '#domains/orders/steps/loaded-order.ts';
import { paymentFee } from '#domains/orders/steps/payment-fee.ts';
import { settled } from '#domains/orders/steps/settle-order.ts';
import { orderEvent, tellOrder } from '#domains/orders/steps/tell-order.ts';
import type { Verb } from '#domains/team/can.ts';
import { scaleMinor } from '#lib/money.ts';
import type { Book, BookOrder, BookState, GivenBack } from './book.ts';
import { closeInBook, moveInBook } from './move-in-book.ts';
import { postInBook, recordInBook } from './record.ts';

const MICROS = 1_000_000;

/** A parcel that leaves one place with all that is reserved there. */
export type WantedShipment = {
  id: string;
  at: number;
  place: number;
  method: 'courier' | 'post' | 'pickup' | 'counter';
  carrier: string | null;
  trackingNumber: string | null;
};

/** As `pickOrder` with everything found. */
export function pickInBook(book: Book, order: BookOrder, atMs: number): void {
  const picked: { lineId: string; quantity: number }[] = [];
  const lines = order.state.lines.map((line) => {
    const quantity = unitsOf(line.reservations);
    picked.push({ lineId: line.id, quantity });
    return withPicked(line, line.reservations);
  });
  change(book, order, new Date(atMs), {
    verb: 'order.pick',
    after: settledState({ ...order.state, lines }),
    events: (after) => [orderEvent(after, 'order.picked', { lines: picked })],
  });
}

/** As `shipOrder` from one place. */
export function shipInBook(book: Book, order: BookOrder, wanted: WantedShipment): void {
  const at = new Date(wanted.at);
  const locationId = book.world.places[wanted.place]!.id;
  const shippable = order.state.lines.map((line) => ({
    ...line,
    name: nameOf(line),
    unshipped: line.quantity - line.shippedQuantity,
  }));
  const plan = planShipment(shippable, { locationId }, order.state.locationId);
  const { method, carrier, trackingNumber } = wanted;
  const number = book.next.shipment++;
  book.sink.write(shipments, {
    id: wanted.id,
    number,
    orderId: order.state.id,
    locationId,
    method,
    carrier,
    trackingNumber,
    externalId: null,
    shippedAt: at,
  });
  const lines = order.state.lines.map((line) => {
    const part = plan.lines.find((one) => one.lineId === line.id);
    if (!part) return line;
    book.sink.write(shipmentLines, { shipmentId: wanted.id, orderLineId: line.id, quantity: part.quantity });
    const owner = { orderId: order.state.id, orderLineId: line.id, variant: line.variant };
    closeInBook(book, owner, {
      takes: part.takes,
      held: line.reservations,
      status: 'consumed',
      reason: 'shipped',
      at,
    });
    moveInBook(book, {
      at,
      variant: line.variant,
      quantity: part.quantity,
      fromLocationId: locationId,
      toLocationId: book.outside.customer,
      reason: 'sale',
      causeKind: 'shipment',
      causeId: wanted.id,
      orderLineId: line.id,
      actorName: 'Pishkhan',
      note: null,
      unitCostMicros:
        line.costMinor === null
          ? null
          : scaleMinor(line.costMinor, { numerator: MICROS, denominator: line.quantity }),
    });
    const sent = {
      ...line,
      shippedQuantity: line.shippedQuantity + part.quantity,
      reservations: leftAfter(line.reservations, part.takes),
    };
    return withPicked(sent, takePicked(line.picked, part.quantity, locationId));
  });
  const sent = settledState({ ...order.state, lines });
  const parts = plan.lines.map(({ lineId, quantity }) => ({ lineId, quantity }));
  const shipped = { shipmentId: wanted.id, shipmentNumber: number, locationId, lines: parts };
  change(book, order, at, {
    verb: 'order.ship',
    after: { ...sent, shippedAt: sent.status === 'shipped' ? at : order.state.shippedAt },
    events: (after) => [orderEvent(after, 'order.shipped', { ...shipped, method, carrier, trackingNumber })],
    summary: { shipment: number },
  });
}

/** As `cancelOrder` of an order of which nothing has left, with what was paid given back. Returns that. */
export function cancelInBook(
  book: Book,
  order: BookOrder,
  facts: { at: number; reason: string },
): GivenBack | null {
  const at = new Date(facts.at);
  const before = order.state;
  for (const line of before.lines) {
    const takes = takeUnits(line.reservations, unitsOf(line.reservations));
    const owner = { orderId: before.id, orderLineId: line.id, variant: line.variant };
    closeInBook(book, owner, { takes, held: line.reservations, status: 'released', reason: 'cancelled', at });
    book.waiting.get(line.variant)?.delete(before.id);
  }
  for (const { locationId, amounts, parts } of order.posted)
    postInBook(book, {
      kind: 'cancel',
      at,
      day: book.dayOf(facts.at),
      channelId: before.channelId,
      locationId,
      customerId: before.customerId,
      orderId: before.id,
      amounts: reverse(amounts),
      parts: reverseParts(parts),
    });
  const amountMinor = before.paidMinor - before.refundedMinor;
  const method = order.head.payments[0]?.method ?? 'transfer';
  const cancelled: BookState = {
    ...before,
    status: 'cancelled',
    attentionReason: null,
    cancelledAt: at,
    cancelReason: facts.reason,
    lines: before.lines.map((line) => withPicked({ ...line, reservations: [] }, line.picked)),
  };
  if (amountMinor > 0) writeRefund(book, { orderId: before.id, returnId: null, method, amountMinor, at });
  const told = { reason: facts.reason, version: before.version };
  change(book, order, at, {
    verb: 'order.cancel',
    after: settledState({ ...cancelled, refundedMinor: before.refundedMinor + amountMinor }),
    events: (after) => [
      orderEvent(after, 'order.cancelled', told),
      ...(amountMinor > 0
        ? [orderEvent(after, 'order.refunded', { amountMinor, currency: after.currency, method, reason: '' })]
        : []),
    ],
    summary: { reason: facts.reason },
  });
  return amountMinor > 0 ? { method, amountMinor } : null;
}

/** As `recordPayment` of all that is still to be paid. Returns how much that was. */
export function payInBook(book: Book, order: BookOrder, facts: { at: number; method: string }): number {
  const at = new Date(facts.at);
  const { state } = order;
  const amountMinor = state.totalMinor - state.paidMinor + state.refundedMinor;
  if (amountMinor <= 0) return 0;
  const { method } = facts;
  book.sink.write(payments, {
    id: book.newId(facts.at),
    orderId: state.id,
    method,
    amountMinor,
    externalId: null,
    at,
  });
  postPaymentFee(book, order, { method, amountMinor, at });
  change(book, order, at, {
    verb: 'order.pay',
    after: settledState({ ...state, paidMinor: state.paidMinor + amountMinor }),
    events: (after) => [orderEvent(after, 'order.paid', { amountMinor, currency: after.currency, method })],
    summary: { amountMinor, currency: state.currency },
  });
  return amountMinor;
}

/** Nothing where the sale has carried the fee of that way of paying already. */
function postPaymentFee(
  book: Book,
  order: BookOrder,
  paid: { method: string; amountMinor: number; at: Date },
): void {
  const { state, head, channel } = order;
  if (head.externalId !== null || head.payments.some(({ method }) => method === paid.method)) return;
  const fees = channel.fees.filter((fee) => fee.method === paid.method);
  const feesMinor = paymentFee(state, paid.amountMinor, {
    basisPoints: fees.reduce((sum, fee) => sum + fee.basisPoints, 0),
    fixedMinor: fees.reduce((sum, fee) => sum + fee.fixedMinor, 0),
  });
  postInBook(book, {
    kind: 'edit',
    at: paid.at,
    day: book.dayOf(paid.at.getTime()),
    channelId: state.channelId,
    locationId: state.locationId,
    customerId: state.customerId,
    orderId: state.id,
    amounts: { feesMinor },
  });
  order.posted.push({ locationId: state.locationId, amounts: { feesMinor }, parts: [] });
}

/** Writes money that goes back. */
export function writeRefund(
  book: Book,
  facts: { orderId: string; returnId: string | null; method: string; amountMinor: number; at: Date },
): void {
  book.sink.write(refunds, { id: book.newId(facts.at.getTime()), reason: '', externalId: null, ...facts });
}

/** Makes the new state hold, and writes the audit row and events of the command. */
export function change(
  book: Book,
  order: BookOrder,
  at: Date,
  made: {
    verb: Verb;
    after: BookState;
    events: (after: BookState) => NewEvent[];
    summary?: Record<string, unknown>;
  },
): void {
  const before = order.state;
  order.state = made.after;
  order.updatedAt = at;
  const { verb, after, summary } = made;
  const told = { result: null, events: made.events(after), ...(summary ? { summary } : {}) };
  recordInBook(book, at, verb, tellOrder(before, after, told));
}

/** `settled` keeps the lines as they are, with what the book knows besides. */
export function settledState(state: BookState): BookState {
  const { status, paymentStatus } = settled(state);
  return { ...state, status, paymentStatus };
}
