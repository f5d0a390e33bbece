import { reservations, stockMovements } from '#db/schema/index.ts';
import type { Take } from '#domains/inventory/take-reservations.ts';
import type { Row } from '../write/sink.ts';
import type { Book, BookReservation } from './book.ts';

/** A movement without its number. */
export type BookMovement = Omit<Row<typeof stockMovements>, 'id'> & {
  variant: number;
  quantity: number;
  fromLocationId: string;
  toLocationId: string;
};

/** Writes a movement into the ledger and adds it to the counted places' levels. */
export function moveInBook(book: Book, { variant, ...movement }: BookMovement): void {
  const from = book.placeOf.get(movement.fromLocationId);
  const to = book.placeOf.get(movement.toLocationId);
  const { stock } = book;
  if (from !== undefined) stock.onHand[stock.cell(variant, from)]! -= movement.quantity;
  if (to !== undefined) stock.onHand[stock.cell(variant, to)]! += movement.quantity;
  book.sink.write(stockMovements, {
    id: book.next.movement++,
    variantId: book.world.variants[variant]!.id,
    ...movement,
  });
}

/** What a reservation is for. */
export type Owner = { orderId: string; orderLineId: string; variant: number };

/** Opens a reservation: it is written when it ends, or when the order is. */
export function reserveInBook(
  book: Book,
  facts: { variant: number; locationId: string; quantity: number; at: Date },
): BookReservation {
  const place = book.placeOf.get(facts.locationId)!;
  book.stock.reserved[book.stock.cell(facts.variant, place)]! += facts.quantity;
  return {
    id: book.newId(facts.at.getTime()),
    variantId: book.world.variants[facts.variant]!.id,
    locationId: facts.locationId,
    quantity: facts.quantity,
    locationName: book.world.places[place]!.name,
    createdAt: facts.at,
  };
}

/** Ends reservations, or the taken parts of them; what stays open is the caller's to keep. */
export function closeInBook(
  book: Book,
  owner: Owner,
  facts: {
    takes: readonly Take[];
    held: readonly BookReservation[];
    status: 'consumed' | 'released';
    reason: string;
    at: Date;
  },
): void {
  for (const take of facts.takes) {
    const held = facts.held.find((one) => one.id === take.reservation.id)!;
    const place = book.placeOf.get(held.locationId)!;
    book.stock.reserved[book.stock.cell(owner.variant, place)]! -= take.quantity;
    const isWhole = take.quantity === held.quantity;
    writeReservation(book, owner, {
      ...held,
      id: isWhole ? held.id : book.newId(facts.at.getTime()),
      quantity: take.quantity,
      end: { status: facts.status, at: facts.at, reason: facts.reason },
    });
  }
}

/** Writes a reservation as it stands. */
export function writeReservation(
  book: Book,
  owner: Owner,
  one: BookReservation & { end?: { status: 'consumed' | 'released'; at: Date; reason: string } },
): void {
  book.sink.write(reservations, {
    id: one.id,
    variantId: one.variantId,
    locationId: one.locationId,
    quantity: one.quantity,
    orderId: owner.orderId,
    orderLineId: owner.orderLineId,
    status: one.end?.status ?? 'open',
    createdAt: one.createdAt,
    closedAt: one.end?.at ?? null,
    closeReason: one.end?.reason ?? null,
  });
}
