/** An open promise of units to an order line. */
export type OpenReservation = {
  id: string;
  variantId: string;
  locationId: string;
  quantity: number;
};

/** Units to be taken out of an open reservation, whole or in part. */
export type Take = { reservation: OpenReservation; quantity: number };

/** Takes units out of reservations in the order given, until enough are taken or none are left. Pure. */
export function takeUnits<Open extends OpenReservation>(
  reservations: readonly Open[],
  quantity: number,
): (Take & { reservation: Open })[] {
  const takes: (Take & { reservation: Open })[] = [];
  let left = quantity;
  for (const reservation of reservations) {
    if (left <= 0) break;
    const taken = Math.min(left, reservation.quantity);
    takes.push({ reservation, quantity: taken });
    left -= taken;
  }
  return takes;
}

/** What stays open of the reservations after the takes. Pure. */
export function leftAfter<Open extends OpenReservation>(
  reservations: readonly Open[],
  takes: readonly Take[],
): Open[] {
  const taken = new Map(takes.map((take) => [take.reservation.id, take.quantity]));
  return reservations
    .map((one) => ({ ...one, quantity: one.quantity - (taken.get(one.id) ?? 0) }))
    .filter((one) => one.quantity > 0);
}

/** How many units the reservations hold. Pure. */
export function unitsOf(items: readonly { quantity: number }[]): number {
  return items.reduce((sum, item) => sum + item.quantity, 0);
}
