import { addDays, daysBetween } from '#lib/time.ts';
import { firstLeavingDay, type Moment } from '../routing/judge-hours.ts';
import type { RouteOrder, RoutePlace } from '../routing/judge-places.ts';
import type { Network, NetworkPlace } from '../routing/read-network.ts';
import { type RouteBook, routeOrder } from '../routing/route-order.ts';
import { type Arrivals, ageAt } from './arrivals.ts';

/** Units by variant and location. */
export type Shelves = Map<string, Map<string, number>>;

/** An order of the past as it came in. `serving` are the places of its channel with their ranks; null means all. */
export type PastOrder = RouteOrder & {
  id: string;
  number: number;
  placedAt: number;
  serving: ReadonlyMap<string, number> | null;
  /** The business day by whose end it had to leave. */
  dueOn: string;
};

/** What rules came to over some orders. Money in minor units of the reporting currency; km and days are means of each order's. */
export type Sums = {
  orders: number;
  split: number;
  parcels: number;
  km: number;
  /** Days that the goods had lain, where rules ask it; trials of old have none. */
  ageDays?: number;
  shippingMinor: number;
  labourMinor: number;
  late: number;
  short: number;
  byPlace: Record<string, number>;
};

/** One side of a comparison: what it took from the shelves so far, whose day is how full, and its sums. */
export type Side = { book: RouteBook; taken: Shelves; used: Map<string, number>; sums: Sums };

/** Where one order would have gone. */
export type Outcome = {
  locationIds: string[];
  km: number;
  ageDays: number;
  shippingMinor: number | null;
  isLate: boolean;
  isShort: boolean;
};

/** What lies where when an order comes; `arrivals` only where rules ask how long it has lain. */
export type PastShelves = { shelves: Shelves; pace: Shelves; arrivals: Arrivals };

const MOST_DAYS_LATE = 30;

/** A side that has not seen any order yet. */
export function openSide(book: RouteBook): Side {
  const sums: Sums = {
    orders: 0,
    split: 0,
    parcels: 0,
    km: 0,
    ageDays: 0,
    shippingMinor: 0,
    labourMinor: 0,
    late: 0,
    short: 0,
    byPlace: {},
  };
  return { book, taken: new Map(), used: new Map(), sums };
}

/** Routes one past order by a side's rules, takes its units from the side's shelves and adds it to the sums. */
export function simulate(side: Side, order: PastOrder, facts: PastShelves & { network: Network }): Outcome {
  const places = facts.network.places.map((place) => placeOf(side, order, { place, ...facts }));
  const decision = routeOrder(order, places, side.book);
  for (const part of decision.parts) add(side.taken, part.variantId, part.locationId, part.quantity);
  const locationIds = decision.chosen?.locationIds ?? [];
  const leaving = locationIds.map((id) =>
    leave(side, order.at, facts.network.places.find((one) => one.locationId === id)!),
  );
  const outcome: Outcome = {
    locationIds,
    km: decision.chosen?.km ?? 0,
    ageDays: decision.chosen?.ageDays ?? 0,
    shippingMinor: decision.chosen ? decision.chosen.shippingMinor : 0,
    isLate: leaving.some((day) => day === null || daysBetween(order.dueOn, day) > 0),
    isShort: decision.short.length > 0,
  };
  addUp(side.sums, outcome, decision.chosen?.labourMinor ?? 0);
  return outcome;
}

function placeOf(
  side: Side,
  order: PastOrder,
  { place, shelves, pace, arrivals }: PastShelves & { place: NetworkPlace },
): RoutePlace {
  const rank = order.serving ? order.serving.get(place.locationId) : place.rank;
  const available = new Map<string, number>();
  const paces = new Map<string, number>();
  const age = new Map<string, number>();
  for (const { variantId } of order.wants) {
    const units = read(shelves, variantId, place.locationId) - read(side.taken, variantId, place.locationId);
    if (units > 0) available.set(variantId, units);
    const came = arrivals.get(variantId)?.get(place.locationId);
    if (came && units > 0) age.set(variantId, ageAt(came, { units, at: order.placedAt }));
    const sold = read(pace, variantId, place.locationId);
    if (sold > 0) paces.set(variantId, sold);
  }
  const ordersToday = side.used.get(`${place.locationId}|${order.at.day}`) ?? 0;
  const servesChannel = rank !== undefined;
  return { ...place, rank: rank ?? place.rank, available, pace: paces, age, servesChannel, ordersToday };
}

/** The day on which a place gets to an order: closed and full days are passed over. */
function leave(side: Side, at: Moment, place: NetworkPlace): string | null {
  let moment = at;
  for (let tries = 0; tries < MOST_DAYS_LATE; tries++) {
    const day = firstLeavingDay(place.hours, moment);
    if (day === null) return null;
    const key = `${place.locationId}|${day}`;
    const used = side.used.get(key) ?? 0;
    if (place.dailyOrders === null || used < place.dailyOrders) {
      side.used.set(key, used + 1);
      return day;
    }
    const ahead = daysBetween(moment.day, day) + 1;
    moment = { day: addDays(moment.day, ahead), weekday: (moment.weekday + ahead) % 7, minute: 0 };
  }
  return null;
}

function addUp(sums: Sums, outcome: Outcome, labourMinor: number): void {
  const { locationIds } = outcome;
  sums.orders++;
  sums.parcels += locationIds.length;
  if (locationIds.length > 1) sums.split++;
  sums.km += outcome.km;
  sums.ageDays = (sums.ageDays ?? 0) + outcome.ageDays;
  sums.shippingMinor += outcome.shippingMinor ?? 0;
  sums.labourMinor += labourMinor;
  if (outcome.isLate) sums.late++;
  if (outcome.isShort) sums.short++;
  for (const id of locationIds) sums.byPlace[id] = (sums.byPlace[id] ?? 0) + 1;
}

/** Units of a variant at a location; none where nothing stands. */
export function read(shelves: Shelves, variantId: string, locationId: string): number {
  return shelves.get(variantId)?.get(locationId) ?? 0;
}

/** Adds units (or takes them, below zero) of a variant at a location. */
export function add(shelves: Shelves, variantId: string, locationId: string, units: number): void {
  let shelf = shelves.get(variantId);
  if (!shelf) {
    shelf = new Map();
    shelves.set(variantId, shelf);
  }
  shelf.set(locationId, (shelf.get(locationId) ?? 0) + units);
}
