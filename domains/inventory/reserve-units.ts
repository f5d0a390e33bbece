import type { Tx } from '#db/client.ts';
import { reservations } from '#db/schema/index.ts';
import { newId } from '#lib/ids.ts';
import type { OpenReservation } from './take-reservations.ts';

/** Units of an order line to be promised at a location. */
export type NewReservation = {
  variantId: string;
  locationId: string;
  quantity: number;
  orderId: string;
  orderLineId: string;
};

/**
 * Promises units to order lines, all or none. Makes the transaction fail with OUT_OF_STOCK where they are not free
 * (on hand − reserved − safety); the command then starts again with fresh reads.
 */
export async function reserveUnits<Promised extends NewReservation>(
  tx: Tx,
  promises: readonly Promised[],
  now: Date,
): Promise<(Promised & OpenReservation)[]> {
  if (promises.length === 0) return [];
  const rows = promises.map((promise) => ({ ...promise, id: newId(now.getTime()) }));
  await tx.insert(reservations).values(
    rows.map(({ id, variantId, locationId, quantity, orderId, orderLineId }) => ({
      id,
      variantId,
      locationId,
      quantity,
      orderId,
      orderLineId,
      createdAt: now,
    })),
  );
  return rows;
}
