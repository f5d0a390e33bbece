import type { Tx } from '#db/client.ts';
import { closeReservations } from './close-reservations.ts';
import { type OpenReservation, type Take, takeUnits } from './take-reservations.ts';

type Promised = OpenReservation & { orderId: string | null; orderLineId: string | null };

/** Where less lies than is promised: `missing` units of the promises cannot be kept. */
export type Overpromised = { variantId: string; locationId: string; missing: number };

/** Releases promises that cannot be kept, those to the newest orders first, and says whose they were. */
export async function releaseOverpromised(
  tx: Tx,
  { variantId, locationId, missing }: Overpromised,
  now: Date,
): Promise<(Take & { reservation: Promised })[]> {
  if (missing <= 0) return [];
  const { rows } = await tx.$client.query<Promised>(
    `select r.id, r.variant_id as "variantId", r.location_id as "locationId", r.quantity, r.order_id as "orderId",
       r.order_line_id as "orderLineId"
     from reservations r left join orders o on o.id = r.order_id
     where r.variant_id = $1 and r.location_id = $2 and r.status = 'open'
     order by o.placed_at desc nulls first, o.id desc, r.created_at desc, r.id desc`,
    [variantId, locationId],
  );
  const takes = takeUnits(rows, missing);
  await closeReservations(tx, takes, { status: 'released', reason: 'not there', at: now });
  return takes;
}
