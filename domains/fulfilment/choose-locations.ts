/** A wish: units of one variant. `key` tells lines of the same variant apart. */
export type Want = { key: string; variantId: string; quantity: number };

/** What a location could still promise of each variant (on hand − reserved − safety). */
export type Candidate = { locationId: string; rank: number; available: ReadonlyMap<string, number> };

/** Units of a line promised at a location. */
export type Part = { key: string; variantId: string; locationId: string; quantity: number };

/** The choice with its reasons, from which the order page makes a sentence. */
export type RoutingPlan = {
  parts: Part[];
  /** Units that no location can promise, per line. */
  short: { key: string; quantity: number }[];
  reason: 'single' | 'split' | 'short' | 'none';
  /** How many locations could have served everything alone, in the order in which they were asked. */
  wholeAt: string[];
};

/**
 * Chooses where an order is served from. The rule in words: the first location, by rank, that can serve the whole
 * order; otherwise as few locations as possible, always the one next that can serve the most of what is left
 * (by rank where equal), up to `mostParcels` of them; what nobody has stays short. Pure; ties break by id, so equal
 * facts give equal plans.
 */
export function chooseLocations(
  wants: readonly Want[],
  candidates: readonly Candidate[],
  mostParcels = Number.POSITIVE_INFINITY,
): RoutingPlan {
  const ordered = [...candidates].sort((a, b) => a.rank - b.rank || (a.locationId < b.locationId ? -1 : 1));
  const needs = addUpNeeds(wants);
  const wholeAt = ordered.filter((place) => hasAll(needs, place)).map((place) => place.locationId);
  const first = wholeAt[0];
  if (first !== undefined) {
    const parts = wants.map((want) => ({ ...want, locationId: first }));
    return { parts, short: [], reason: 'single', wholeAt };
  }
  return { ...fillGreedily(wants, ordered, mostParcels), wholeAt };
}

function fillGreedily(
  wants: readonly Want[],
  places: readonly Candidate[],
  mostParcels: number,
): Omit<RoutingPlan, 'wholeAt'> {
  const parts: Part[] = [];
  let left = wants.map((want) => ({ ...want }));
  const unused = [...places];
  for (let parcels = 0; left.length > 0 && parcels < mostParcels; parcels++) {
    const best = pickBest(left, unused);
    if (!best) break;
    unused.splice(unused.indexOf(best), 1);
    const taken = takeFrom(left, best);
    parts.push(...taken);
    left = leftOf(left, taken);
  }
  const short = left.map(({ key, quantity }) => ({ key, quantity }));
  if (parts.length === 0) return { parts, short, reason: 'none' };
  return { parts, short, reason: short.length > 0 ? 'short' : 'split' };
}

function pickBest(wants: readonly Want[], places: readonly Candidate[]): Candidate | undefined {
  const needs = addUpNeeds(wants);
  let best: Candidate | undefined;
  let most = 0;
  for (const place of places) {
    const covers = coverage(needs, place);
    if (covers > most) [best, most] = [place, covers];
  }
  return best;
}

/** What is still wanted after some was taken. */
export function leftOf(wants: readonly Want[], taken: readonly Part[]): Want[] {
  return wants
    .map((want) => ({ ...want, quantity: want.quantity - quantityFor(want.key, taken) }))
    .filter((want) => want.quantity > 0);
}

/** What a place can give of what is wanted. Two lines may ask for the same variant: what one takes, the other cannot. */
export function takeFrom(wants: readonly Want[], place: Candidate): Part[] {
  const left = new Map(place.available);
  const parts: Part[] = [];
  for (const want of wants) {
    const quantity = Math.min(want.quantity, Math.max(0, left.get(want.variantId) ?? 0));
    if (quantity === 0) continue;
    left.set(want.variantId, (left.get(want.variantId) ?? 0) - quantity);
    parts.push({ key: want.key, variantId: want.variantId, locationId: place.locationId, quantity });
  }
  return parts;
}

/** Units by variant. With many places they are asked often, so nothing is built for the answer. */
type Needs = readonly [variantId: string, quantity: number][];

function addUpNeeds(wants: readonly Want[]): Needs {
  const needs = new Map<string, number>();
  for (const { variantId, quantity } of wants) needs.set(variantId, (needs.get(variantId) ?? 0) + quantity);
  return [...needs];
}

function hasAll(needs: Needs, place: Candidate): boolean {
  return needs.every(([variantId, quantity]) => Math.max(0, place.available.get(variantId) ?? 0) >= quantity);
}

function coverage(needs: Needs, place: Candidate): number {
  let units = 0;
  for (const [variantId, quantity] of needs) {
    units += Math.min(quantity, Math.max(0, place.available.get(variantId) ?? 0));
  }
  return units;
}

/** How many units these are. */
export function totalOf(items: readonly { quantity: number }[]): number {
  return items.reduce((sum, item) => sum + item.quantity, 0);
}

function quantityFor(key: string, parts: readonly Part[]): number {
  return totalOf(parts.filter((part) => part.key === key));
}
