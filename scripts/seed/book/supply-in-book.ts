import { stockAdjustments } from '#db/schema/index.ts';
import type { Book } from './book.ts';
import { moveInBook } from './move-in-book.ts';
import { recordInBook } from './record.ts';

/** Units that lay there when the books began. Places and variants are positions in the world's lists. */
export type WantedOpening = { at: number; variant: number; place: number; quantity: number };

/** Units that go from one place to another. */
export type WantedTransfer = {
  at: number;
  id: string;
  variant: number;
  from: number;
  to: number;
  quantity: number;
};

/** Units that a supplier brought, or that a count found too many or too few. */
export type WantedAdjustment = {
  at: number;
  id: string;
  variant: number;
  place: number;
  change: number;
  reason: 'receipt' | 'count';
};

/** Puts the first units on a shelf. */
export function openInBook(book: Book, wanted: WantedOpening): void {
  moveInBook(book, {
    at: new Date(wanted.at),
    variant: wanted.variant,
    quantity: wanted.quantity,
    fromLocationId: book.outside.supplier,
    toLocationId: book.world.places[wanted.place]!.id,
    reason: 'opening',
    causeKind: 'opening',
    causeId: null,
    actorName: 'Pishkhan',
    unitCostMicros: book.world.variants[wanted.variant]!.costMicros,
  });
}

/** As `transferStock` of one variant. */
export function transferInBook(book: Book, wanted: WantedTransfer): void {
  const at = new Date(wanted.at);
  const variant = book.world.variants[wanted.variant]!;
  const fromLocationId = book.world.places[wanted.from]!.id;
  const toLocationId = book.world.places[wanted.to]!.id;
  const { quantity } = wanted;
  moveInBook(book, {
    at,
    variant: wanted.variant,
    quantity,
    fromLocationId,
    toLocationId,
    reason: 'transfer',
    causeKind: 'transfer',
    causeId: wanted.id,
    actorName: 'Pishkhan',
  });
  const payload = { reason: 'transfer', fromLocationId, toLocationId, quantity };
  recordInBook(book, at, 'stock.move', {
    subjectKind: 'transfer',
    subjectId: wanted.id,
    summary: { fromLocationId, toLocationId, skus: [variant.sku] },
    events: [{ kind: 'stock.changed', subjectKind: 'variant', subjectId: variant.id, payload }],
  });
}

/** As `adjustStock` by a change that releases no promises. */
export function adjustInBook(book: Book, wanted: WantedAdjustment): void {
  const at = new Date(wanted.at);
  const variant = book.world.variants[wanted.variant]!;
  const locationId = book.world.places[wanted.place]!.id;
  const { change, reason } = wanted;
  const outside = reason === 'receipt' ? book.outside.supplier : book.outside.scrap;
  book.sink.write(stockAdjustments, {
    id: wanted.id,
    variantId: variant.id,
    locationId,
    quantity: change,
    reason,
    at,
  });
  moveInBook(book, {
    at,
    variant: wanted.variant,
    quantity: Math.abs(change),
    fromLocationId: change > 0 ? outside : locationId,
    toLocationId: change > 0 ? locationId : outside,
    reason,
    causeKind: 'adjustment',
    causeId: wanted.id,
    actorName: 'Pishkhan',
  });
  const onHand = book.stock.onHand[book.stock.cell(wanted.variant, wanted.place)]!;
  recordInBook(book, at, 'stock.adjust', {
    subjectKind: 'variant',
    subjectId: variant.id,
    summary: { sku: variant.sku, change, locationId, reason },
    events: [
      {
        kind: 'stock.changed',
        subjectKind: 'variant',
        subjectId: variant.id,
        payload: { onHand, change, released: [], locationId, reason },
      },
    ],
  });
}
