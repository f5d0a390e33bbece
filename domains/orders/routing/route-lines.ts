import { chooseLocations, type RoutingPlan, type Want } from '#domains/fulfilment/choose-locations.ts';
import { locateAddress } from '#domains/fulfilment/routing/find-position.ts';
import { momentIn } from '#domains/fulfilment/routing/judge-hours.ts';
import type { RoutePlace } from '#domains/fulfilment/routing/judge-places.ts';
import { shelfOf } from '#domains/fulfilment/routing/read-shelf-facts.ts';
import { routeOrder } from '#domains/fulfilment/routing/route-order.ts';
import { mostWhole, type StoredDecision, toStored } from '#domains/fulfilment/routing/stored-decision.ts';
import { multiplyByRate } from '#lib/money.ts';
import type { SettledLine, SettledOrder } from '../draft-order.ts';
import type { OrderFacts, VariantFacts } from '../order-facts.ts';

type Stocked = { locationId: string; rank: number; available: Map<string, number> };

/** Where an order's goods come from, and what its page is told of it. */
export type LinesRouted = { plan: RoutingPlan; routing: StoredDecision };

/**
 * Decides where the lines' goods come from: by the rules of the business where they differ from those that hold from
 * the beginning. The channel's buffers are kept back from what it may see of each variant. Pure.
 */
export function routeLines(order: SettledOrder, facts: OrderFacts): LinesRouted {
  const wants = order.lines.flatMap((line) =>
    line.variant?.kind === 'goods'
      ? [
          {
            key: line.id,
            variantId: line.variant.id,
            quantity: line.quantity,
            weightGrams: line.variant.weightGrams ?? 0,
          },
        ]
      : [],
  );
  if (wants.length === 0) return plainly({ parts: [], short: [], reason: 'single', wholeAt: [] });
  const places = stockedPlaces(order.lines, facts.channel.buffer);
  const { pickup } = order.delivery ?? {};
  if (!pickup) return routeAmong(places, { order, facts, wants });
  return routePickup(pickup, { order, facts, wants, places });
}

type Wishes = { order: SettledOrder; facts: OrderFacts; wants: (Want & { weightGrams: number })[] };

function routeAmong(places: readonly Stocked[], { order, facts, wants }: Wishes): LinesRouted {
  if (!facts.routing || facts.routing.network.isPlain || !order.delivery) return choosePlainly(wants, places);
  return routeByRules({ order, facts, routing: facts.routing, delivery: order.delivery }, wants, places);
}

/** The customer chose the shop, whatever the rules say; they decide who brings what it has not. */
function routePickup(
  { locationId, waitsThere }: { locationId: string; waitsThere: boolean },
  { places, wants, ...more }: Wishes & { places: readonly Stocked[] },
): LinesRouted {
  const isThere = (place: Stocked) => place.locationId === locationId;
  const here = choosePlainly(wants, places.filter(isThere));
  if (here.plan.short.length === 0 || waitsThere) return here;
  const missing = new Map(here.plan.short.map((one) => [one.key, one.quantity]));
  const rest = wants.flatMap((want) => {
    const quantity = missing.get(want.key);
    return quantity ? [{ ...want, quantity }] : [];
  });
  const others = routeAmong(
    places.filter((place) => !isThere(place)),
    { ...more, wants: rest },
  );
  const parts = [...here.plan.parts, ...others.plan.parts];
  const { short } = others.plan;
  const reason = short.length > 0 ? (parts.length > 0 ? 'short' : 'none') : 'split';
  return {
    plan: { parts, short, reason, wholeAt: [] },
    routing: { ...others.routing, reason, wholeAt: [], short },
  };
}

type Ruled = {
  order: SettledOrder;
  facts: OrderFacts;
  routing: NonNullable<OrderFacts['routing']>;
  delivery: NonNullable<SettledOrder['delivery']>;
};

function routeByRules(
  { order, facts, routing, delivery }: Ruled,
  wants: (Want & { weightGrams: number })[],
  places: readonly Stocked[],
): LinesRouted {
  const { network, serving } = routing;
  const stocked = new Map(places.map((place) => [place.locationId, place]));
  const candidates = network.places.map(
    (place): RoutePlace => ({
      ...place,
      ...shelfOf(routing, place.locationId),
      rank: stocked.get(place.locationId)?.rank ?? place.rank,
      available: stocked.get(place.locationId)?.available ?? NOTHING,
      servesChannel: serving.has(place.locationId),
    }),
  );
  const netMinor = order.lines.reduce((sum, line) => sum + line.grossMinor - line.discountMinor, 0);
  const { reportingCurrency } = facts.business;
  const decision = routeOrder(
    {
      wants,
      worthMinor: multiplyByRate(netMinor, order.rate, order.currency, reportingCurrency),
      destination: delivery.address ? locateAddress(delivery.address, network.towns, network.home) : null,
      service: delivery.isOverCounter || delivery.pickup || facts.channel.kind === 'store' ? null : 'ships',
      at: momentIn(network.timeZone, delivery.at),
    },
    candidates,
    network.book,
  );
  return { plan: decision, routing: toStored(decision) };
}

const NOTHING: ReadonlyMap<string, number> = new Map();

function choosePlainly(wants: (Want & { weightGrams: number })[], places: readonly Stocked[]): LinesRouted {
  return plainly(
    chooseLocations(
      wants.map(({ key, variantId, quantity }) => ({ key, variantId, quantity })),
      places,
    ),
  );
}

function plainly(plan: RoutingPlan): LinesRouted {
  return { plan, routing: { reason: plan.reason, wholeAt: mostWhole(plan.wholeAt), short: plan.short } };
}

function stockedPlaces(lines: readonly SettledLine[], buffer: number): Stocked[] {
  const places = new Map<string, Stocked>();
  for (const { variant } of lines) {
    if (variant?.kind !== 'goods') continue;
    for (const level of withoutBuffer(variant.levels, buffer + (variant.buffer ?? 0))) {
      const { locationId, rank, available } = level;
      const place = places.get(locationId);
      if (place) place.available.set(variant.id, available);
      else places.set(locationId, { locationId, rank, available: new Map([[variant.id, available]]) });
    }
  }
  return [...places.values()];
}

/** The buffer is taken from the places that are asked last. */
function withoutBuffer(levels: VariantFacts['levels'], buffer: number): VariantFacts['levels'] {
  if (buffer === 0) return levels;
  let left = buffer;
  return [...levels]
    .sort((a, b) => b.rank - a.rank || (a.locationId < b.locationId ? 1 : -1))
    .map((level) => {
      const kept = Math.min(left, level.available);
      left -= kept;
      return { ...level, available: level.available - kept };
    });
}
