import type { Tx } from '#db/client.ts';
import { readSupply } from '../read-supply.ts';
import type { RoutePlace } from './judge-places.ts';
import type { Network } from './read-network.ts';
import { readShelfFacts, shelfOf } from './read-shelf-facts.ts';

const SERVING = {
  name: 'places-of-channel',
  text: `select location_id as "locationId" from channel_locations where channel_id = $1`,
};

/** Every place of the network with what it could promise of the variants now, and what else the rules ask of it. */
export async function readCandidates(
  tx: Tx,
  wanted: { channelId: string; variantIds: readonly string[]; network: Network; now: Date },
): Promise<RoutePlace[]> {
  const { channelId, variantIds, network, now } = wanted;
  const [supply, facts, { rows }] = await Promise.all([
    readSupply(tx, { channelId, variantIds }),
    readShelfFacts(tx, { network, variantIds, skus: [], now }),
    tx.$client.query<{ locationId: string }>({ ...SERVING, values: [channelId] }),
  ]);
  const serving = new Set(rows.map((row) => row.locationId));
  return network.places.map((place) => {
    const { locationId } = place;
    const stock = supply.find((one) => one.locationId === locationId);
    return {
      ...place,
      ...shelfOf(facts, locationId),
      rank: stock?.rank ?? place.rank,
      available: stock?.available ?? new Map(),
      // A channel without places of its own is served by all.
      servesChannel: serving.size === 0 || serving.has(locationId),
    };
  });
}
