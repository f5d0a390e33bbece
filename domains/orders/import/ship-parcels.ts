import type { Tx } from '#db/client.ts';
import type { NewEvent } from '#domains/events/subscriptions.ts';
import { takeUnits } from '#domains/inventory/take-reservations.ts';
import { newId } from '#lib/ids.ts';
import type { CommandContext } from '../../context.ts';
import { linesOfStated } from '../bundles/stated-parts.ts';
import { shippedEvent, shipUnits } from '../ship-order.ts';
import { type LoadedLine, type LoadedOrder, missingOf } from '../steps/loaded-order.ts';
import { promiseMissing } from '../steps/promise-missing.ts';
import type { TargetParcel } from './read-target.ts';

/** Units that the channel says have left, though our shelves do not have them. */
export type Unshippable = { sku: string; quantity: number };

/**
 * Sends what left at the channel from where it is reserved here; what was not promised yet is promised now. A parcel that
 * was sent before is not sent again. What no shelf has is told, not invented. The caller saves the order.
 */
export async function shipParcels(
  tx: Tx,
  order: LoadedOrder,
  by: { parcels: readonly TargetParcel[]; sent?: ReadonlyMap<string, number>; ctx: CommandContext },
): Promise<{ order: LoadedOrder; events: NewEvent[]; missing: Unshippable[] }> {
  const known = await readParcels(tx, order.id);
  const events: NewEvent[] = [];
  const missing: Unshippable[] = [];
  let now = order;
  for (const parcel of by.parcels.filter((one) => !known.has(one.externalId))) {
    const wishes = wishesOf(now, parcel, by.sent);
    if (wishes.length === 0) continue;
    if (now.lines.some((line) => missingOf(line) > 0)) {
      now = (await promiseMissing(tx, now, by.ctx.now)).order;
    }
    const parts = splitByLocation(now, wishes);
    missing.push(...parts.missing);
    for (const [at, { locationId, lines }] of (await placeServices(tx, now, parts)).entries()) {
      const input = {
        shipmentId: newId(by.ctx.now.getTime()),
        lines,
        locationId,
        method: 'courier' as const,
        externalId: at === 0 ? parcel.externalId : `${parcel.externalId}/${at + 1}`,
        ...(parcel.carrier ? { carrier: parcel.carrier } : {}),
        ...(parcel.trackingNumber ? { trackingNumber: parcel.trackingNumber } : {}),
      };
      const sent = await shipUnits(tx, now, input, by.ctx);
      now = sent.order;
      events.push(shippedEvent(now, sent.shipped, input));
    }
  }
  return { order: now, events, missing };
}

type Wish = { line: LoadedLine; quantity: number };
type Part = { locationId: string; lines: { lineId: string; quantity: number }[] };

async function readParcels(tx: Tx, orderId: string): Promise<Set<string>> {
  const { rows } = await tx.$client.query<{ external_id: string }>(
    'select external_id from shipments where order_id = $1 and external_id is not null',
    [orderId],
  );
  return new Set(rows.map((row) => row.external_id));
}

/** `sent`, when given, is how many units of each line have left in all: what left here by other ways is not sent twice. */
function wishesOf(
  order: LoadedOrder,
  parcel: TargetParcel,
  sent: ReadonlyMap<string, number> | undefined,
): Wish[] {
  return parcel.lines.flatMap(({ externalId, quantity }) =>
    linesOfStated(order.lines, externalId).flatMap(({ line, each }) => {
      if (line.kind === null) return [];
      const told = sent?.get(externalId);
      const left = (told === undefined ? line.quantity : told * each) - line.shippedQuantity;
      const wanted = Math.min(quantity * each, left, line.quantity - line.shippedQuantity);
      return wanted > 0 ? [{ line, quantity: wanted }] : [];
    }),
  );
}

function splitByLocation(order: LoadedOrder, wishes: readonly Wish[]) {
  const places = new Map<string, Part['lines']>();
  const services: Part['lines'] = [];
  const missing: Unshippable[] = [];
  for (const wish of wishes) {
    const line = order.lines.find((one) => one.id === wish.line.id)!;
    if (line.kind === 'service') {
      services.push({ lineId: line.id, quantity: wish.quantity });
      continue;
    }
    const taken = new Map<string, number>();
    for (const take of takeUnits(line.reservations, wish.quantity)) {
      const { locationId } = take.reservation;
      taken.set(locationId, (taken.get(locationId) ?? 0) + take.quantity);
    }
    for (const [locationId, quantity] of taken) {
      places.set(locationId, [...(places.get(locationId) ?? []), { lineId: line.id, quantity }]);
    }
    const found = [...taken.values()].reduce((sum, quantity) => sum + quantity, 0);
    if (found < wish.quantity) missing.push({ sku: line.sku, quantity: wish.quantity - found });
  }
  return { places, services, missing };
}

/** Services go with the first parcel; alone, they leave from wherever the order is served. */
async function placeServices(
  tx: Tx,
  order: LoadedOrder,
  { places, services }: ReturnType<typeof splitByLocation>,
): Promise<Part[]> {
  const parts = [...places].map(([locationId, lines]) => ({ locationId, lines }));
  if (services.length === 0) return parts;
  const [first, ...rest] = parts;
  if (first) return [{ ...first, lines: [...first.lines, ...services] }, ...rest];
  const locationId = order.locationId ?? (await readAnyLocation(tx));
  return locationId ? [{ locationId, lines: services }] : [];
}

async function readAnyLocation(tx: Tx): Promise<string | undefined> {
  const { rows } = await tx.$client.query<{ id: string }>(
    'select id from locations where is_active and is_counted order by rank, id limit 1',
  );
  return rows[0]?.id;
}
