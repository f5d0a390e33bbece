import { orderLines, orders, pickedUnits } from '#db/schema/index.ts';
import type { Book, BookOrder } from './book.ts';
import { writeReservation } from './move-in-book.ts';

/** Writes an order as it stands, its lines and its open reservations, and forgets it. */
export function settleInBook(book: Book, order: BookOrder): void {
  const { state, head } = order;
  const { lines, business: _, ...columns } = state;
  book.sink.write(orders, {
    ...columns,
    externalId: head.externalId,
    externalNumber: head.externalNumber,
    placedAt: head.placedAt,
    shipBy: head.shipBy,
    routing: order.routing,
    sourceStatus: head.sourceStatus,
    sourceModifiedAt: head.sourceModifiedAt,
    createdAt: head.placedAt,
    updatedAt: order.updatedAt,
  });
  for (const line of lines) {
    book.sink.write(orderLines, {
      id: line.id,
      orderId: state.id,
      position: line.position,
      externalId: line.externalId,
      variantId: line.variantId,
      sku: line.sku,
      title: line.title,
      quantity: line.quantity,
      unitPriceMinor: line.unitPriceMinor,
      grossMinor: line.grossMinor,
      discountMinor: line.discountMinor,
      taxMinor: line.taxMinor,
      costMinor: line.costMinor,
      pickedQuantity: line.pickedQuantity,
      shippedQuantity: line.shippedQuantity,
      returnedQuantity: line.returnedQuantity,
    });
    for (const one of line.picked)
      if (one.quantity > 0) book.sink.write(pickedUnits, { orderLineId: line.id, ...one });
    const owner = { orderId: state.id, orderLineId: line.id, variant: line.variant };
    for (const one of line.reservations) writeReservation(book, owner, one);
  }
  book.orders.delete(state.id);
}

/** Says that one of the things that were to happen has happened; the last one settles the order. */
export function finishInBook(book: Book, order: BookOrder): void {
  order.pending--;
  if (order.pending <= 0 && order.state.lines.every((line) => line.reservations.length === 0))
    settleInBook(book, order);
}
