import { PickupRef } from '#domains/fulfilment/pickup/input.ts';
import { loadPickup } from '#domains/fulfilment/pickup/load-pickup.ts';
import { endPickup } from '#domains/fulfilment/pickup/write-pickup.ts';
import { AppError } from '#lib/errors.ts';
import { command } from '../../command.ts';
import { cancelRest, cancelWhole } from '../cancel-order.ts';
import { loadOrder } from '../steps/load-order.ts';
import { saveOrder } from '../steps/save-order.ts';
import { changed, orderEvent, tellOrder } from '../steps/tell-order.ts';

const REASON = 'Not collected in time';

/**
 * Ends an order that its customer did not come for: the goods are free to be sold again, the order is cancelled, and the
 * event says what is to be given back. An order that was cancelled by hand only loses its pick-up.
 * @throws ALREADY_DONE when it was collected meanwhile, or has time left.
 */
export const expirePickup = command('job.run', {
  input: PickupRef,
  run: async (tx, { orderId }, ctx) => {
    const order = await loadOrder(tx, orderId);
    const pickup = await loadPickup(tx, orderId, ['ready']);
    if (order.status === 'cancelled' || order.status === 'shipped') {
      await endPickup(tx, orderId, { status: 'cancelled', now: ctx.now });
      return tellOrder(order, order, { result: changed(order), events: [] });
    }
    if (pickup.deadline === null || pickup.deadline > ctx.now) {
      throw new AppError('ALREADY_DONE', `Order ${order.number} still has time to be collected.`);
    }
    const hasLeft = order.lines.some((line) => line.shippedQuantity > 0);
    const after = hasLeft
      ? await cancelRest(tx, order, REASON, ctx)
      : await cancelWhole(tx, order, REASON, ctx);
    await endPickup(tx, orderId, { status: 'expired', now: ctx.now });
    await saveOrder(tx, after, ctx.now);
    const { locationId, locationName, deadline } = pickup;
    const refundDueMinor = Math.max(
      0,
      after.paidMinor - after.refundedMinor - (hasLeft ? after.totalMinor : 0),
    );
    return tellOrder(order, after, {
      result: changed(after),
      events: [
        orderEvent(after, hasLeft ? 'order.edited' : 'order.cancelled', {
          reason: REASON,
          version: after.version,
        }),
        orderEvent(after, 'order.not_collected', {
          locationId,
          locationName,
          deadline: deadline.toISOString(),
          refundDueMinor,
          currency: after.currency,
        }),
      ],
      summary: { reason: REASON, refundDueMinor },
    });
  },
});
