import type { Tx } from '#db/client.ts';
import type { NewEvent } from '#domains/events/subscriptions.ts';
import { AppError } from '#lib/errors.ts';
import { multiplyByRate } from '#lib/money.ts';
import { command } from '../../command.ts';
import { type ReceiveGoods, ReceiveGoodsInput } from '../input.ts';
import { cancelMissing } from '../orders/end-purchase-order.ts';
import { type LoadedPurchaseOrder, loadPurchaseOrder } from '../orders/load-purchase-order.ts';
import { purchaseChanged } from '../orders/purchase-event.ts';
import { AWAITED, type PurchaseStatus } from '../orders/purchase-status.ts';
import { type Judged, judgeDelivery } from './judge-delivery.ts';
import { readReceivingPlaces } from './read-places.ts';
import { addReceived, settleStatus } from './settle-status.ts';
import { type ArrivedLine, writeReceipt } from './write-receipt.ts';

/** What a receipt did: where the order stands, and what is over or missing of each line. */
export type Received = {
  receiptId: string;
  number: number;
  status: PurchaseStatus;
  differences: Pick<Judged, 'sku' | 'over' | 'missing' | 'damaged'>[];
};

/**
 * Takes a delivery in: good units to the shelf, damaged ones to quarantine, each at the order's price and rate, which
 * moves the average cost. Those who wait for the goods get them by the event `stock.changed`.
 * @throws CONFLICT for an order of which nothing is awaited, for a surplus that nobody took, and for damaged goods
 * without a quarantine.
 */
export const receiveGoods = command('purchase.receive', {
  input: ReceiveGoodsInput,
  run: async (tx, input, ctx) => {
    const order = await loadPurchaseOrder(tx, input.purchaseOrderId, AWAITED);
    const judged = judgeDelivery(order.lines, input.lines);
    const places = await readReceivingPlaces(tx, {
      locationId: input.locationId ?? order.locationId,
      hasDamaged: input.lines.some((line) => line.damaged > 0),
    });
    const lines = await costLines(tx, order, input.lines);
    const number = await writeReceipt(tx, {
      id: input.receiptId,
      purchaseOrderId: order.id,
      at: ctx.now,
      deliveryNote: input.deliveryNote,
      note: input.note,
      actorName: ctx.actor.name,
      places,
      lines,
    });
    await addReceived(
      tx,
      judged.filter((line) => line.good + line.damaged > 0),
    );
    if (input.missing === 'close') await cancelMissing(tx, order.id);
    const status = await settleStatus(tx, order, ctx.now);
    const differences = judged
      .filter((line) => line.over + line.missing + line.damaged > 0)
      .map(({ sku, over, missing, damaged }) => ({ sku, over, missing, damaged }));
    const result: Received = { receiptId: input.receiptId, number, status, differences };
    return {
      result,
      subjectKind: 'purchase_order',
      subjectId: order.id,
      summary: { number: order.number, receipt: number, status, differences: differences.length },
      before: { status: order.status },
      after: input,
      events: [purchaseChanged(order.id, { status }), ...stockEvents(lines, { ...places, number })],
    };
  },
});

/** Ordered goods cost what the order says, at its rate; others what the supplier is known to ask, if anything. */
async function costLines(
  tx: Tx,
  order: LoadedPurchaseOrder,
  lines: ReceiveGoods['lines'],
): Promise<ArrivedLine[]> {
  const unexpected = await readUnexpected(
    tx,
    order,
    lines.flatMap((line) => line.variantId ?? []),
  );
  const reported = (micros: number) =>
    multiplyByRate(micros, order.rate, order.currency, order.reportingCurrency);
  return lines.map(({ lineId, variantId, good, damaged, lot, expiresOn, serials, reason }) => {
    const line = order.lines.find((one) => one.id === lineId);
    const price = line ? line.unitCostMicros : (unexpected.get(variantId ?? '') ?? null);
    return {
      lineId: line?.id ?? null,
      variantId: line?.variantId ?? variantId!,
      good,
      damaged,
      unitCostMicros: price === null ? null : reported(price),
      lot,
      expiresOn,
      serials,
      reason,
    };
  });
}

async function readUnexpected(
  tx: Tx,
  order: LoadedPurchaseOrder,
  variantIds: readonly string[],
): Promise<Map<string, number | null>> {
  if (variantIds.length === 0) return new Map();
  const { rows } = await tx.$client.query<{ id: string; sku: string; kind: string; price: number | null }>(
    `select v.id, v.sku, v.kind, i.unit_cost_micros as price from variants v
     left join supplier_items i on i.variant_id = v.id and i.supplier_id = $2 where v.id = any ($1::uuid[])`,
    [variantIds, order.supplierId],
  );
  const service = rows.find((row) => row.kind !== 'goods');
  if (service) throw new AppError('INVALID_INPUT', `${service.sku} is a service: it has no stock.`);
  if (rows.length < new Set(variantIds).size) {
    throw new AppError('NOT_FOUND', 'A variant does not exist (any more).');
  }
  return new Map(rows.map((row) => [row.id, row.price]));
}

function stockEvents(lines: readonly ArrivedLine[], more: { here: string; number: number }): NewEvent[] {
  const units = new Map<string, number>();
  for (const line of lines) units.set(line.variantId, (units.get(line.variantId) ?? 0) + line.good);
  return [...units].map(([variantId, change]) => ({
    kind: 'stock.changed',
    subjectKind: 'variant',
    subjectId: variantId,
    payload: { reason: 'receipt', locationId: more.here, change, receipt: more.number },
  }));
}
