import { BringPickupInput } from '#domains/fulfilment/pickup/input.ts';
import { loadPickup } from '#domains/fulfilment/pickup/load-pickup.ts';
import { closeReservations } from '#domains/inventory/close-reservations.ts';
import { moveStock } from '#domains/inventory/move-stock.ts';
import { reserveUnits } from '#domains/inventory/reserve-units.ts';
import { leftAfter, type Take, takeUnits, unitsOf } from '#domains/inventory/take-reservations.ts';
import { AppError } from '#lib/errors.ts';
import { command } from '../../command.ts';
import { loadOrder } from '../steps/load-order.ts';
import type { LoadedOrder } from '../steps/loaded-order.ts';
import { saveOrder } from '../steps/save-order.ts';
import { settled } from '../steps/settle-order.ts';
import { changed, orderEvent, tellOrder } from '../steps/tell-order.ts';

/**
 * Says that what another place held for the order was brought to the shop where its customer comes: the units move, and
 * stay promised to the order.
 * @throws CONFLICT when nothing of it lies there.
 */
export const bringPickup = command('stock.move', {
  input: BringPickupInput,
  run: async (tx, { orderId, fromLocationId }, ctx) => {
    const order = await loadOrder(tx, orderId);
    const pickup = await loadPickup(tx, orderId, ['arranged']);
    const moves = movesOf(order, fromLocationId);
    if (moves.length === 0 || fromLocationId === pickup.locationId) {
      throw new AppError('CONFLICT', `Nothing of order ${order.number} lies there.`, {
        details: { reason: 'nothingToBring' },
      });
    }
    const takes = moves.flatMap((move) => move.takes);
    await closeReservations(tx, takes, { status: 'released', reason: 'brought to the shop', at: ctx.now });
    await moveStock(
      tx,
      moves.map(({ variantId, quantity, lineId }) => ({
        at: ctx.now,
        variantId,
        quantity,
        fromLocationId,
        toLocationId: pickup.locationId,
        reason: 'transfer' as const,
        causeKind: 'order',
        causeId: orderId,
        orderLineId: lineId,
        actorName: ctx.actor.name,
      })),
    );
    const promises = await reserveUnits(
      tx,
      moves.map(({ variantId, quantity, lineId }) => ({
        variantId,
        quantity,
        locationId: pickup.locationId,
        locationName: pickup.locationName,
        orderId,
        orderLineId: lineId,
      })),
      ctx.now,
    );
    const lines = order.lines.map((line) => ({
      ...line,
      // What is picked there comes along in its box.
      picked: line.picked.flatMap((one) =>
        one.locationId === fromLocationId
          ? [
              { ...one, quantity: 0 },
              { ...one, locationId: pickup.locationId },
            ]
          : [one],
      ),
      reservations: [
        ...leftAfter(line.reservations, takes),
        ...promises.filter((one) => one.orderLineId === line.id),
      ],
    }));
    const after = settled({ ...order, lines });
    await saveOrder(tx, after, ctx.now);
    const units = unitsOf(moves);
    return tellOrder(order, after, {
      result: { ...changed(after), units },
      events: [
        orderEvent(after, 'order.pickup_arranged', {
          locationId: pickup.locationId,
          locationName: pickup.locationName,
          brought: units,
        }),
        ...moves.map(({ variantId, quantity }) => ({
          kind: 'stock.changed' as const,
          subjectKind: 'variant',
          subjectId: variantId,
          payload: { reason: 'transfer', fromLocationId, toLocationId: pickup.locationId, quantity },
        })),
      ],
      summary: { brought: units },
    });
  },
});

type Move = { lineId: string; variantId: string; quantity: number; takes: Take[] };

function movesOf(order: LoadedOrder, fromLocationId: string): Move[] {
  return order.lines.flatMap((line) => {
    const held = line.reservations.filter((one) => one.locationId === fromLocationId);
    const quantity = unitsOf(held);
    if (quantity === 0 || line.variantId === null) return [];
    return [{ lineId: line.id, variantId: line.variantId, quantity, takes: takeUnits(held, quantity) }];
  });
}
