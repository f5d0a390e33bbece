import type { AssignmentProblem, Demand, Option } from '#domains/fulfilment/assignment/problem.ts';
import { takeFrom } from '#domains/fulfilment/choose-locations.ts';
import type { Criterion } from '#domains/fulfilment/routing/criteria.ts';
import { type JudgedPlace, judgePlaces, type RoutePlace } from '#domains/fulfilment/routing/judge-places.ts';
import { routeOrder } from '#domains/fulfilment/routing/route-order.ts';
import type { RoutingRules } from '#domains/fulfilment/routing/rules.ts';
import { type PlanScore, scorePlan } from '#domains/fulfilment/routing/score-plan.ts';
import type { Waiting, WaitingOrder } from './read-waiting.ts';

/** Units of an order's line at a place. */
export type Placed = { lineId: string; variantId: string; locationId: string; quantity: number };

/** One way to serve a waiting order, beside its position in the problem. */
export type Way = { parts: Placed[]; score: PlanScore; missing: number; isAsNow: boolean };

/** A problem for the solver, with what each of its options means. */
export type Assignment = { problem: AssignmentProblem; ways: Way[][]; weights: Weights };

const WAIT_FACTOR = 10;
/** Who has everything now does not lose it for the sake of others. */
const KEEP_FACTOR = 100;
/** The oldest counts by so much more than the newest. */
const AGE_SHARE = 0.5;
const LEAST_WAIT_MINOR = 1_000;
/** What a kilometre and a parcel count, in minor units, where weighted rules do not say it. */
const USUAL_WEIGHTS: Weights = { distance: 1, parcels: 300 };

/** What a kilometre and a parcel count beside shipping and handling, in minor units. */
export type Weights = { distance: number; parcels: number };

/**
 * Writes waiting orders down as a problem: each is served whole from one place, split as the rules would, or stays as
 * it is now; or it waits, which costs ten times the dearest way
 * and more: the older the more, and far more for an order that has everything now. Shipping and handling cost what they cost, kilometres and
 * parcels what weighted rules say; each place gives what it has, its orders of the day, and costs something on a day when it is used. Pure.
 */
export function buildAssignment({ orders, places, network }: Waiting): Assignment {
  const sites = places.map((place) => ({
    id: place.locationId,
    capacity: place.dailyOrders === null ? null : Math.max(0, place.dailyOrders - place.ordersToday),
    fixedCost: network.places.find((one) => one.locationId === place.locationId)!.dayCostMinor,
  }));
  const resources = new Map<string, number>();
  const limits: number[] = [];
  for (const place of places) {
    for (const [variantId, units] of place.available) {
      resources.set(`${place.locationId}|${variantId}`, limits.length);
      limits.push(Math.max(0, units));
    }
  }
  const siteAt = new Map(places.map((place, at) => [place.locationId, at]));
  const ways = orders.map((order) => waysOf(order, { places, network }));
  const weights = weightsOf(network.book.rules);
  const dearest = Math.max(LEAST_WAIT_MINOR, ...ways.flat().map(({ score }) => costOfWay(score, weights)));
  const demands = orders.map((order, at): Demand => {
    const wanted = order.wants.reduce((sum, want) => sum + want.quantity, 0);
    const hasAll = ways[at]!.some((way) => way.isAsNow && way.missing === 0);
    const age = 1 + AGE_SHARE * (1 - at / orders.length);
    const waitMinor = dearest * WAIT_FACTOR * (hasAll ? KEEP_FACTOR : age);
    const options = ways[at]!.map(
      (way): Option => ({
        sites: way.score.locationIds.map((id) => siteAt.get(id)!),
        cost: costOfWay(way.score, weights) + (waitMinor * way.missing) / wanted,
        uses: [...addUp(way.parts)].map(([key, units]) => ({ resource: resources.get(key)!, units })),
      }),
    );
    return { id: order.id, load: 1, waitCost: waitMinor, isSplittable: false, options };
  });
  return { problem: { sites, limits, demands }, ways, weights };
}

/** What a way costs, beside waiting: shipping, handling, kilometres and parcels. Pure. */
export function costOfWay(score: PlanScore, weights: Weights): number {
  const way = score.km * weights.distance + score.parcels * weights.parcels;
  return (score.shippingMinor ?? 0) + score.labourMinor + way;
}

function weightsOf(rules: RoutingRules): Weights {
  if (rules.mode === 'ordered') return USUAL_WEIGHTS;
  const weightOf = (by: Criterion) => rules.criteria.find((one) => one.by === by)?.weight ?? 0;
  return { distance: weightOf('distance'), parcels: weightOf('parcels') };
}

function waysOf(
  order: WaitingOrder,
  { places, network }: { places: readonly RoutePlace[]; network: Waiting['network'] },
): Way[] {
  const candidates = places.map((place) => ({
    ...place,
    rank: order.serving?.get(place.locationId) ?? place.rank,
    servesChannel: order.serving === null || order.serving.has(place.locationId),
    // How full a place is, the solver counts over all orders together.
    dailyOrders: null,
  }));
  const { rules, tariffs } = network.book;
  const { asked } = judgePlaces(order, candidates, { rules, waived: ['hours', 'capacity'] });
  const all = judgeAll(order, candidates);
  const wanted = order.wants.reduce((sum, want) => sum + want.quantity, 0);
  const toWay = (parts: ReturnType<typeof takeFrom>, isAsNow: boolean): Way => {
    const { score, shortUnits } = scorePlan(order, parts, { places: all, rules, tariffs });
    const placed = parts.map(({ key, ...part }) => ({ lineId: key, ...part }));
    return { parts: placed, score, missing: shortUnits, isAsNow };
  };
  const whole = asked
    .map((place) => takeFrom(order.wants, place))
    .filter((parts) => parts.reduce((sum, part) => sum + part.quantity, 0) === wanted)
    .map((parts) => toWay(parts, false));
  const routed = routeOrder(order, candidates, network.book).parts;
  const now = partsNow(order, all);
  const ways = [
    ...(now.length > 0 ? [toWay(now, true)] : []),
    ...whole,
    ...(routed.length > 0 ? [toWay(routed, false)] : []),
  ];
  return [...new Map(ways.toReversed().map((way) => [keyOf(way), way])).values()].reverse();
}

/** Every place, also those that the rules would not ask any more: some hold units for the order already. */
function judgeAll(order: WaitingOrder, candidates: readonly RoutePlace[]): Map<string, JudgedPlace> {
  const free = { service: false, hours: false, capacity: false, sameCountry: false, maxKm: null };
  const open = candidates.map((place) => ({ ...place, servesChannel: true }));
  const rules = {
    mode: 'ordered' as const,
    criteria: [],
    require: free,
    split: { maxParcels: null, neverBelowMinor: 0 },
    keepUnits: 0,
  };
  const { asked } = judgePlaces(order, open, { rules, waived: [] });
  return new Map(asked.map((place) => [place.locationId, place]));
}

/** What is reserved for the order now, laid over its lines. */
function partsNow(order: WaitingOrder, known: ReadonlyMap<string, JudgedPlace>) {
  const left = new Map(order.wants.map((want) => [want.key, want.quantity]));
  return order.held.flatMap(({ variantId, locationId, quantity }) => {
    if (!known.has(locationId)) return [];
    let units = quantity;
    return order.wants
      .filter((want) => want.variantId === variantId)
      .flatMap(({ key }) => {
        const taken = Math.min(units, left.get(key)!);
        if (taken <= 0) return [];
        units -= taken;
        left.set(key, left.get(key)! - taken);
        return [{ key, variantId, locationId, quantity: taken }];
      });
  });
}

function keyOf(way: Way): string {
  return [...addUp(way.parts)]
    .map(([key, units]) => `${key}×${units}`)
    .sort()
    .join();
}

function addUp(parts: readonly Placed[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { locationId, variantId, quantity } of parts) {
    const key = `${locationId}|${variantId}`;
    sums.set(key, (sums.get(key) ?? 0) + quantity);
  }
  return sums;
}
