import { type PickedUnits, promisedAt } from './picked-units.ts';

/** A line as far as picking and packing need to know it. */
export type PickableLine = {
  picked: readonly PickedUnits[];
  reservations: readonly { locationId: string; quantity: number }[];
};

/** Units of a line that still lie on the shelves of a place and are promised there. Pure. */
export function unpickedAt(line: PickableLine, locationId: string): number {
  return promisedAt(line, locationId) - packableAt(line, locationId);
}

/** Units of a line that are picked at a place, promised there and not shipped: what can be packed there. Pure. */
export function packableAt(line: PickableLine, locationId: string): number {
  const picked = line.picked.find((one) => one.locationId === locationId)?.quantity ?? 0;
  return Math.min(promisedAt(line, locationId), picked);
}
