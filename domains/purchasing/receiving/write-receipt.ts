import type { Tx } from '#db/client.ts';
import { receiptLines, receipts } from '#db/schema/index.ts';
import { nameLots } from '#domains/inventory/lots/name-lots.ts';
import { moveStock, type NewMovement } from '#domains/inventory/move-stock.ts';
import { receiveSerials } from '#domains/inventory/serials/receive-serials.ts';
import { newId } from '#lib/ids.ts';
import { averageAfterReceipt } from '../costs/average-cost.ts';
import { lockValued, saveAverages } from '../costs/lock-valued.ts';
import type { ReceivingPlaces } from './read-places.ts';

/** Goods of one variant that came. `unitCostMicros` is in the reporting currency, null where nobody knows it. */
export type ArrivedLine = {
  lineId: string | null;
  variantId: string;
  good: number;
  damaged: number;
  unitCostMicros: number | null;
  lot: string | null;
  expiresOn: string | null;
  serials: readonly string[];
  reason: string;
};

/** A delivery to be written down. */
export type Arrived = {
  id: string;
  purchaseOrderId: string;
  at: Date;
  deliveryNote: string;
  note: string;
  actorName: string;
  places: ReceivingPlaces;
  lines: readonly ArrivedLine[];
};

/** The cause under which a receipt line's movements stand in the ledger; its id is the line's. */
export const RECEIPT_CAUSE = 'receipt_line';

/**
 * Writes a receipt: its lines, the moving averages, and the movements, good units to their place and damaged ones to
 * quarantine. What was ordered is not touched. Returns the receipt's number.
 * @throws CONFLICT for goods with lots that come without one, and for serial numbers that do not fit the units.
 */
export async function writeReceipt(tx: Tx, arrived: Arrived): Promise<number> {
  const { id, purchaseOrderId, at, deliveryNote, note, actorName, places } = arrived;
  const [row] = await tx
    .insert(receipts)
    .values({ id, purchaseOrderId, locationId: places.here, at, deliveryNote, note, actorName })
    .returning({ number: receipts.number });
  const lines = arrived.lines.map((line) => ({ ...line, id: newId(at.getTime()) }));
  await tx.insert(receiptLines).values(
    lines.map(({ lineId, serials: _, ...line }) => ({
      ...line,
      receiptId: id,
      purchaseOrderLineId: lineId,
      quarantineId: line.damaged > 0 ? places.quarantine : null,
    })),
  );
  await raiseAverages(tx, arrived);
  // Without an expiry on the package, what is known of the lot holds.
  const stated = lines.map((line) => ({ ...line, expiresOn: line.expiresOn ?? undefined }));
  const lotIds = await nameLots(tx, stated, { unnamed: 'refuse', now: at });
  await moveStock(
    tx,
    lines.flatMap((line, index) => movementsOf({ ...line, lotId: lotIds[index]! }, arrived)),
  );
  await receiveSerials(
    tx,
    lines.map((line) => ({ ...line, causeId: line.id })),
    { locationId: places.here, cause: { kind: RECEIPT_CAUSE, actorName, now: at } },
  );
  return row!.number;
}

async function raiseAverages(tx: Tx, { lines, at }: Arrived): Promise<void> {
  const valued = await lockValued(
    tx,
    lines.map((line) => line.variantId),
  );
  const averages = new Map<string, number | null>();
  for (const line of lines) {
    const now = valued.get(line.variantId)!;
    const quantity = line.good + line.damaged;
    now.costMicros = averageAfterReceipt(now, { quantity, unitCostMicros: line.unitCostMicros });
    now.onHand += quantity;
    averages.set(line.variantId, now.costMicros);
  }
  await saveAverages(tx, averages, at);
}

function movementsOf(
  line: ArrivedLine & { id: string; lotId: string | null },
  arrived: Arrived,
): NewMovement[] {
  const { places, at, actorName } = arrived;
  const parts = [
    { quantity: line.good, toLocationId: places.here },
    { quantity: line.damaged, toLocationId: places.quarantine ?? places.here },
  ];
  return parts
    .filter((part) => part.quantity > 0)
    .map((part) => ({
      ...part,
      at,
      variantId: line.variantId,
      lotId: line.lotId,
      fromLocationId: places.supplier,
      reason: 'receipt' as const,
      causeKind: RECEIPT_CAUSE,
      causeId: line.id,
      actorName,
      note: line.reason || null,
      unitCostMicros: line.unitCostMicros,
    }));
}
