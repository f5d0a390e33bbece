import { AppError } from '#lib/errors.ts';
import { command } from '../../command.ts';
import { ReopenPurchaseOrderInput } from '../input.ts';
import { settleStatus } from '../receiving/settle-status.ts';
import { loadPurchaseOrder } from './load-purchase-order.ts';
import { purchaseChanged } from './purchase-event.ts';

/**
 * Opens an order again that was closed without all of its goods: what was missing is awaited once more, as if nobody had
 * closed it. The reason stands in its story.
 * @throws CONFLICT for an order that is not closed, and for one of which everything came.
 */
export const reopenPurchaseOrder = command('purchase.write', {
  input: ReopenPurchaseOrderInput,
  run: async (tx, { purchaseOrderId, reason }, ctx) => {
    const order = await loadPurchaseOrder(tx, purchaseOrderId, ['closed']);
    const awaited = order.lines.reduce((sum, line) => sum + line.cancelledQuantity, 0);
    if (awaited === 0) {
      throw new AppError('CONFLICT', `All of purchase order ${order.number} has come; order anew.`, {
        details: { reason: 'purchaseStatus', status: order.status, number: order.number },
      });
    }
    await tx.$client.query(
      'update purchase_order_lines set cancelled_quantity = 0 where purchase_order_id = $1 and cancelled_quantity > 0',
      [purchaseOrderId],
    );
    const status = await settleStatus(tx, order, ctx.now);
    return {
      result: { status, awaited },
      subjectKind: 'purchase_order',
      subjectId: purchaseOrderId,
      summary: { number: order.number, status, awaited, reopened: reason },
      before: { status: order.status },
      events: [purchaseChanged(purchaseOrderId, { status })],
    };
  },
});
