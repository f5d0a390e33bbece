import { type OpenReservation, type Take, takeUnits, unitsOf } from '#domains/inventory/take-reservations.ts';

/** Units of a line that were taken from the shelves of a place and have not left it. */
export type PickedUnits = { locationId: string; quantity: number };

/** A line as far as what is picked of it depends on it; promises the oldest first. */
export type PickedLine<Open extends OpenReservation = OpenReservation> = {
  shippedQuantity: number;
  picked: readonly PickedUnits[];
  reservations: readonly Open[];
};

/**
 * The line with what is picked of it place by place, never more at a place than is promised there, and with the sum of
 * it and of what has left. A place where nothing is left is kept with nothing, so that saving empties it. Pure.
 */
export function withPicked<Line extends PickedLine>(
  line: Line,
  picked: readonly PickedUnits[],
): Line & { picked: PickedUnits[]; pickedQuantity: number } {
  const places = new Map<string, number>();
  for (const { locationId, quantity } of picked)
    places.set(locationId, (places.get(locationId) ?? 0) + quantity);
  const kept = [...places].map(([locationId, quantity]) => ({
    locationId,
    quantity: Math.max(0, Math.min(quantity, promisedAt(line, locationId))),
  }));
  return { ...line, picked: kept, pickedQuantity: line.shippedQuantity + unitsOf(kept) };
}

/** The line with so many units more that were found on the shelves, of one place or of all, the oldest promises first. Pure. */
export function addPicked<Line extends PickedLine>(
  line: Line,
  { quantity, locationId }: { quantity: number; locationId?: string },
): Line & { picked: PickedUnits[]; pickedQuantity: number } {
  const found = takeUnits(onShelves(line, locationId), quantity).map((take) => ({
    locationId: take.reservation.locationId,
    quantity: take.quantity,
  }));
  return withPicked(line, [...line.picked, ...found]);
}

/** What is picked of a line after so many units left a place, the picked ones before others. Pure. */
export function takePicked(
  picked: readonly PickedUnits[],
  quantity: number,
  locationId: string,
): PickedUnits[] {
  return picked.map((one) =>
    one.locationId === locationId ? { ...one, quantity: Math.max(0, one.quantity - quantity) } : one,
  );
}

/** The promises of a line whose units still lie on the shelves, of one place or of all, with those units only. Pure. */
export function onShelves<Open extends OpenReservation>(
  line: Pick<PickedLine<Open>, 'picked' | 'reservations'>,
  locationId?: string,
): Open[] {
  const picked = new Map(line.picked.map((one) => [one.locationId, one.quantity]));
  return line.reservations.flatMap((one) => {
    const taken = Math.min(one.quantity, picked.get(one.locationId) ?? 0);
    picked.set(one.locationId, (picked.get(one.locationId) ?? 0) - taken);
    const isAsked = locationId === undefined || one.locationId === locationId;
    return isAsked && taken < one.quantity ? [{ ...one, quantity: one.quantity - taken }] : [];
  });
}

/** Takes units out of a line's promises, the newest first, and those on the shelves before those that are picked. Pure. */
export function takeNewest<Open extends OpenReservation>(
  line: Pick<PickedLine<Open>, 'picked' | 'reservations'>,
  quantity: number,
): Take[] {
  const shelves = takeUnits(onShelves(line).toReversed(), quantity);
  const taken = new Map(shelves.map((take) => [take.reservation.id, take.quantity]));
  const rest = line.reservations.map((one) => ({
    ...one,
    quantity: one.quantity - (taken.get(one.id) ?? 0),
  }));
  for (const take of takeUnits(rest.toReversed(), quantity - unitsOf(shelves)))
    taken.set(take.reservation.id, (taken.get(take.reservation.id) ?? 0) + take.quantity);
  return line.reservations
    .map((reservation) => ({ reservation, quantity: taken.get(reservation.id) ?? 0 }))
    .filter((take) => take.quantity > 0);
}

/** Takes units from the shelves of some promises of a line, in the order given; ends the promises as they were read. Pure. */
export function takeFromShelves<Open extends OpenReservation>(
  line: Pick<PickedLine<Open>, 'reservations'>,
  shelves: readonly Open[],
  quantity: number,
): Take[] {
  return takeUnits(shelves, quantity).map((take) => ({
    quantity: take.quantity,
    reservation: line.reservations.find((one) => one.id === take.reservation.id)!,
  }));
}

/** Units of a line that are promised at a place. Pure. */
export function promisedAt(
  { reservations }: { reservations: readonly { locationId: string; quantity: number }[] },
  locationId: string,
): number {
  return unitsOf(reservations.filter((one) => one.locationId === locationId));
}
