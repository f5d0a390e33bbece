import type { Tx } from '#db/client.ts';
import { command } from '../../command.ts';
import { PurchaseOrderInput } from '../input.ts';
import { loadPurchaseOrder } from './load-purchase-order.ts';
import { purchaseChanged } from './purchase-event.ts';
import { outstandingOf } from './purchase-status.ts';

/** Calls off an order of which nothing came. @throws CONFLICT once something did: then it is closed. */
export const cancelPurchaseOrder = command('purchase.write', {
  input: PurchaseOrderInput,
  run: (tx, { purchaseOrderId }, ctx) =>
    end(tx, { purchaseOrderId, from: ['draft', 'sent'], to: 'cancelled', now: ctx.now }),
});

/** Ends an order of which a part came: what is still missing will not come any more. */
export const closePurchaseOrder = command('purchase.write', {
  input: PurchaseOrderInput,
  run: (tx, { purchaseOrderId }, ctx) =>
    end(tx, { purchaseOrderId, from: ['part_received'], to: 'closed', now: ctx.now }),
});

type End = {
  purchaseOrderId: string;
  from: readonly ('draft' | 'sent' | 'part_received')[];
  to: 'cancelled' | 'closed';
  now: Date;
};

async function end(tx: Tx, { purchaseOrderId, from, to, now }: End) {
  const order = await loadPurchaseOrder(tx, purchaseOrderId, from);
  const missing = order.lines.reduce((sum, line) => sum + outstandingOf(line), 0);
  await tx.$client.query('update purchase_orders set status = $2, closed_at = $3 where id = $1', [
    purchaseOrderId,
    to,
    now,
  ]);
  await cancelMissing(tx, purchaseOrderId);
  return {
    result: { status: to, missing },
    subjectKind: 'purchase_order',
    subjectId: purchaseOrderId,
    summary: { number: order.number, status: to, missing },
    before: { status: order.status },
    events: [purchaseChanged(purchaseOrderId, { status: to })],
  };
}

/** Marks what is still missing of an order as not to come any more. */
export async function cancelMissing(tx: Tx, purchaseOrderId: string): Promise<void> {
  await tx.$client.query(
    `update purchase_order_lines
     set cancelled_quantity = greatest(0, quantity - received_good - received_damaged)
     where purchase_order_id = $1 and cancelled_quantity <> greatest(0, quantity - received_good - received_damaged)`,
    [purchaseOrderId],
  );
}
