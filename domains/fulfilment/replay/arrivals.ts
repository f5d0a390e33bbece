/** Units that came to a place, the earliest first. */
export type Arrival = { at: number; units: number };

/** Arrivals by variant and location. */
export type Arrivals = Map<string, Map<string, Arrival[]>>;

const DAY_MS = 86_400_000;

/** Adds what came to a place; later arrivals are added after earlier ones. */
export function addArrival(
  arrivals: Arrivals,
  arrival: Arrival & { variantId: string; locationId: string },
): void {
  const { variantId, locationId, at, units } = arrival;
  const places = arrivals.get(variantId) ?? new Map<string, Arrival[]>();
  arrivals.set(variantId, places);
  const known = places.get(locationId);
  if (known) known.push({ at, units });
  else places.set(locationId, [{ at, units }]);
}

/** Days that the oldest of so many units have lain, first in, first out: they came with the newest arrivals until then. Pure. */
export function ageAt(arrivals: readonly Arrival[], lying: { units: number; at: number }): number {
  let missing = lying.units;
  let oldest = lying.at;
  for (let index = arrivals.length - 1; index >= 0 && missing > 0; index--) {
    const arrival = arrivals[index]!;
    if (arrival.at > lying.at) continue;
    missing -= arrival.units;
    oldest = arrival.at;
  }
  return Math.floor((lying.at - oldest) / DAY_MS);
}
