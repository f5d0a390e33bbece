import type { Tx } from '#db/client.ts';
import { type LineUnits, type PurchaseStatus, statusByUnits } from '../orders/purchase-status.ts';

/** Adds received units to a line of an order; negative ones take a receipt back. */
export type ReceivedUnits = { lineId: string; good: number; damaged: number };

/** Adds what came to the lines of an order. */
export async function addReceived(tx: Tx, received: readonly ReceivedUnits[]): Promise<void> {
  if (received.length === 0) return;
  await tx.$client.query(
    `update purchase_order_lines l set received_good = l.received_good + r.good,
       received_damaged = l.received_damaged + r.damaged
     from jsonb_to_recordset($1::jsonb) as r ("lineId" uuid, good integer, damaged integer) where l.id = r."lineId"`,
    [JSON.stringify(received)],
  );
}

/** Puts an order where its units say that it stands; a complete one is closed, one that misses units again is open. */
export async function settleStatus(
  tx: Tx,
  order: { id: string; status: PurchaseStatus },
  now: Date,
): Promise<PurchaseStatus> {
  const { rows } = await tx.$client.query<LineUnits>(
    `select quantity, received_good as "receivedGood", received_damaged as "receivedDamaged",
       cancelled_quantity as "cancelledQuantity"
     from purchase_order_lines where purchase_order_id = $1`,
    [order.id],
  );
  const status = statusByUnits(rows);
  if (status === order.status) return status;
  await tx.$client.query('update purchase_orders set status = $2, closed_at = $3 where id = $1', [
    order.id,
    status,
    status === 'closed' ? now : null,
  ]);
  return status;
}
