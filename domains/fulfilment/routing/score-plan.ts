import type { Part } from '../choose-locations.ts';
import type { Criterion } from './criteria.ts';
import type { JudgedPlace, RouteOrder } from './judge-places.ts';
import { priceParcel, type Tariff } from './price-parcel.ts';
import type { RoutingRules } from './rules.ts';

/** What a plan comes to, piece by piece. Money in minor units of the reporting currency. */
export type PlanScore = {
  locationIds: string[];
  parcels: number;
  /** Mean over the units; `isKmGuess` where coordinates are missing. */
  km: number;
  isKmGuess: boolean;
  /** Null where no tariff goes there. */
  shippingMinor: number | null;
  /** Days that the shortest of the goods lasts at its place after this order; at most a year. */
  coverDays: number;
  /** Days that the oldest of the goods have lain at their places: mean over the units. */
  ageDays: number;
  labourMinor: number;
  rank: number;
  /** The sum that decides under weighted rules; 0 otherwise. */
  points: number;
};

/** A plan to be compared: its parts, what it leaves short, its score. */
export type ScoredPlan = { parts: Part[]; shortUnits: number; score: PlanScore };

const LONGEST_COVER_DAYS = 365;
const NO_TARIFF_MINOR = 1e15;

/** Adds up what the parts of an order cost and mean. Pure. */
export function scorePlan(
  order: RouteOrder,
  parts: Part[],
  facts: { places: ReadonlyMap<string, JudgedPlace>; rules: RoutingRules; tariffs: readonly Tariff[] },
): ScoredPlan {
  const parcels = new Map<string, Part[]>();
  for (const part of parts) {
    const parcel = parcels.get(part.locationId);
    if (parcel) parcel.push(part);
    else parcels.set(part.locationId, [part]);
  }
  const score = emptyScore();
  let units = 0;
  for (const [locationId, parcel] of parcels) {
    const place = facts.places.get(locationId)!;
    const quantity = parcel.reduce((sum, part) => sum + part.quantity, 0);
    units += quantity;
    score.km += place.distance.km * quantity;
    score.rank += place.rank * quantity;
    score.isKmGuess ||= place.distance.isGuess;
    score.labourMinor += place.orderCostMinor + place.unitCostMinor * quantity;
    score.shippingMinor = addShipping(
      score.shippingMinor,
      priceOf(order, place, { parcel, tariffs: facts.tariffs }),
    );
    score.coverDays = Math.min(score.coverDays, coverAfter(place, parcel));
    for (const part of parcel) score.ageDays += (place.age?.get(part.variantId) ?? 0) * part.quantity;
    score.locationIds.push(locationId);
  }
  score.parcels = parcels.size;
  if (units > 0) {
    score.km = Math.round(score.km / units);
    score.ageDays = Math.round(score.ageDays / units);
    score.rank /= units;
  }
  score.points = pointsOf(score, facts.rules);
  const wanted = order.wants.reduce((sum, want) => sum + want.quantity, 0);
  return { parts, shortUnits: wanted - units, score };
}

function emptyScore(): PlanScore {
  return {
    locationIds: [],
    parcels: 0,
    km: 0,
    isKmGuess: false,
    shippingMinor: 0,
    coverDays: LONGEST_COVER_DAYS,
    ageDays: 0,
    labourMinor: 0,
    rank: 0,
    points: 0,
  };
}

function addShipping(sum: number | null, price: number | null): number | null {
  return sum === null || price === null ? null : sum + price;
}

/** A shop without tariffs sends for nothing, as far as anybody knows. */
function priceOf(
  order: RouteOrder,
  place: JudgedPlace,
  { parcel, tariffs }: { parcel: readonly Part[]; tariffs: readonly Tariff[] },
): number | null {
  if (tariffs.length === 0 || order.service !== 'ships') return 0;
  const grams = parcel.reduce((sum, part) => {
    const want = order.wants.find((one) => one.key === part.key);
    return sum + (want?.weightGrams ?? 0) * part.quantity;
  }, 0);
  const { locationId, distance } = place;
  return priceParcel(
    { locationId, country: order.destination?.country ?? '', km: distance.km, grams },
    tariffs,
  );
}

function coverAfter(place: JudgedPlace, parcel: readonly Part[]): number {
  let least = LONGEST_COVER_DAYS;
  for (const part of parcel) {
    const left = (place.available.get(part.variantId) ?? 0) - part.quantity;
    const pace = place.pace?.get(part.variantId) ?? 0;
    if (pace > 0) least = Math.min(least, Math.round(left / pace));
  }
  return least;
}

/** What a criterion compares; less is better. Pure. */
export function readCriterion(score: PlanScore, by: Criterion): number {
  switch (by) {
    case 'parcels':
      return score.parcels;
    case 'distance':
      return score.km;
    case 'shippingCost':
      return score.shippingMinor ?? NO_TARIFF_MINOR;
    case 'cover':
      return -score.coverDays;
    case 'age':
      return -score.ageDays;
    case 'labour':
      return score.labourMinor;
    case 'rank':
      return score.rank;
  }
}

function pointsOf(score: PlanScore, rules: RoutingRules): number {
  if (rules.mode === 'ordered') return 0;
  return rules.criteria.reduce((sum, { by, weight }) => sum + weight * readCriterion(score, by), 0);
}
