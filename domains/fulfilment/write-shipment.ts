import type { Tx } from '#db/client.ts';
import { shipmentLines, shipments } from '#db/schema/index.ts';

/** A parcel that left. */
export type NewShipment = typeof shipments.$inferInsert & { lines: { lineId: string; quantity: number }[] };

/** Writes a parcel with its lines. A repeat of its id meets the unique key. Returns the number that people say. */
export async function writeShipment(tx: Tx, shipment: NewShipment): Promise<number> {
  const { lines, ...head } = shipment;
  const [written] = await tx.insert(shipments).values(head).returning({ number: shipments.number });
  await tx
    .insert(shipmentLines)
    .values(
      lines.map((line) => ({ shipmentId: head.id, orderLineId: line.lineId, quantity: line.quantity })),
    );
  return written!.number;
}
