import type { Reader } from '#db/client.ts';
import { startOfDay } from './judge-hours.ts';
import type { RoutePlace } from './judge-places.ts';
import type { Network } from './read-network.ts';

/** By location: its orders of today; and by location and variant: units sold a day, and days that the oldest have lain. */
export type ShelfFacts = {
  ordersToday: Record<string, number>;
  pace: Record<string, Record<string, number>>;
  age: Record<string, Record<string, number>>;
};

type Wanted = { network: Network; variantIds: readonly string[]; skus: readonly string[]; now: Date };

const PACE_DAYS = 28;
const DAY_MS = 86_400_000;

/**
 * An order counts on the day of each place that serves a part of it. Those of one place are counted by the place that
 * they stand at; the others are few and have an index of their own. $1 places, $2 midnight, $3 orders that do not count.
 */
const ORDERS_OF_DAY = `
  select location_id, count(*)::integer as orders from (
    select o.location_id from orders o
    where o.location_id = any ($1::uuid[]) and o.placed_at >= $2 and o.status <> 'cancelled' and o.id <> all ($3::uuid[])
    union all
    select part.location_id from (
      select distinct o.id, r.location_id from orders o join reservations r on r.order_id = o.id
      where o.placed_at >= $2 and o.routing ->> 'reason' <> 'single' and o.status <> 'cancelled'
        and o.id <> all ($3::uuid[]) and r.status in ('open', 'consumed') and r.location_id = any ($1::uuid[])
        and r.location_id is distinct from o.location_id) part
  ) served group by 1`;

const READ = {
  name: 'shelf-facts',
  text: `
    with wanted as materialized (
      select id from variants where id = any ($4::uuid[]) or sku = any ($5::text[])
    )
    select
      (select coalesce(json_object_agg(location_id, orders), '{}') from (${ORDERS_OF_DAY}) t) as "ordersToday",
      (select coalesce(json_object_agg(location_id, pace), '{}') from (
        select location_id, json_object_agg(variant_id, units / ${PACE_DAYS}.0) as pace from (
          select m.from_location_id as location_id, m.variant_id, sum(m.quantity) as units
          from wanted join stock_movements m on m.variant_id = wanted.id
          where $6::timestamptz is not null and m.at >= $6 and m.reason = 'sale' group by 1, 2) sold group by 1) t) as pace,
      (select coalesce(json_object_agg(location_id, ages), '{}') from (
        select a.location_id,
          json_object_agg(a.variant_id, greatest(0, floor(extract(epoch from $7::timestamptz - a.oldest_at) / 86400))) as ages
        from wanted join shelf_ages a on a.variant_id = wanted.id where $8::boolean and a.oldest_at is not null group by 1) t)
        as age`,
};

/** Whether the rules ask for anything that stock and the network do not tell. Pure. */
export function asksShelfFacts(network: Network): boolean {
  return network.countsOrders || network.usesPace || network.usesAge;
}

/** What the rules ask beside stock, in one statement; what they do not ask is left empty. */
export async function readShelfFacts(
  db: Reader,
  { network, variantIds, skus, now }: Wanted,
): Promise<ShelfFacts> {
  if (!asksShelfFacts(network)) return { ordersToday: {}, pace: {}, age: {} };
  const limited = network.countsOrders ? network.places.filter((place) => place.dailyOrders !== null) : [];
  const { rows } = await db.$client.query<ShelfFacts>({
    ...READ,
    values: [
      limited.map((place) => place.locationId),
      startOfDay(network.timeZone, now),
      [],
      variantIds,
      skus,
      network.usesPace ? new Date(now.getTime() - PACE_DAYS * DAY_MS) : null,
      now,
      network.usesAge,
    ],
  });
  return rows[0]!;
}

/** How many orders of today places have, but for those that are named. */
export async function countOrdersToday(
  db: Reader,
  of: { locationIds: readonly string[]; since: Date; except: readonly string[] },
): Promise<Map<string, number>> {
  const { rows } = await db.$client.query<{ location_id: string; orders: number }>({
    name: 'orders-today',
    text: ORDERS_OF_DAY,
    values: [of.locationIds, of.since, of.except],
  });
  return new Map(rows.map((row) => [row.location_id, row.orders]));
}

/** What the facts say of one place, in the shape of the rule. Pure. */
export function shelfOf(
  facts: ShelfFacts,
  locationId: string,
): Pick<RoutePlace, 'ordersToday' | 'pace' | 'age'> {
  return {
    ordersToday: facts.ordersToday[locationId] ?? 0,
    pace: new Map(Object.entries(facts.pace[locationId] ?? {})),
    age: new Map(Object.entries(facts.age[locationId] ?? {})),
  };
}
