import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';

/** An order whose customer comes for it, as its commands see it. Behind the order's lock it stays as it was read. */
export type Pickup = {
  orderId: string;
  locationId: string;
  locationName: string;
  status: 'arranged' | 'ready' | 'collected' | 'expired' | 'cancelled';
  /** What the place has not is waited for there; otherwise other places bring it. */
  waitsThere: boolean;
  codeHash: string | null;
  wrongCodes: number;
  deadline: Date | null;
};

/** The pick-up of an order; undefined when its customer does not come for it. */
export async function findPickup(tx: Tx, orderId: string): Promise<Pickup | undefined> {
  const { rows } = await tx.$client.query<Pickup>(
    `select c.order_id as "orderId", c.location_id as "locationId", p.name as "locationName", c.status,
       c.waits_there as "waitsThere", c.code_hash as "codeHash", c.wrong_codes as "wrongCodes", c.deadline
     from pickups c join locations p on p.id = c.location_id where c.order_id = $1`,
    [orderId],
  );
  return rows[0];
}

/** @throws NOT_FOUND when nobody comes for the order; CONFLICT when it does not stand where it must. */
export async function loadPickup(
  tx: Tx,
  orderId: string,
  allowed: readonly Pickup['status'][],
): Promise<Pickup> {
  const pickup = await findPickup(tx, orderId);
  if (!pickup) {
    throw new AppError('NOT_FOUND', 'This order is not to be collected; arrange it first.', {
      details: { reason: 'gone', thing: 'pickup' },
    });
  }
  if (allowed.includes(pickup.status)) return pickup;
  throw new AppError('CONFLICT', `This order cannot be handed over: it is ${pickup.status}.`, {
    details: { reason: 'pickupStatus', status: pickup.status },
  });
}
