import type { Tx } from '#db/client.ts';
import { orderVersions } from '#db/schema/index.ts';
import type { LoadedOrder } from './loaded-order.ts';

/** Keeps what an order was before an edit, whole. The edited order carries the next version number. */
export async function archiveVersion(
  tx: Tx,
  order: LoadedOrder,
  edit: { actorName: string; reason: string; at: Date },
): Promise<void> {
  await tx.insert(orderVersions).values({
    orderId: order.id,
    version: order.version,
    supersededAt: edit.at,
    actorName: edit.actorName,
    reason: edit.reason,
    grossMinor: order.grossMinor,
    discountMinor: order.discountMinor,
    shippingMinor: order.shippingMinor,
    taxMinor: order.taxMinor,
    totalMinor: order.totalMinor,
    lines: order.lines.map((line) => ({
      lineId: line.id,
      sku: line.sku,
      title: line.title,
      quantity: line.quantity,
      unitPriceMinor: line.unitPriceMinor,
      grossMinor: line.grossMinor,
      discountMinor: line.discountMinor,
      taxMinor: line.taxMinor,
    })),
  });
}
