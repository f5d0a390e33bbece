import { eq } from 'drizzle-orm';
import { orders } from '#db/schema/index.ts';
import { AppError } from '#lib/errors.ts';
import { command } from '../../command.ts';
import { SetShipByInput } from '../input.ts';
import { loadOrder } from '../steps/load-order.ts';
import { requireStatus } from '../steps/require-status.ts';
import { changed, orderEvent } from '../steps/tell-order.ts';
import { endOfDay } from './promise-ship-by.ts';

const OPEN = ['attention', 'backorder', 'reserved', 'confirmed', 'picked', 'part_shipped'] as const;

/**
 * Promises another last day on which an order is to leave, or none; it lasts until that day ends where the business is.
 * @throws CONFLICT when everything has left or the order is cancelled; INVALID_INPUT for a day before the sale.
 */
export const setShipBy = command('order.edit', {
  input: SetShipByInput,
  run: async (tx, { orderId, shipOn }, ctx) => {
    const order = await loadOrder(tx, orderId);
    requireStatus(order, OPEN);
    if (shipOn !== null && shipOn < order.day) {
      throw new AppError(
        'INVALID_INPUT',
        `shipOn: order ${order.number} was placed on ${order.day}, later.`,
        {
          details: { reason: 'promisedTooEarly', orderId },
        },
      );
    }
    const shipBy = shipOn === null ? null : endOfDay(shipOn, order.business.timeZone);
    const [before] = await tx.select({ shipBy: orders.shipBy }).from(orders).where(eq(orders.id, orderId));
    await tx.update(orders).set({ shipBy, updatedAt: ctx.now }).where(eq(orders.id, orderId));
    return {
      result: changed(order),
      subjectKind: 'order',
      subjectId: orderId,
      summary: { number: order.number, shipOn },
      before: { shipBy: before?.shipBy ?? null },
      after: { shipBy },
      events: [orderEvent(order, 'order.edited', { version: order.version, shipOn })],
    };
  },
});
