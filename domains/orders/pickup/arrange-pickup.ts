import type { Tx } from '#db/client.ts';
import { onShelves, takeFromShelves } from '#domains/fulfilment/picking/picked-units.ts';
import { ArrangePickupInput } from '#domains/fulfilment/pickup/input.ts';
import { findPickup } from '#domains/fulfilment/pickup/load-pickup.ts';
import { HANDS_OVER } from '#domains/fulfilment/pickup/pickup-place.ts';
import { writePickups } from '#domains/fulfilment/pickup/write-pickup.ts';
import { closeReservations } from '#domains/inventory/close-reservations.ts';
import { reserveUnits } from '#domains/inventory/reserve-units.ts';
import { leftAfter, unitsOf } from '#domains/inventory/take-reservations.ts';
import { AppError } from '#lib/errors.ts';
import { command } from '../../command.ts';
import { loadOrder } from '../steps/load-order.ts';
import { type LoadedLine, type LoadedOrder, missingOf } from '../steps/loaded-order.ts';
import { promiseMissing } from '../steps/promise-missing.ts';
import { requireStatus } from '../steps/require-status.ts';
import { saveOrder } from '../steps/save-order.ts';
import { settled } from '../steps/settle-order.ts';
import { changed, orderEvent, tellOrder } from '../steps/tell-order.ts';
import { requirePickupPlace } from './require-place.ts';

const OPEN = ['backorder', 'reserved', 'confirmed', 'picked'] as const;
const PLACE_UNKNOWN = /^pickup_place\b/;

/**
 * Says that the customer comes to a shop for an order. What the shop has is promised there instead of elsewhere; what it
 * has not stays promised where it lies until it is brought. Ends the attention that a channel's unknown place asked for.
 * @throws CONFLICT for a place where nothing is handed over, and for an order that is ready or collected.
 */
export const arrangePickup = command('pickup.arrange', {
  input: ArrangePickupInput,
  run: async (tx, { orderId, locationId }, ctx) => {
    const order = await loadOrder(tx, orderId);
    requireStatus(order, PLACE_UNKNOWN.test(order.attentionReason ?? '') ? ['attention'] : OPEN);
    const place = await readPlace(tx, locationId);
    const before = await findPickup(tx, orderId);
    if (before?.status === 'ready' || before?.status === 'collected') {
      throw new AppError('CONFLICT', `Order ${order.number} is ${before.status} at ${before.locationName}.`, {
        details: { reason: 'pickupStatus', status: before.status },
      });
    }
    const known = { ...order, attentionReason: null };
    const there = await promiseAt(tx, known, { locationId, name: place.name, now: ctx.now });
    await writePickups(tx, [{ orderId, locationId, waitsThere: false, now: ctx.now }]);
    const { order: promised } = await promiseMissing(tx, there, ctx.now);
    const after = settled(promised);
    await saveOrder(tx, after, ctx.now);
    const toBring = after.lines.reduce((sum, line) => sum + elsewhere(line, locationId), 0);
    return tellOrder(order, after, {
      result: { ...changed(after), toBring },
      events: [orderEvent(after, 'order.pickup_arranged', { locationId, locationName: place.name, toBring })],
      summary: { pickup: place.name },
    });
  },
});

async function readPlace(tx: Tx, locationId: string): Promise<{ name: string }> {
  const { rows } = await tx.$client.query<{ name: string; isFit: boolean }>(
    `select l.name, ${HANDS_OVER} as "isFit" from locations l where l.id = $1`,
    [locationId],
  );
  return requirePickupPlace(rows[0]);
}

function elsewhere(line: LoadedLine, locationId: string): number {
  return unitsOf(line.reservations.filter((one) => one.locationId !== locationId));
}

/** Moves promises to the shop as far as it has the goods; what is picked elsewhere is left where it is. */
async function promiseAt(
  tx: Tx,
  order: LoadedOrder,
  { locationId, name, now }: { locationId: string; name: string; now: Date },
): Promise<LoadedOrder> {
  const free = await readFree(tx, order, locationId);
  const plans = order.lines.map((line) => planLine(line, { locationId, free }));
  await closeReservations(
    tx,
    plans.flatMap((plan) => plan.takes),
    { status: 'released', reason: 'collected elsewhere', at: now },
  );
  const wishes = plans.flatMap(({ line, quantity }) =>
    quantity > 0 && line.variantId !== null
      ? [
          {
            variantId: line.variantId,
            locationId,
            quantity,
            orderId: order.id,
            orderLineId: line.id,
            locationName: name,
          },
        ]
      : [],
  );
  const promises = await reserveUnits(tx, wishes, now);
  const lines = plans.map(({ line, takes }) => ({
    ...line,
    reservations: [
      ...leftAfter(line.reservations, takes),
      ...promises.filter((one) => one.orderLineId === line.id),
    ],
  }));
  return { ...order, lines, locationId };
}

function planLine(line: LoadedLine, at: { locationId: string; free: Map<string, number> }) {
  const left = at.free.get(line.variantId ?? '') ?? 0;
  const others = onShelves(line).filter((one) => one.locationId !== at.locationId);
  const moved = Math.min(left, unitsOf(others));
  const added = Math.min(left - moved, missingOf(line));
  at.free.set(line.variantId ?? '', left - moved - added);
  const takes = takeFromShelves(line, others.toReversed(), moved);
  return { line, takes, quantity: moved + added };
}

/** What the shop could still promise of the order's goods. */
async function readFree(tx: Tx, order: LoadedOrder, locationId: string): Promise<Map<string, number>> {
  const { rows } = await tx.$client.query<{ variantId: string; free: number }>(
    `select variant_id as "variantId", greatest(0, on_hand - reserved - safety) as free
     from stock_levels where location_id = $1 and variant_id = any ($2)`,
    [locationId, order.lines.flatMap((line) => line.variantId ?? [])],
  );
  return new Map(rows.map((row) => [row.variantId, row.free]));
}
