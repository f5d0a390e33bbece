/** The events that programs outside may hear of, as the words of the settings name them. */
export const TELLABLE_KINDS = [
  'order.placed',
  'order.confirmed',
  'order.shipped',
  'order.cancelled',
  'order.edited',
  'order.returned',
  'order.refunded',
  'order.paid',
  'order.short',
  'order.attention',
  'order.ready_for_pickup',
  'order.not_collected',
  'stock.changed',
  'product.changed',
  'customer.changed',
  'parity.drifted',
  'listing.correct',
] as const;

/** One of them. */
export type TellableKind = (typeof TELLABLE_KINDS)[number];

type Key<Kind> = Kind extends `${infer Room}.${infer Verb}` ? `${Room}-${Verb}` : never;

/** The key of an event's words, which may not hold a point. Sound because only the first point is there to replace. */
export function eventKey(kind: TellableKind): Key<TellableKind> {
  return kind.replace('.', '-') as Key<TellableKind>;
}

/** An event as the database writes it, if it is one of those that have words. */
export function asTellable(kind: string | null): TellableKind | undefined {
  return TELLABLE_KINDS.find((known) => known === kind);
}
