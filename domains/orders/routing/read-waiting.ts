import type { Reader } from '#db/client.ts';
import { readServing } from '#domains/fulfilment/replay/read-history.ts';
import { locateAddress } from '#domains/fulfilment/routing/find-position.ts';
import { momentIn, startOfDay } from '#domains/fulfilment/routing/judge-hours.ts';
import type { RouteOrder, RoutePlace } from '#domains/fulfilment/routing/judge-places.ts';
import { type Network, readNetwork } from '#domains/fulfilment/routing/read-network.ts';
import { countOrdersToday } from '#domains/fulfilment/routing/read-shelf-facts.ts';
import { multiplyByRate } from '#lib/money.ts';

/** An order that nobody has begun to pick: what it wants, what is reserved for it where, and what it is worth. */
export type WaitingOrder = RouteOrder & {
  id: string;
  number: number;
  placedAt: Date;
  held: { variantId: string; locationId: string; quantity: number }[];
  serving: ReadonlyMap<string, number> | null;
};

/** Orders that wait, oldest first, and the places with all that those orders hold counted as free. */
export type Waiting = { orders: WaitingOrder[]; places: RoutePlace[]; network: Network };

const MOST_ORDERS = 500;

type Row = {
  id: string;
  number: number;
  placedAt: Date;
  channelId: string;
  netMinor: number;
  rate: string;
  currency: string;
  address: { city: string; postcode: string; country: string } | null;
  wants: WaitingOrder['wants'];
  held: WaitingOrder['held'];
};

const READ = `
  select o.id, o.number, o.placed_at as "placedAt", o.channel_id as "channelId",
    o.gross_minor - o.discount_minor as "netMinor", o.rate, o.currency,
    (select json_build_object('city', a.city, 'postcode', a.postcode, 'country', a.country)
      from order_addresses a where a.order_id = o.id and a.kind = 'shipping') as address,
    (select coalesce(json_agg(json_build_object('key', l.id, 'variantId', l.variant_id, 'quantity', l.quantity,
        'weightGrams', coalesce(v.weight_grams, 0)) order by l.position, l.id), '[]')
      from order_lines l join variants v on v.id = l.variant_id and v.kind = 'goods'
      where l.order_id = o.id and l.quantity > 0) as wants,
    (select coalesce(json_agg(json_build_object('variantId', r.variant_id, 'locationId', r.location_id,
        'quantity', r.quantity) order by r.id), '[]')
      from reservations r where r.order_id = o.id and r.status = 'open') as held
  from orders o join channels c on c.id = o.channel_id and c.kind <> 'store'
  where o.status in ('backorder', 'reserved') and o.routing is not null
    and not exists (select from order_lines l where l.order_id = o.id and (l.picked_quantity > 0 or l.shipped_quantity > 0))
  order by o.placed_at, o.id limit ${MOST_ORDERS}`;

const FREE = `
  select s.variant_id as "variantId", s.location_id as "locationId", s.on_hand - s.reserved - s.safety as units
  from stock_levels s where s.variant_id = any ($1::uuid[])`;

/** Reads what waits (at most five hundred orders) and what could serve it. */
export async function readWaiting(db: Reader, now: Date): Promise<Waiting> {
  const [network, serving, { rows }] = await Promise.all([
    readNetwork(db),
    readServing(db),
    db.$client.query<Row>(READ),
  ]);
  const at = momentIn(network.timeZone, now);
  const orders = rows
    .filter((row) => row.wants.length > 0)
    .map(
      (row): WaitingOrder => ({
        id: row.id,
        number: row.number,
        placedAt: row.placedAt,
        wants: row.wants,
        held: row.held,
        worthMinor: multiplyByRate(row.netMinor, row.rate, row.currency, network.currency),
        destination: row.address ? locateAddress(row.address, network.towns, network.home) : null,
        service: 'ships',
        at,
        serving: serving.get(row.channelId) ?? null,
      }),
    );
  return { orders, places: await readPlaces(db, { orders, network, now }), network };
}

async function readPlaces(
  db: Reader,
  { orders, network, now }: { orders: readonly WaitingOrder[]; network: Network; now: Date },
): Promise<RoutePlace[]> {
  const variantIds = [...new Set(orders.flatMap((order) => order.wants.map((want) => want.variantId)))];
  const locationIds = network.places.map((place) => place.locationId);
  const since = startOfDay(network.timeZone, now);
  const [free, today] = await Promise.all([
    db.$client.query<{ variantId: string; locationId: string; units: number }>(FREE, [variantIds]),
    countOrdersToday(db, { locationIds, since, except: orders.map((order) => order.id) }),
  ]);
  const shelves = new Map(locationIds.map((id) => [id, new Map<string, number>()]));
  const add = (locationId: string, variantId: string, units: number) => {
    const shelf = shelves.get(locationId);
    shelf?.set(variantId, (shelf.get(variantId) ?? 0) + units);
  };
  for (const { variantId, locationId, units } of free.rows) add(locationId, variantId, units);
  for (const { held } of orders) for (const one of held) add(one.locationId, one.variantId, one.quantity);
  return network.places.map((place) => ({
    ...place,
    available: shelves.get(place.locationId)!,
    servesChannel: true,
    ordersToday: today.get(place.locationId) ?? 0,
  }));
}
