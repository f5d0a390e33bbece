import type { Tx } from '#db/client.ts';
import { type ParcelTariff, pickTariff } from '#domains/channels/costs/pick-tariff.ts';
import { suggestWeight } from '#domains/fulfilment/packing/suggest-weight.ts';
import { locateAddress } from '#domains/fulfilment/routing/find-position.ts';
import { measureDistance } from '#domains/fulfilment/routing/measure-distance.ts';
import { priceParcel } from '#domains/fulfilment/routing/price-parcel.ts';
import { readNetworkKey, recallNetwork } from '#domains/fulfilment/routing/read-network.ts';
import { dayIn } from '#lib/time.ts';
import type { LoadedOrder } from './loaded-order.ts';
import { postChange } from './post-change.ts';

/** A parcel that leaves now, with its goods. */
export type LeavingParcel = {
  shipmentId: string;
  method: string;
  locationId: string;
  lines: readonly { lineId: string; quantity: number }[];
};

type Facts = {
  tariffs: ParcelTariff[];
  packedGrams: number | null;
  weights: { variantId: string; grams: number | null }[];
  address: { country: string; city: string; postcode: string } | null;
};

/**
 * Posts what a parcel is expected to cost by the tariffs that hold today, and keeps it until the carrier's bill says
 * otherwise. A parcel that no tariff fits is kept as unknown, so that it is listed. Nothing happens while the shop has no
 * tariffs for parcels, and for what is handed over.
 */
export async function bookParcel(
  tx: Tx,
  order: LoadedOrder,
  parcel: LeavingParcel,
  now: Date,
): Promise<void> {
  if (parcel.method !== 'courier' && parcel.method !== 'post') return;
  const facts = await readFacts(tx, order, parcel);
  if (facts.tariffs.length === 0) return;
  const day = dayIn(order.business.timeZone, now);
  const country = facts.address?.country || order.country || '';
  const grams = facts.packedGrams ?? weigh(order, parcel, facts);
  const tariff = pickTariff({ method: parcel.method, country, grams, day }, facts.tariffs);
  const shippingMinor = tariff && (tariff.shippingMinor ?? (await priceByRouting(tx, facts, parcel, grams)));
  const packingMinor = tariff?.packingMinor ?? null;
  await tx.$client.query(
    `insert into parcel_costs (shipment_id, kind, order_id, channel_id, location_id, day, expected_minor)
     select $1, kind, $2, $3, $4, $5, minor from unnest($6::text[], $7::bigint[]) as k (kind, minor)
     where kind = 'shipping' or minor is not null`,
    [
      parcel.shipmentId,
      order.id,
      order.channelId,
      parcel.locationId,
      day,
      ['shipping', 'packing'],
      [shippingMinor, packingMinor],
    ],
  );
  await postChange(tx, order, {
    kind: 'cost',
    amounts: { fulfilmentMinor: (shippingMinor ?? 0) + (packingMinor ?? 0) },
    now,
    locationId: parcel.locationId,
    causeId: parcel.shipmentId,
  });
}

async function readFacts(tx: Tx, order: LoadedOrder, parcel: LeavingParcel): Promise<Facts> {
  const { rows } = await tx.$client.query<Facts>({
    name: 'parcel-cost-facts',
    text: `
      select (select coalesce(json_agg(json_build_object('method', t.method, 'country', t.country,
          'upToGrams', t.up_to_grams, 'shippingMinor', t.shipping_minor, 'packingMinor', t.packing_minor,
          'validFrom', t.valid_from)), '[]') from parcel_tariffs t) as tariffs,
        (select weight_grams from parcels where id = $1) as "packedGrams",
        (select coalesce(json_agg(json_build_object('variantId', v.id, 'grams', v.weight_grams)), '[]')
          from variants v where v.id = any ($2::uuid[])) as weights,
        (select json_build_object('country', a.country, 'city', a.city, 'postcode', a.postcode)
          from order_addresses a where a.order_id = $3 and a.kind = 'shipping') as address`,
    values: [
      parcel.shipmentId,
      order.lines.flatMap(({ variantId }) => (variantId === null ? [] : [variantId])),
      order.id,
    ],
  });
  return rows[0]!;
}

function weigh(order: LoadedOrder, parcel: LeavingParcel, facts: Facts): number | null {
  const grams = new Map(facts.weights.map((one) => [one.variantId, one.grams]));
  return suggestWeight(
    parcel.lines.map(({ lineId, quantity }) => {
      const line = order.lines.find(({ id }) => id === lineId);
      return { quantity, weightGrams: line?.variantId ? (grams.get(line.variantId) ?? null) : null };
    }),
  );
}

/** As routing reckons: by the place, the country and the distance. */
async function priceByRouting(
  tx: Tx,
  { address }: Facts,
  parcel: LeavingParcel,
  grams: number | null,
): Promise<number | null> {
  const network = await recallNetwork(tx, await readNetworkKey(tx));
  const from = network.places.find((place) => place.locationId === parcel.locationId);
  if (!from || !address || grams === null) return null;
  const to = locateAddress(address, network.towns, network.home);
  const { km } = measureDistance(from, to);
  return priceParcel({ locationId: parcel.locationId, country: to.country, km, grams }, network.book.tariffs);
}
