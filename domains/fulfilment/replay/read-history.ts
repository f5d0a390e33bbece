import type { Database, Reader } from '#db/client.ts';
import { multiplyByRate } from '#lib/money.ts';
import { addDays } from '#lib/time.ts';
import { locateAddress } from '../routing/find-position.ts';
import { momentIn } from '../routing/judge-hours.ts';
import type { Network } from '../routing/read-network.ts';
import { type Arrivals, addArrival } from './arrivals.ts';
import { add, type PastOrder, type Shelves } from './simulate.ts';

/** The stretch of time that is replayed. */
export type Stretch = { since: Date; until: Date };

/** Where the next page of orders begins. */
export type Cursor = { placedAt: string; id: string };

/** A change of the shelves that happened whatever the rules were: receipts, counts, transfers, sales over the counter. */
export type ShelfEvent = { at: number; variantId: string; locationId: string; units: number };

/** The shelves as they were when the stretch began, what happened to them in it, units sold a day, and when goods came. */
export type Past = { shelves: Shelves; events: ShelfEvent[]; pace: Shelves; arrivals: Arrivals };

const DAYS_TO_LEAVE = 1;
const DAY_MS = 86_400_000;

/** Orders that rules decided about: taken in the stretch, not over a counter, not cancelled, routed by us. */
const REPLAYED = `o.placed_at >= $1 and o.placed_at < $2 and o.status not in ('cancelled', 'attention')
  and o.routing is not null and o.channel_id in (select id from channels where kind <> 'store')`;

/** How many orders a stretch has. */
export async function countPast(db: Database, { since, until }: Stretch): Promise<number> {
  const { rows } = await db.$client.query<{ count: number }>(
    `select count(*) from orders o where ${REPLAYED}`,
    [since, until],
  );
  return rows[0]!.count;
}

type OrderRow = {
  id: string;
  number: number;
  placedAt: Date;
  cursor: string;
  shipBy: Date | null;
  channelId: string;
  netMinor: number;
  rate: string;
  currency: string;
  address: { city: string; postcode: string; country: string } | null;
  wants: { key: string; variantId: string; quantity: number; weightGrams: number }[];
};

type PastPage = {
  after: Cursor | null;
  limit: number;
  network: Network;
  serving: ReadonlyMap<string, ReadonlyMap<string, number>>;
};

/** The next orders of a stretch, oldest first; the last page is shorter than the others. */
export async function readPast(
  db: Database,
  stretch: Stretch,
  more: PastPage,
): Promise<{ orders: PastOrder[]; next: Cursor | null }> {
  const { rows } = await db.$client.query<OrderRow>({
    name: 'past-orders',
    text: `
      select o.id, o.number, o.placed_at as "placedAt", o.placed_at::text as cursor, o.ship_by as "shipBy",
        o.channel_id as "channelId", o.gross_minor - o.discount_minor as "netMinor", o.rate, o.currency,
        (select json_build_object('city', a.city, 'postcode', a.postcode, 'country', a.country)
          from order_addresses a where a.order_id = o.id and a.kind = 'shipping') as address,
        (select coalesce(json_agg(json_build_object('key', l.id, 'variantId', l.variant_id, 'quantity', l.quantity,
            'weightGrams', coalesce(v.weight_grams, 0)) order by l.position, l.id), '[]')
          from order_lines l join variants v on v.id = l.variant_id and v.kind = 'goods'
          where l.order_id = o.id and l.quantity > 0) as wants
      from orders o
      where ${REPLAYED} and ($3::timestamptz is null or (o.placed_at, o.id) > ($3, $4::uuid))
      order by o.placed_at, o.id limit $5`,
    values: [stretch.since, stretch.until, more.after?.placedAt ?? null, more.after?.id ?? null, more.limit],
  });
  const orders = rows.filter((row) => row.wants.length > 0).map((row) => toPast(row, more));
  const last = rows.at(-1);
  return { orders, next: last && rows.length === more.limit ? { placedAt: last.cursor, id: last.id } : null };
}

function toPast(
  row: OrderRow,
  { network, serving }: { network: Network; serving: ReadonlyMap<string, ReadonlyMap<string, number>> },
): PastOrder {
  const at = momentIn(network.timeZone, row.placedAt);
  return {
    id: row.id,
    number: row.number,
    placedAt: row.placedAt.getTime(),
    wants: row.wants,
    worthMinor: multiplyByRate(row.netMinor, row.rate, row.currency, network.currency),
    destination: row.address ? locateAddress(row.address, network.towns, network.home) : null,
    service: 'ships',
    at,
    serving: serving.get(row.channelId) ?? null,
    dueOn: row.shipBy ? momentIn(network.timeZone, row.shipBy).day : addDays(at.day, DAYS_TO_LEAVE),
  };
}

/** The places of each channel that has its own, with their ranks. */
export async function readServing(db: Reader): Promise<Map<string, Map<string, number>>> {
  const { rows } = await db.$client.query<{ channelId: string; locationId: string; rank: number }>(
    `select channel_id as "channelId", location_id as "locationId", rank from channel_locations
     order by channel_id, location_id`,
  );
  const serving = new Map<string, Map<string, number>>();
  for (const { channelId, locationId, rank } of rows) {
    const places = serving.get(channelId) ?? new Map<string, number>();
    places.set(locationId, rank);
    serving.set(channelId, places);
  }
  return serving;
}

const WANTED = `
  with replayed as materialized (select o.id from orders o where ${REPLAYED}),
  sold as materialized (
    select l.id, l.variant_id from replayed join order_lines l on l.order_id = replayed.id where l.variant_id is not null
  ),
  wanted as materialized (select distinct variant_id from sold)`;

/** What may be promised today; what orders that are not replayed hold is held in the replay too. */
const LEVELS = `${WANTED}, held as (
    select r.variant_id, r.location_id, sum(r.quantity)::integer as units
    from reservations r join wanted using (variant_id) left join orders o on o.id = r.order_id
    where r.status = 'open' and coalesce(o.placed_at, $1) < $2
      and not exists (select from replayed where replayed.id = r.order_id)
    group by 1, 2
  )
  select s.variant_id as "variantId", s.location_id as "locationId", s.on_hand - s.safety - coalesce(h.units, 0) as units
  from stock_levels s join wanted using (variant_id)
  left join held h on h.variant_id = s.variant_id and h.location_id = s.location_id`;

/** Movements since then, by what they mean for the replay: sales that it decides anew, promises from before, or events. */
const MOVEMENTS = `${WANTED}
  select extract(epoch from m.at) * 1000 as at, m.variant_id as "variantId", m.from_location_id as "from",
    m.to_location_id as "to", m.quantity as units, m.at < $2 as "isWithin", m.reason = 'sale' as "isSale",
    case when m.reason <> 'sale' then 'event' when exists (select from sold where sold.id = m.order_line_id) then 'decided'
      when exists (select from order_lines l join orders o on o.id = l.order_id
        where l.id = m.order_line_id and o.placed_at < $1) then 'promised' else 'event' end as kind
  from wanted join stock_movements m on m.variant_id = wanted.variant_id and m.at >= $1
  order by m.at, m.id`;

type MovementRow = {
  at: string;
  variantId: string;
  from: string;
  to: string;
  units: number;
  isWithin: boolean;
  isSale: boolean;
  kind: 'event' | 'decided' | 'promised';
};

/** Winds today's shelves back to the beginning of a stretch; reads when goods came only where rules ask it. */
export async function readShelves(db: Database, { since, until }: Stretch, usesAge: boolean): Promise<Past> {
  const [levels, movements] = await Promise.all([
    db.$client.query<{ variantId: string; locationId: string; units: number }>(LEVELS, [since, until]),
    db.$client.query<MovementRow>(MOVEMENTS, [since, until]),
  ]);
  const past: Past = { shelves: new Map(), events: [], pace: new Map(), arrivals: new Map() };
  for (const { variantId, locationId, units } of levels.rows) add(past.shelves, variantId, locationId, units);
  const days = Math.max(1, (until.getTime() - since.getTime()) / DAY_MS);
  for (const { kind, variantId, from, to, units, isWithin, isSale, at } of movements.rows) {
    if (isSale && isWithin) add(past.pace, variantId, from, units / days);
    if (kind === 'promised') continue;
    add(past.shelves, variantId, from, units);
    add(past.shelves, variantId, to, -units);
    if (kind !== 'event' || !isWithin) continue;
    past.events.push({ at: Number(at), variantId, locationId: from, units: -units });
    past.events.push({ at: Number(at), variantId, locationId: to, units });
  }
  if (usesAge) await readArrivals(db, past, since);
  return past;
}

/** What lay on the shelves when the stretch began came with these, and more came in it. */
async function readArrivals(db: Database, { shelves, events, arrivals }: Past, since: Date): Promise<void> {
  const lying = [...shelves].flatMap(([variantId, places]) =>
    [...places].flatMap(([locationId, units]) => (units > 0 ? [{ variantId, locationId, units }] : [])),
  );
  const { rows } = await db.$client.query<{
    at: string;
    variantId: string;
    locationId: string;
    units: number;
  }>(
    `select extract(epoch from layer.arrived_at) * 1000 as at, l.variant_id as "variantId",
       l.location_id as "locationId", layer.units
     from unnest($1::uuid[], $2::uuid[], $3::bigint[]) as l (variant_id, location_id, units)
     cross join lateral shelf_layers(l.variant_id, l.location_id, l.units, $4) layer order by layer.arrived_at`,
    [
      lying.map((one) => one.variantId),
      lying.map((one) => one.locationId),
      lying.map((one) => one.units),
      since,
    ],
  );
  for (const { at, ...row } of rows) addArrival(arrivals, { ...row, at: Number(at) });
  for (const event of events) if (event.units > 0) addArrival(arrivals, event);
}
