import type { Tx } from '#db/client.ts';
import { takeNewest } from '#domains/fulfilment/picking/picked-units.ts';
import { closeReservations } from '#domains/inventory/close-reservations.ts';
import { leftAfter, unitsOf } from '#domains/inventory/take-reservations.ts';
import type { LoadedOrder } from './loaded-order.ts';

/** Releases what is promised to lines beyond what they still need, the newest promises first, goods on the shelves before picked ones. */
export async function releaseSurplus(tx: Tx, order: LoadedOrder, now: Date): Promise<LoadedOrder> {
  const takes = order.lines.flatMap((line) => {
    const surplus = unitsOf(line.reservations) - (line.quantity - line.shippedQuantity);
    return takeNewest(line, surplus);
  });
  await closeReservations(tx, takes, { status: 'released', reason: 'edited', at: now });
  const lines = order.lines.map((line) => ({ ...line, reservations: leftAfter(line.reservations, takes) }));
  return { ...order, lines };
}
