import type { NewEvent } from '#domains/events/subscriptions.ts';
import { chooseLocations } from '#domains/fulfilment/choose-locations.ts';
import { missingOf } from '#domains/orders/steps/loaded-order.ts';
import { orderEvent } from '#domains/orders/steps/tell-order.ts';
import type { Book, BookOrder } from './book.ts';
import { settledState } from './change-in-book.ts';
import { reserveInBook } from './move-in-book.ts';
import { recordInBook } from './record.ts';
import { levelsFor } from './stock.ts';

const ASKED_FIRST = -1_000_000;

/**
 * Serves the orders that wait for a variant, oldest first, from what has come. Gives the orders that wait no more.
 * As `allocateBackorders`.
 */
export function allocateInBook(book: Book, variant: number, atMs: number): BookOrder[] {
  const waiting = book.waiting.get(variant);
  if (!waiting) return [];
  const served: BookOrder[] = [];
  const events: NewEvent[] = [];
  for (const orderId of [...waiting]) {
    const order = book.orders.get(orderId);
    if (order?.state.status !== 'backorder') {
      waiting.delete(orderId);
      continue;
    }
    const event = promise(book, order, atMs);
    if (event) events.push(event);
    if (event?.kind === 'order.allocated') served.push(order);
    if (!order.state.lines.some((line) => line.variant === variant && missingOf(line) > 0))
      waiting.delete(orderId);
  }
  recordInBook(book, new Date(atMs), 'order.allocate', {
    subjectKind: 'variant',
    subjectId: book.world.variants[variant]!.id,
    summary: { allocated: events.length },
    events,
  });
  return served;
}

function promise(book: Book, order: BookOrder, atMs: number): NewEvent | undefined {
  const at = new Date(atMs);
  const { state } = order;
  const wants = state.lines.flatMap((line) => {
    const quantity = missingOf(line);
    return quantity > 0
      ? [{ key: line.id, variantId: line.variantId!, quantity, variant: line.variant }]
      : [];
  });
  const places = new Map<string, { locationId: string; rank: number; available: Map<string, number> }>();
  for (const want of wants) {
    for (const level of levelsFor(book.world, book.stock, {
      ...want,
      channel: order.channel,
      standsAt: null,
    })) {
      const rank = level.locationId === state.locationId ? ASKED_FIRST : level.rank;
      const place = places.get(level.locationId) ?? { ...level, rank, available: new Map<string, number>() };
      place.available.set(want.variantId, level.available);
      places.set(level.locationId, place);
    }
  }
  const plan = chooseLocations(wants, [...places.values()]);
  if (plan.parts.length === 0) return undefined;
  const lines = state.lines.map((line) => ({
    ...line,
    reservations: [
      ...line.reservations,
      ...plan.parts
        .filter((part) => part.key === line.id)
        .map(({ locationId, quantity }) =>
          reserveInBook(book, { variant: line.variant, locationId, quantity, at }),
        ),
    ],
  }));
  const locationId = state.locationId ?? plan.parts[0]?.locationId ?? null;
  const short = plan.short.map(({ key, quantity }) => {
    const line = lines.find((one) => one.id === key)!;
    return { lineId: key, sku: line.sku, missing: quantity };
  });
  order.state = settledState({ ...state, lines, locationId });
  order.updatedAt = at;
  return orderEvent(order.state, order.state.status === 'backorder' ? 'order.short' : 'order.allocated', {
    short,
  });
}
