import type { Tx } from '#db/client.ts';
import {
  type Candidate,
  chooseLocations,
  type RoutingPlan,
  type Want,
} from '#domains/fulfilment/choose-locations.ts';
import { findPickup } from '#domains/fulfilment/pickup/load-pickup.ts';
import { momentIn } from '#domains/fulfilment/routing/judge-hours.ts';
import { readCandidates } from '#domains/fulfilment/routing/read-candidates.ts';
import { readNetworkKey, recallNetwork } from '#domains/fulfilment/routing/read-network.ts';
import { routeOrder } from '#domains/fulfilment/routing/route-order.ts';
import type { LoadedOrder } from '../steps/loaded-order.ts';
import { readDecision } from './keep-decision.ts';
import { readRouteFacts } from './read-route-facts.ts';

const ASKED_FIRST = -1_000_000;

/**
 * Where what an order misses comes from: all from its own location if that has it, so that it leaves in one parcel;
 * otherwise by the rules that are live. What is waited for at the shop where it is collected comes from nowhere else.
 */
export async function planMissing(
  tx: Tx,
  order: LoadedOrder,
  { supply, wants, now }: { supply: readonly Candidate[]; wants: readonly Want[]; now: Date },
): Promise<RoutingPlan> {
  const pickup = await findPickup(tx, order.id);
  if (pickup?.waitsThere && pickup.status === 'arranged') {
    return chooseLocations(
      wants,
      supply.filter((place) => place.locationId === pickup.locationId),
    );
  }
  const plain = chooseLocations(wants, ownFirst(supply, order.locationId));
  const isOwn = order.locationId !== null && plain.wholeAt[0] === order.locationId;
  if (isOwn || plain.reason === 'none') return plain;
  const network = await recallNetwork(tx, await readNetworkKey(tx));
  if (network.isPlain) return plain;
  const at = momentIn(network.timeZone, now);
  const variantIds = [...new Set(wants.map((want) => want.variantId))];
  const [facts, before, candidates] = await Promise.all([
    readRouteFacts(tx, order, network),
    readDecision(tx, order.id),
    readCandidates(tx, { channelId: order.channelId, variantIds, network, now }),
  ]);
  const asked = ownFirst(candidates, order.locationId);
  return routeOrder({ ...facts, at, avoid: before?.avoid ?? [] }, asked, network.book);
}

function ownFirst<Place extends Candidate>(places: readonly Place[], locationId: string | null): Place[] {
  return places.map((place) => (place.locationId === locationId ? { ...place, rank: ASKED_FIRST } : place));
}
