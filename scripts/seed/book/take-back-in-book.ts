import { returnLines, returns } from '#db/schema/index.ts';
import { changeOfOrder } from '#domains/orders/steps/order-parts.ts';
import { returnAmounts } from '#domains/orders/steps/return-amounts.ts';
import { orderEvent } from '#domains/orders/steps/tell-order.ts';
import { scaleMinor } from '#lib/money.ts';
import type { Book, BookOrder, BookState, GivenBack } from './book.ts';
import { change, settledState, writeRefund } from './change-in-book.ts';
import { moveInBook } from './move-in-book.ts';
import { postInBook } from './record.ts';

/** Goods that come back to a place; everything that they cost goes back with them. */
export type WantedReturn = {
  id: string;
  at: number;
  place: number;
  reason: string;
  lines: {
    position: number;
    quantity: number;
    condition: 'new' | 'opened' | 'damaged' | 'faulty';
    disposition: 'shelf' | 'quarantine' | 'scrap';
  }[];
};

/** What goes back for the goods of a return: their price and tax, but not more than was paid. */
function refundFor(order: BookOrder, wanted: WantedReturn): number {
  const worth = wanted.lines.reduce((sum, { position, quantity }) => {
    const line = order.state.lines[position - 1]!;
    const { amountMinor, taxMinor } = returnAmounts(order.state, line, quantity);
    return sum + amountMinor + taxMinor;
  }, 0);
  return Math.min(worth, order.state.paidMinor - order.state.refundedMinor);
}

/** As `returnOrder` with a refund. Returns what went back. */
export function takeBackInBook(book: Book, order: BookOrder, wanted: WantedReturn): GivenBack | null {
  const at = new Date(wanted.at);
  const before = order.state;
  const locationId = book.world.places[wanted.place]!.id;
  const amountMinor = refundFor(order, wanted);
  const number = book.next.return++;
  book.sink.write(returns, {
    id: wanted.id,
    number,
    orderId: before.id,
    channelId: before.channelId,
    externalId: null,
    customerId: before.customerId,
    locationId,
    currency: before.currency,
    rate: before.rate,
    at,
    day: book.dayOf(wanted.at),
    reason: wanted.reason,
  });
  const lines = before.lines.map((line) => {
    const part = wanted.lines.find((one) => one.position === line.position);
    return part ? takeBackLine(book, order, { line, part, wanted, locationId, at }) : line;
  });
  const method = order.head.payments[0]?.method ?? 'transfer';
  if (amountMinor > 0)
    writeRefund(book, { orderId: before.id, returnId: wanted.id, method, amountMinor, at });
  const after: BookState = settledState({
    ...before,
    lines,
    refundedMinor: before.refundedMinor + amountMinor,
  });
  postInBook(book, {
    kind: 'return',
    at,
    day: book.dayOf(wanted.at),
    channelId: before.channelId,
    locationId,
    customerId: before.customerId,
    orderId: before.id,
    causeId: wanted.id,
    ...changeOfOrder(before, after),
  });
  change(book, order, at, {
    verb: 'order.return',
    after,
    events: (state) => [
      orderEvent(state, 'order.returned', {
        returnId: wanted.id,
        returnNumber: number,
        ...worthOf(before, after),
        locationId,
        lines: wanted.lines.map(({ position, ...line }) => ({ ...line, lineId: lines[position - 1]!.id })),
      }),
      ...(amountMinor > 0
        ? [orderEvent(state, 'order.refunded', { amountMinor, currency: state.currency, method, reason: '' })]
        : []),
    ],
    summary: { return: number, amountMinor: worthOf(before, after).amountMinor },
  });
  return amountMinor > 0 ? { method, amountMinor } : null;
}

function worthOf(before: BookState, after: BookState): { amountMinor: number; taxMinor: number } {
  const sum = (state: BookState, pick: (line: BookState['lines'][number]) => number) =>
    state.lines.reduce((total, line) => total + pick(line), 0);
  return {
    amountMinor: sum(after, (line) => line.returnedMinor) - sum(before, (line) => line.returnedMinor),
    taxMinor: sum(after, (line) => line.returnedTaxMinor) - sum(before, (line) => line.returnedTaxMinor),
  };
}

function takeBackLine(
  book: Book,
  order: BookOrder,
  facts: {
    line: BookState['lines'][number];
    part: WantedReturn['lines'][number];
    wanted: WantedReturn;
    locationId: string;
    at: Date;
  },
): BookState['lines'][number] {
  const { line, part, wanted, locationId, at } = facts;
  const amounts = returnAmounts(order.state, line, part.quantity);
  const costMinor = part.disposition === 'shelf' ? amounts.costMinor : 0;
  book.sink.write(returnLines, {
    id: book.newId(wanted.at),
    returnId: wanted.id,
    orderLineId: line.id,
    externalId: null,
    variantId: line.variantId,
    sku: line.sku,
    title: line.title,
    quantity: part.quantity,
    amountMinor: amounts.amountMinor,
    taxMinor: amounts.taxMinor,
    costMinor,
    condition: part.condition,
    disposition: part.disposition,
  });
  const places = {
    shelf: locationId,
    quarantine: book.world.places[book.world.quarantine]!.id,
    scrap: book.outside.scrap,
  };
  moveInBook(book, {
    at,
    variant: line.variant,
    quantity: part.quantity,
    fromLocationId: book.outside.customer,
    toLocationId: places[part.disposition],
    reason: 'return',
    causeKind: 'return',
    causeId: wanted.id,
    orderLineId: line.id,
    actorName: 'Pishkhan',
    note: null,
    unitCostMicros: costMinor
      ? scaleMinor(costMinor, { numerator: 1_000_000, denominator: part.quantity })
      : null,
  });
  return {
    ...line,
    returnedQuantity: line.returnedQuantity + part.quantity,
    returnedMinor: line.returnedMinor + amounts.amountMinor,
    returnedTaxMinor: line.returnedTaxMinor + amounts.taxMinor,
    returnedCostMinor: line.returnedCostMinor + (costMinor ?? 0),
  };
}
