import type { OrderLine } from '#domains/orders/get-order.ts';
import type { Place } from './dialog-props.ts';

/** The places where units of the lines are promised. */
export function placesOf(lines: readonly OrderLine[]): Place[] {
  const names = new Map(
    lines.flatMap((line) => line.reserved.map((one) => [one.locationId, one.locationName] as const)),
  );
  return [...names].map(([id, name]) => ({ id, name }));
}

/** The name of one of them. */
export function nameOf(places: readonly Place[], placeId: string | undefined): string {
  return places.find((place) => place.id === placeId)?.name ?? '';
}
