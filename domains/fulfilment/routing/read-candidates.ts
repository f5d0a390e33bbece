import type { Tx } from '#db/client.ts';
import { readSupply } from '../read-supply.ts';
import type { RoutePlace } from './judge-places.ts';
import type { Network } from './read-network.ts';

const PACE_DAYS = 28;
const MINUTE_MS = 60_000;

const COUNT = {
  name: 'orders-today',
  text: `
    select location_id as "locationId", count(*)::integer as orders from orders
    where location_id = any ($1::uuid[]) and placed_at >= $2 and status <> 'cancelled' group by 1`,
};
const PACE = {
  name: 'pace-at-places',
  text: `
    select variant_id as "variantId", from_location_id as "locationId", sum(quantity)::integer as units
    from stock_movements where variant_id = any ($1::uuid[]) and at >= $2 and reason = 'sale' group by 1, 2`,
};

/** Every place of the network with what it could promise of the variants now, how full its day is, and its sales of 28 days. */
export async function readCandidates(
  tx: Tx,
  wanted: { channelId: string; variantIds: readonly string[]; network: Network; now: Date; minute: number },
): Promise<RoutePlace[]> {
  const { channelId, variantIds, network, now, minute } = wanted;
  const limited = network.places
    .filter((place) => place.dailyOrders !== null)
    .map((place) => place.locationId);
  const usesPace = network.book.rules.criteria.some((one) => one.by === 'cover');
  const since = new Date(now.getTime() - PACE_DAYS * 24 * 60 * MINUTE_MS);
  const midnight = new Date(now.getTime() - minute * MINUTE_MS);
  const [supply, counts, sales] = await Promise.all([
    readSupply(tx, { channelId, variantIds }),
    limited.length > 0
      ? tx.$client.query<{ locationId: string; orders: number }>({ ...COUNT, values: [limited, midnight] })
      : null,
    usesPace
      ? tx.$client.query<{ variantId: string; locationId: string; units: number }>({
          ...PACE,
          values: [variantIds, since],
        })
      : null,
  ]);
  const pace = (locationId: string) =>
    new Map(
      (sales?.rows ?? [])
        .filter((row) => row.locationId === locationId)
        .map((row) => [row.variantId, row.units / PACE_DAYS]),
    );
  return network.places.map((place) => {
    const { locationId } = place;
    const stock = supply.find((one) => one.locationId === locationId);
    return {
      ...place,
      rank: stock?.rank ?? place.rank,
      available: stock?.available ?? new Map(),
      // A place that is not listed has nothing of it, or does not serve the channel; the first reason is as good.
      servesChannel: true,
      ordersToday: counts?.rows.find((row) => row.locationId === locationId)?.orders ?? 0,
      pace: pace(locationId),
    };
  });
}
