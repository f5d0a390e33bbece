import { isDeepStrictEqual } from 'node:util';
import type { Reader } from '#db/client.ts';
import type { OpeningHours } from '#db/schema/fulfilment.ts';
import { makeTownMap, type TownMap } from './find-position.ts';
import type { Position } from './measure-distance.ts';
import type { Tariff } from './price-parcel.ts';
import type { RouteBook } from './route-order.ts';
import { DEFAULT_RULES, RoutingRules } from './rules.ts';

/** A location that may serve orders, without its stock. */
export type NetworkPlace = {
  locationId: string;
  code: string;
  name: string;
  rank: number;
  country: string;
  city: string;
  position: Position | null;
  services: { ships: boolean; pickup: boolean };
  hours: OpeningHours | null;
  dailyOrders: number | null;
  dayCostMinor: number;
  orderCostMinor: number;
  unitCostMinor: number;
};

/** Everything that routing knows besides orders and stock. */
export type Network = {
  book: RouteBook;
  places: NetworkPlace[];
  towns: TownMap;
  home: string;
  timeZone: string;
  currency: string;
  /** Some place takes only so many orders a day, so today's must be counted. */
  countsOrders: boolean;
  /** The rules compare how long shelves last, so sales must be counted. */
  usesPace: boolean;
  /** The rules compare how long goods have lain. */
  usesAge: boolean;
  /** The rules that hold from the beginning decide, and no place limits them. */
  isPlain: boolean;
};

type Row = {
  live: { version: number; rules: unknown } | null;
  tariffs: Tariff[];
  places: NetworkPlace[];
  towns: { country: string; name: string; position: Position }[];
  home: string;
  timeZone: string;
  currency: string;
};

const READ = {
  name: 'routing-network',
  text: `
    select b.country as home, b.time_zone as "timeZone", b.reporting_currency as currency,
      (select json_build_object('version', r.version, 'rules', r.rules) from routing_rule_sets r
        where r.status = 'live') as live,
      (select coalesce(json_agg(json_build_object('locationId', t.location_id, 'country', t.country, 'upToKm', t.up_to_km,
          'baseMinor', t.base_minor, 'perKgMinor', t.per_kg_minor)
          order by t.location_id, t.country desc, t.up_to_km, t.id), '[]') from shipping_tariffs t) as tariffs,
      (select coalesce(json_agg(json_build_object('country', w.country, 'name', w.name, 'position',
          json_build_object('latitude', w.latitude, 'longitude', w.longitude))), '[]') from town_positions w) as towns,
      (select coalesce(json_agg(json_build_object('locationId', l.id, 'code', l.code, 'name', l.name, 'rank', l.rank,
          'country', l.country, 'city', l.city, 'services', l.services, 'hours', l.hours, 'dailyOrders', l.daily_orders,
          'dayCostMinor', l.day_cost_minor, 'orderCostMinor', l.order_cost_minor, 'unitCostMinor', l.unit_cost_minor, 'position',
          case when l.latitude is not null then json_build_object('latitude', l.latitude, 'longitude', l.longitude) end)
          order by l.rank, l.id), '[]')
        from locations l where l.is_active and l.kind in ('warehouse', 'store')) as places
    from business b`,
};

const KEPT = 4;
const remembered = new Map<string, Network>();
const lastOf = new WeakMap<object, Network>();

/** Reads rules, tariffs, places and towns. Before the business is founded there is nothing but the first rules. */
export async function readNetwork(db: Reader): Promise<Network> {
  const { rows } = await db.$client.query<Row>(READ);
  const row = rows[0];
  const book: RouteBook = {
    version: row?.live?.version ?? 0,
    rules: row?.live ? RoutingRules.parse(row.live.rules) : DEFAULT_RULES,
    tariffs: row?.tariffs ?? [],
  };
  const places = row?.places ?? [];
  const ownTowns = places.flatMap(({ country, city, position }) =>
    position && city ? [{ country: country || row!.home, name: city, position }] : [],
  );
  return {
    book,
    places,
    towns: makeTownMap([...(row?.towns ?? []), ...ownTowns]),
    home: row?.home ?? '',
    timeZone: row?.timeZone ?? 'UTC',
    currency: row?.currency ?? '',
    countsOrders: book.rules.require.capacity && places.some((place) => place.dailyOrders !== null),
    usesPace: book.rules.criteria.some((one) => one.by === 'cover'),
    usesAge: book.rules.criteria.some((one) => one.by === 'age'),
    isPlain: isPlain(book.rules, places),
  };
}

function isPlain(rules: RoutingRules, places: readonly NetworkPlace[]): boolean {
  const isLimited = places.some((place) => place.dailyOrders !== null || !place.services.ships);
  return !isLimited && isDeepStrictEqual(rules, DEFAULT_RULES);
}

/** Under which key the network of this database is remembered as long as nothing of it changes. */
export async function readNetworkKey(db: Reader): Promise<string> {
  const { rows } = await db.$client.query<{ key: string }>({
    name: 'routing-key',
    text: `select concat(current_database(), '/', version) as key from routing_state`,
  });
  return rows[0]!.key;
}

/** The network as the connection (or pool) last knew it; it may be old. */
export function knownNetwork(db: Reader): Network | undefined {
  return lastOf.get(db.$client);
}

/** The network of a database as this process remembers it at a version of `routing_state`; read when it is another. */
export async function recallNetwork(db: Reader, key: string): Promise<Network> {
  const network = remembered.get(key) ?? (await readNetwork(db));
  if (!remembered.has(key)) {
    if (remembered.size >= KEPT) remembered.delete(remembered.keys().next().value!);
    remembered.set(key, network);
  }
  lastOf.set(db.$client, network);
  return network;
}
