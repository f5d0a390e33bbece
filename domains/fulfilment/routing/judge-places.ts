import type { OpeningHours } from '#db/schema/fulfilment.ts';
import type { Candidate, Want } from '../choose-locations.ts';
import { canLeaveToday, type Moment } from './judge-hours.ts';
import { type Distance, measureDistance, type Somewhere } from './measure-distance.ts';
import type { RoutingRules } from './rules.ts';

/** A location as the rules see it. `available` is what may be promised: its safety stock is kept back already. */
export type RoutePlace = Candidate &
  Somewhere & {
    /** It serves the order's channel. */
    servesChannel: boolean;
    services: { ships: boolean; pickup: boolean };
    hours: OpeningHours | null;
    dailyOrders: number | null;
    ordersToday: number;
    orderCostMinor: number;
    unitCostMinor: number;
    /** Units that leave a day, by variant; what is not named does not sell. */
    pace?: ReadonlyMap<string, number>;
    /** Days that the oldest units have lain there, by variant; what is not named came today. */
    age?: ReadonlyMap<string, number>;
  };

/** An order as the rules see it. `weightGrams` is one unit's; `service` null means over the counter. */
export type RouteOrder = {
  wants: readonly (Want & { weightGrams: number })[];
  worthMinor: number;
  destination: Somewhere | null;
  service: 'ships' | 'pickup' | null;
  at: Moment;
  /** Places that have shown that they cannot serve it. */
  avoid?: readonly string[];
};

/** Why a place was not asked. */
export type Exclusion =
  | 'avoided'
  | 'channel'
  | 'service'
  | 'country'
  | 'tooFar'
  | 'stock'
  | 'kept'
  | 'closed'
  | 'full';

/** A place that may be asked, with what it may give after what the rules keep, and how far it is. */
export type JudgedPlace = RoutePlace & { distance: Distance };

/** Who may be asked and who not, and why. */
export type Judgement = { asked: JudgedPlace[]; excluded: { locationId: string; reason: Exclusion }[] };

const UNKNOWN: Distance = { km: 0, isGuess: true };

/**
 * Sorts places into those that may be asked for an order and those that may not, each with the first reason that
 * speaks against it. `waived` leaves out what yields when nobody else has the goods. Pure.
 */
export function judgePlaces(
  order: RouteOrder,
  places: readonly RoutePlace[],
  facts: { rules: RoutingRules; waived: readonly ('hours' | 'capacity')[] },
): Judgement {
  const judgement: Judgement = { asked: [], excluded: [] };
  for (const place of places) {
    const distance = order.destination ? measureDistance(place, order.destination) : UNKNOWN;
    const reason = excludes(order, { ...place, distance }, facts);
    if (reason) judgement.excluded.push({ locationId: place.locationId, reason });
    else judgement.asked.push({ ...place, available: withoutKept(place, facts.rules), distance });
  }
  return judgement;
}

function excludes(
  order: RouteOrder,
  place: JudgedPlace,
  { rules, waived }: Parameters<typeof judgePlaces>[2],
): Exclusion | null {
  const { require } = rules;
  if (order.avoid?.includes(place.locationId)) return 'avoided';
  if (!place.servesChannel) return 'channel';
  if (order.service !== null) {
    if (require.service && !place.services[order.service]) return 'service';
    if (require.sameCountry && isAbroad(place, order)) return 'country';
    if (require.maxKm !== null && order.destination && place.distance.km > require.maxKm) return 'tooFar';
  }
  const most = Math.max(0, ...order.wants.map((want) => place.available.get(want.variantId) ?? 0));
  if (most === 0) return 'stock';
  if (most <= rules.keepUnits) return 'kept';
  if (order.service === null) return null;
  if (require.hours && !waived.includes('hours') && !canLeaveToday(place.hours, order.at)) return 'closed';
  const isFull = place.dailyOrders !== null && place.ordersToday >= place.dailyOrders;
  if (require.capacity && !waived.includes('capacity') && isFull) return 'full';
  return null;
}

function isAbroad(place: RoutePlace, order: RouteOrder): boolean {
  const country = order.destination?.country ?? '';
  return country !== '' && place.country !== '' && country !== place.country;
}

function withoutKept(place: RoutePlace, rules: RoutingRules): ReadonlyMap<string, number> {
  if (rules.keepUnits === 0) return place.available;
  return new Map([...place.available].map(([variantId, units]) => [variantId, units - rules.keepUnits]));
}
