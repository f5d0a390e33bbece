import { AppError } from '#lib/errors.ts';
import { command } from '../command.ts';
import { OrderRef } from './input.ts';
import { loadOrder } from './steps/load-order.ts';
import { requireStatus } from './steps/require-status.ts';
import { saveOrder } from './steps/save-order.ts';
import { changed, orderEvent, tellOrder } from './steps/tell-order.ts';

/**
 * Says that a reserved order is to be served: the warehouse may begin.
 * @throws ALREADY_DONE when it is confirmed; CONFLICT when it stands anywhere else, saying what to do.
 */
export const confirmOrder = command('order.confirm', {
  input: OrderRef,
  run: async (tx, { orderId }, ctx) => {
    const order = await loadOrder(tx, orderId);
    if (order.status === 'confirmed') {
      throw new AppError('ALREADY_DONE', `Order ${order.number} is confirmed already.`, {
        details: { reason: 'orderStatus', orderId: order.id, status: order.status },
      });
    }
    requireStatus(order, ['reserved']);
    const after = { ...order, status: 'confirmed' as const };
    await saveOrder(tx, after, ctx.now);
    return tellOrder(order, after, {
      result: changed(after),
      events: [orderEvent(after, 'order.confirmed')],
    });
  },
});
