import { command } from '../command.ts';
import { OrderRef } from './input.ts';
import { loadOrder } from './steps/load-order.ts';
import { promiseMissing } from './steps/promise-missing.ts';
import { requireStatus } from './steps/require-status.ts';
import { saveOrder } from './steps/save-order.ts';
import { settled } from './steps/settle-order.ts';
import { changed, orderEvent, tellOrder } from './steps/tell-order.ts';

/**
 * Promises what an order still misses, as far as units have come; `short` says what it goes on waiting for.
 * An order that lost units to a count becomes a backorder here.
 */
export const allocateOrder = command('order.allocate', {
  input: OrderRef,
  run: async (tx, { orderId }, ctx) => {
    const order = await loadOrder(tx, orderId);
    requireStatus(order, ['backorder', 'reserved', 'confirmed', 'picked', 'part_shipped']);
    const { order: promised, short } = await promiseMissing(tx, order, ctx.now);
    const after = settled(promised);
    await saveOrder(tx, after, ctx.now);
    return tellOrder(order, after, {
      result: { ...changed(after), short },
      events: [orderEvent(after, 'order.allocated', { short })],
    });
  },
});
