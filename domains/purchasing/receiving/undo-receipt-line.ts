import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { receiptLines } from '#db/schema/index.ts';
import { nameLots } from '#domains/inventory/lots/name-lots.ts';
import { moveStock } from '#domains/inventory/move-stock.ts';
import { getOutside } from '#domains/inventory/outside.ts';
import { removeSerials } from '#domains/inventory/serials/remove-serials.ts';
import { AppError } from '#lib/errors.ts';
import { command } from '../../command.ts';
import { averageAfterUndo } from '../costs/average-cost.ts';
import { lockValued, saveAverages } from '../costs/lock-valued.ts';
import { UndoReceiptLineInput } from '../input.ts';
import { loadPurchaseOrder } from '../orders/load-purchase-order.ts';
import { purchaseChanged } from '../orders/purchase-event.ts';
import { addReceived, settleStatus } from './settle-status.ts';
import { RECEIPT_CAUSE } from './write-receipt.ts';

type Line = {
  id: string;
  purchaseOrderId: string;
  purchaseOrderLineId: string | null;
  variantId: string;
  sku: string;
  good: number;
  damaged: number;
  unitCostMicros: number | null;
  locationId: string;
  quarantineId: string | null;
  lot: string | null;
  isUndone: boolean;
  costMinor: number;
};

/**
 * Takes a line of a receipt back that was counted wrong: opposite movements carry its units out, the average cost loses
 * what they brought, and the order awaits them again.
 * @throws CONFLICT when it is undone already or carries landed costs; OUT_OF_STOCK when its units are gone or promised.
 */
export const undoReceiptLine = command('purchase.undo', {
  input: UndoReceiptLineInput,
  run: async (tx, { receiptLineId, reason }, ctx) => {
    const orderId = await findOrder(tx, receiptLineId);
    const order = await loadPurchaseOrder(tx, orderId, ['sent', 'part_received', 'closed']);
    const line = await readLine(tx, receiptLineId);
    await tx
      .update(receiptLines)
      .set({ undoneAt: ctx.now, undoneBy: ctx.actor.name })
      .where(and(eq(receiptLines.id, line.id), isNull(receiptLines.undoneAt)));
    await takeOut(tx, line, { at: ctx.now, actorName: ctx.actor.name, note: reason || null });
    const cause = { kind: RECEIPT_CAUSE, id: line.id, actorName: ctx.actor.name, now: ctx.now };
    await removeSerials(tx, line.sku, cause);
    if (line.purchaseOrderLineId) {
      const back = { lineId: line.purchaseOrderLineId, good: -line.good, damaged: -line.damaged };
      await addReceived(tx, [back]);
    }
    const status = await settleStatus(tx, order, ctx.now);
    const { good, damaged, sku, variantId } = line;
    const payload = { reason: 'correction', locationId: line.locationId, change: -good };
    return {
      result: { purchaseOrderId: order.id, status },
      subjectKind: 'purchase_order',
      subjectId: order.id,
      summary: { number: order.number, status, sku, good: -good, damaged: -damaged },
      before: { status: order.status, line },
      after: { reason },
      events: [
        purchaseChanged(order.id, { status }),
        { kind: 'stock.changed', subjectKind: 'variant', subjectId: variantId, payload },
      ],
    };
  },
});

async function findOrder(tx: Tx, receiptLineId: string): Promise<string> {
  const { rows } = await tx.$client.query<{ id: string }>(
    `select r.purchase_order_id as id from receipt_lines l join receipts r on r.id = l.receipt_id where l.id = $1`,
    [receiptLineId],
  );
  if (rows[0]) return rows[0].id;
  throw new AppError('NOT_FOUND', 'There is no such line of a receipt; load the page again.');
}

async function readLine(tx: Tx, receiptLineId: string): Promise<Line> {
  const { rows } = await tx.$client.query<Line>(
    `select l.id, r.purchase_order_id as "purchaseOrderId", l.purchase_order_line_id as "purchaseOrderLineId",
       l.variant_id as "variantId", v.sku, l.good, l.damaged, l.unit_cost_micros as "unitCostMicros",
       r.location_id as "locationId", l.quarantine_id as "quarantineId", l.lot, l.undone_at is not null as "isUndone",
       coalesce((select sum(a.amount_minor) from landed_cost_allocations a where a.receipt_line_id = l.id), 0)::bigint
         as "costMinor"
     from receipt_lines l join receipts r on r.id = l.receipt_id join variants v on v.id = l.variant_id where l.id = $1`,
    [receiptLineId],
  );
  const line = rows[0]!;
  if (line.isUndone) {
    throw new AppError('CONFLICT', `${line.sku}: this line of the receipt is undone already.`, {
      details: { reason: 'undoneAlready', sku: line.sku },
    });
  }
  if (line.costMinor !== 0) {
    throw new AppError(
      'CONFLICT',
      `${line.sku}: costs were spread over this line; take them back first by the opposite cost.`,
      { details: { reason: 'carriesCosts', sku: line.sku } },
    );
  }
  return line;
}

async function takeOut(
  tx: Tx,
  line: Line,
  more: { at: Date; actorName: string; note: string | null },
): Promise<void> {
  const valued = await lockValued(tx, [line.variantId]);
  const units = { quantity: line.good + line.damaged, unitCostMicros: line.unitCostMicros };
  const average = averageAfterUndo(valued.get(line.variantId)!, units);
  await saveAverages(tx, new Map([[line.variantId, average]]), more.at);
  const { supplier } = await getOutside(tx);
  // The very lot that came: were it others' turn, two lots would be wrong afterwards.
  const [lotId] = await nameLots(tx, [line], { unnamed: 'leave', now: more.at });
  const parts = [
    { quantity: line.good, fromLocationId: line.locationId },
    { quantity: line.damaged, fromLocationId: line.quarantineId ?? line.locationId },
  ];
  await moveStock(
    tx,
    parts
      .filter((part) => part.quantity > 0)
      .map((part) => ({
        ...part,
        ...more,
        variantId: line.variantId,
        lotId,
        toLocationId: supplier,
        reason: 'correction' as const,
        causeKind: RECEIPT_CAUSE,
        causeId: line.id,
        unitCostMicros: line.unitCostMicros,
      })),
  );
}
