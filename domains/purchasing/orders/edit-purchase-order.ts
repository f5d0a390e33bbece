import { eq } from 'drizzle-orm';
import { purchaseOrders } from '#db/schema/index.ts';
import { AppError } from '#lib/errors.ts';
import { command } from '../../command.ts';
import { EditPurchaseOrderInput } from '../input.ts';
import { loadPurchaseOrder } from './load-purchase-order.ts';
import { purchaseChanged } from './purchase-event.ts';
import { requireTerms } from './read-terms.ts';
import { writeLines } from './write-lines.ts';

/**
 * Changes a purchase order: lines and place while it is a draft; the awaited day and the note until it ends.
 * @throws CONFLICT when it has gone on meanwhile.
 */
export const editPurchaseOrder = command('purchase.write', {
  input: EditPurchaseOrderInput,
  run: async (tx, { purchaseOrderId, lines, locationId, ...more }, ctx) => {
    const before = await loadPurchaseOrder(tx, purchaseOrderId, ['draft', 'sent', 'part_received']);
    const { number, status, supplierId } = before;
    if (status !== 'draft' && (lines || (locationId && locationId !== before.locationId))) {
      throw new AppError(
        'CONFLICT',
        `Purchase order ${number} is with the supplier: its lines and its place stay.`,
        { details: { reason: 'purchaseStatus', status, number } },
      );
    }
    if (locationId) await requireTerms(tx, { supplierId, locationId });
    const changes = { ...more, ...(locationId ? { locationId } : {}) };
    if (Object.keys(changes).length > 0) {
      await tx.update(purchaseOrders).set(changes).where(eq(purchaseOrders.id, purchaseOrderId));
    }
    if (lines) await writeLines(tx, { id: purchaseOrderId, supplierId, now: ctx.now }, lines);
    return {
      result: { id: purchaseOrderId, number },
      subjectKind: 'purchase_order',
      subjectId: purchaseOrderId,
      summary: { number, status, ...(lines ? { lines: lines.length } : {}) },
      before,
      after: { ...changes, lines },
      events: [purchaseChanged(purchaseOrderId, { status })],
    };
  },
});
