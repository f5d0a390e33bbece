import { promiseDates } from '#domains/fulfilment/routing/promise-dates.ts';
import type { StoredDecision } from '#domains/fulfilment/routing/stored-decision.ts';
import { listIncomingTransfers } from '#domains/inventory/transfers/list-incoming-transfers.ts';
import { listIncoming } from '#domains/purchasing/orders/list-incoming.ts';
import { isId } from '#lib/ids.ts';
import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';

/** An order's decision with the names of its places, and by when what is missing may come, bought or moved. */
export type DecisionShown = {
  decision: StoredDecision;
  names: Record<string, string>;
  /** Places that may be told to serve it. */
  places: { id: string; name: string }[];
  /** Where units of it are reserved and not picked, or were, before a short pick. */
  from: { id: string; name: string }[];
  waitsFor: { sku: string; quantity: number; expectedOn: string | null }[];
};

type Row = {
  routing: StoredDecision | null;
  locationId: string | null;
  held: string[];
  places: { id: string; name: string; sells: boolean }[];
};
type MissingRow = { orderId: string; variantId: string; sku: string; quantity: number };

const READ = `
  select o.routing, o.location_id as "locationId",
    (select coalesce(json_agg(distinct r.location_id), '[]') from reservations r
      where r.order_id = o.id and r.status = 'open') as held,
    (select coalesce(json_agg(json_build_object('id', l.id, 'name', l.name, 'sells',
        l.is_active and l.kind in ('warehouse', 'store')) order by l.rank, l.id), '[]')
      from locations l where l.is_counted) as places
  from orders o where o.id = $1`;

/** What this order and those before it miss of the same variants, oldest first. */
const MISSING = `
  with mine as (
    select distinct l.variant_id from order_lines l join variants v on v.id = l.variant_id and v.kind = 'goods'
    where l.order_id = $1 and l.quantity - l.shipped_quantity > coalesce(
      (select sum(r.quantity) from reservations r where r.order_line_id = l.id and r.status = 'open'), 0)
  )
  select o.id as "orderId", l.variant_id as "variantId", l.sku,
    (l.quantity - l.shipped_quantity - coalesce(
      (select sum(r.quantity) from reservations r where r.order_line_id = l.id and r.status = 'open'), 0))::integer as quantity
  from mine join order_lines l on l.variant_id = mine.variant_id join orders o on o.id = l.order_id
  where o.status in ('backorder', 'part_shipped', 'attention')
    and (o.placed_at, o.id) <= (select placed_at, id from orders where id = $1)
  order by o.placed_at, o.id, l.position limit 1000`;

/** Why an order is served from where it is, and what it waits for. Undefined when there is no such order. */
export async function getDecision(ctx: Ctx, orderId: string): Promise<DecisionShown | undefined> {
  allow(ctx.actor, 'order.read');
  if (!isId(orderId)) return undefined;
  const client = ctx.db.$client;
  const [{ rows }, missing] = await Promise.all([
    client.query<Row>(READ, [orderId]),
    client.query<MissingRow>(MISSING, [orderId]),
  ]);
  const row = rows[0];
  if (!row) return undefined;
  const { routing, held, places, locationId } = row;
  const from = new Set([...held, ...(routing && locationId ? [locationId] : [])]);
  const plain = places.map(({ id, name }) => ({ id, name }));
  return {
    decision: routing ?? { reason: 'none', wholeAt: [], short: [] },
    names: Object.fromEntries(plain.map(({ id, name }) => [id, name])),
    places: places.filter((place) => place.sells).map(({ id, name }) => ({ id, name })),
    from: plain.filter(({ id }) => from.has(id)),
    waitsFor: await readPromises(
      ctx,
      orderId,
      missing.rows.filter((one) => one.quantity > 0),
    ),
  };
}

async function readPromises(ctx: Ctx, orderId: string, missing: readonly MissingRow[]) {
  if (!missing.some((one) => one.orderId === orderId)) return [];
  const variantIds = [...new Set(missing.map((one) => one.variantId))];
  const [bought, moved] = await Promise.all([
    listIncoming(ctx, { variantIds }),
    listIncomingTransfers(ctx, { variantIds }),
  ]);
  const skus = new Map(missing.map((one) => [one.variantId, one.sku]));
  return promiseDates(missing, [...bought, ...moved])
    .filter((one) => one.orderId === orderId)
    .map(({ variantId, quantity, expectedOn }) => ({ sku: skus.get(variantId) ?? '', quantity, expectedOn }));
}
