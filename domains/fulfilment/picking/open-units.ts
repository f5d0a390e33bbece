/** A line as far as picking and packing need to know it. */
export type PickableLine = {
  pickedQuantity: number;
  shippedQuantity: number;
  reservations: readonly { locationId: string; quantity: number }[];
};

/**
 * Units of a line that still lie on the shelves of a place and are promised there. What was picked already counts
 * against the promises of other places first. Pure.
 */
export function unpickedAt(line: PickableLine, locationId: string): number {
  const all = line.reservations.reduce((sum, one) => sum + one.quantity, 0);
  return Math.max(0, Math.min(promisedAt(line, locationId), all - pickedNotShipped(line)));
}

/** Units of a line that are picked, promised at a place and not shipped: what can be packed there. Pure. */
export function packableAt(line: PickableLine, locationId: string): number {
  return Math.min(promisedAt(line, locationId), pickedNotShipped(line));
}

function promisedAt(line: PickableLine, locationId: string): number {
  return line.reservations
    .filter((one) => one.locationId === locationId)
    .reduce((sum, one) => sum + one.quantity, 0);
}

function pickedNotShipped(line: PickableLine): number {
  return Math.max(0, line.pickedQuantity - line.shippedQuantity);
}
