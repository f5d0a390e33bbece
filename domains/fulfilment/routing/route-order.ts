import {
  chooseLocations,
  leftOf,
  type Part,
  type RoutingPlan,
  takeFrom,
  totalOf,
} from '../choose-locations.ts';
import {
  type Exclusion,
  type JudgedPlace,
  judgePlaces,
  type RouteOrder,
  type RoutePlace,
} from './judge-places.ts';
import { type DecidedBy, decidedBy, pickPlan } from './pick-plan.ts';
import type { Tariff } from './price-parcel.ts';
import type { RoutingRules } from './rules.ts';
import { type PlanScore, type ScoredPlan, scorePlan } from './score-plan.ts';

/** The rules of a version with the tariffs that they count with. Version 0 is what holds before anybody decided. */
export type RouteBook = { version: number; rules: RoutingRules; tariffs: readonly Tariff[] };

/** Where an order is served from, and everything that led there. */
export type RouteDecision = RoutingPlan & {
  version: number;
  chosen: PlanScore | null;
  /** The best of what was not chosen. */
  runnerUp: (PlanScore & { shortUnits: number }) | null;
  decidedBy: DecidedBy | null;
  excluded: { locationId: string; reason: Exclusion }[];
  /** What was asked of places and given up, because nobody else had the goods. */
  waived: ('hours' | 'capacity')[];
};

type Facts = {
  order: RouteOrder;
  book: RouteBook;
  places: ReadonlyMap<string, JudgedPlace>;
  ranked: readonly JudgedPlace[];
  mostParcels: number;
};
type Decided = { plan: RoutingPlan; best: ScoredPlan; next: ScoredPlan | undefined };

const NOTHING_WANTED = {
  reason: 'single',
  chosen: null,
  runnerUp: null,
  decidedBy: null,
} as const satisfies Partial<RouteDecision>;
const WAIVERS: readonly ('hours' | 'capacity')[][] = [[], ['hours'], ['hours', 'capacity']];
/** Splits are tried from the best so many places on: more would cost time and hardly ever win. */
const SPLIT_STARTS = 6;

/**
 * Chooses where an order is served from, by the rules of the business. Places that may not be asked are named with
 * their reasons; opening hours and capacity yield where otherwise goods would be missing. Never promises more than is
 * available; equal facts give equal decisions, in whatever order they come. Pure.
 */
export function routeOrder(
  order: RouteOrder,
  candidates: readonly RoutePlace[],
  book: RouteBook,
): RouteDecision {
  let found: RouteDecision | undefined;
  for (const waived of WAIVERS) {
    const { asked, excluded } = judgePlaces(order, candidates, { rules: book.rules, waived });
    const decision = { ...decide(order, asked, book), excluded: sorted(excluded), waived: [...waived] };
    if (!found || totalOf(decision.short) < totalOf(found.short)) found = decision;
    const mayYield = excluded.some(({ reason }) => reason === 'closed' || reason === 'full');
    if (found.short.length === 0 || !mayYield) break;
  }
  return found!;
}

function decide(
  order: RouteOrder,
  asked: readonly JudgedPlace[],
  book: RouteBook,
): Omit<RouteDecision, 'excluded' | 'waived'> {
  const { rules, version } = book;
  if (order.wants.length === 0) return { ...NOTHING_WANTED, parts: [], short: [], wholeAt: [], version };
  const places = new Map(asked.map((place) => [place.locationId, place]));
  const maySplit = order.worthMinor >= rules.split.neverBelowMinor;
  const mostParcels = maySplit ? (rules.split.maxParcels ?? Number.POSITIVE_INFINITY) : 1;
  const facts = { order, book, places, ranked: rankPlaces(order, places, book), mostParcels };
  const isWholeFirst = rules.mode === 'ordered' && rules.criteria[0]?.by === 'parcels';
  const { plan, best, next } = isWholeFirst ? decideWholeFirst(facts) : decideFreely(facts);
  return {
    ...plan,
    version,
    chosen: best.parts.length > 0 ? best.score : null,
    runnerUp: next ? { ...next.score, shortUnits: next.shortUnits } : null,
    decidedBy: next ? decidedBy(best, next, rules) : null,
  };
}

/** Places in the order of the rules, each as if it served what it can of the order alone; rank is then its position. */
function rankPlaces(
  order: RouteOrder,
  places: ReadonlyMap<string, JudgedPlace>,
  book: RouteBook,
): JudgedPlace[] {
  const left = [...places.values()].map((place) => ({
    ...scorePlan(order, takeFrom(order.wants, place), { places, ...book }),
    // How much a place has is asked when parcels are filled, not here.
    shortUnits: 0,
    place,
  }));
  const ranked: JudgedPlace[] = [];
  while (left.length > 0) {
    const best = pickPlan(left, book.rules)!;
    left.splice(left.indexOf(best), 1);
    ranked.push({ ...best.place, rank: ranked.length });
  }
  return ranked;
}

/** One parcel wherever one place has everything; otherwise as few as possible. */
function decideWholeFirst(facts: Facts): Decided {
  const { order, ranked, mostParcels } = facts;
  const plan = chooseLocations(order.wants, ranked, mostParcels);
  const second = plan.wholeAt[1];
  const others = second
    ? ranked.filter((place) => place.locationId === second)
    : ranked.filter((place) => place.locationId !== plan.parts[0]?.locationId);
  const next = chooseLocations(order.wants, others, mostParcels);
  return {
    plan,
    best: score(facts, plan.parts),
    next: next.parts.length > 0 ? score(facts, next.parts) : undefined,
  };
}

/** Every whole place, and splits that begin at the best places, against one another. */
function decideFreely(facts: Facts): Decided {
  const { order, book, ranked, mostParcels } = facts;
  const greedy = chooseLocations(order.wants, ranked, mostParcels);
  const wholes = greedy.wholeAt.map((id) => score(facts, takeFrom(order.wants, facts.places.get(id)!)));
  const splits = mostParcels < 2 ? [] : ranked.slice(0, SPLIT_STARTS).map((start) => splitFrom(facts, start));
  const plans = unique([
    ...wholes,
    score(facts, greedy.parts),
    ...splits.map((parts) => score(facts, parts)),
  ]);
  const best = pickPlan(plans, book.rules)!;
  const next = pickPlan(
    plans.filter((plan) => plan !== best && plan.parts.length > 0),
    book.rules,
  );
  return { plan: planOf(facts, best, greedy.wholeAt), best, next };
}

function splitFrom({ order, ranked, mostParcels }: Facts, start: JudgedPlace): Part[] {
  const first = takeFrom(order.wants, start);
  const others = ranked.filter((place) => place !== start);
  return [...first, ...chooseLocations(leftOf(order.wants, first), others, mostParcels - 1).parts];
}

function unique(plans: readonly ScoredPlan[]): ScoredPlan[] {
  const byPlaces = new Map(plans.map((plan) => [plan.score.locationIds.toSorted().join(), plan]));
  return [...byPlaces.values()];
}

function planOf({ order }: Facts, best: ScoredPlan, wholeAt: string[]): RoutingPlan {
  const short = leftOf(order.wants, best.parts).map(({ key, quantity }) => ({ key, quantity }));
  const isWhole = short.length === 0 && best.score.parcels === 1;
  const reason = best.parts.length === 0 ? 'none' : short.length > 0 ? 'short' : isWhole ? 'single' : 'split';
  const [first] = best.score.locationIds;
  const others = wholeAt.filter((id) => id !== first);
  return { parts: best.parts, short, reason, wholeAt: isWhole && first ? [first, ...others] : wholeAt };
}

function score({ order, book, places }: Facts, parts: Part[]): ScoredPlan {
  return scorePlan(order, parts, { places, ...book });
}

function sorted(excluded: RouteDecision['excluded']): RouteDecision['excluded'] {
  return excluded.toSorted((a, b) => (a.locationId < b.locationId ? -1 : 1));
}
