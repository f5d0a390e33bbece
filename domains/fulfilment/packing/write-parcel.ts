import type { Tx } from '#db/client.ts';
import { parcelLines, parcels } from '#db/schema/index.ts';
import { AppError } from '#lib/errors.ts';
import type { PackParcel } from './input.ts';

/** Units of each line of an order that are in parcels which have not left a place. */
export async function readPacked(
  tx: Tx,
  { orderId, locationId }: { orderId: string; locationId: string },
): Promise<Map<string, number>> {
  const { rows } = await tx.$client.query<{ lineId: string; quantity: number }>(
    `select i.order_line_id as "lineId", sum(i.quantity)::integer as quantity
     from parcels p join parcel_lines i on i.parcel_id = p.id
     where p.order_id = $1 and p.location_id = $2 and p.left_at is null group by 1`,
    [orderId, locationId],
  );
  return new Map(rows.map((row) => [row.lineId, row.quantity]));
}

/** Writes a packed parcel with what is in it. Returns the number that stands on its label. */
export async function writeParcel(
  tx: Tx,
  parcel: PackParcel,
  by: { name: string; now: Date },
): Promise<number> {
  const { parcelId, orderId, locationId, lines, weightGrams, size } = parcel;
  const [written] = await tx
    .insert(parcels)
    .values({ id: parcelId, orderId, locationId, weightGrams, ...size, packedBy: by.name, packedAt: by.now })
    .returning({ number: parcels.number });
  await tx
    .insert(parcelLines)
    .values(lines.map(({ lineId, quantity }) => ({ parcelId, orderLineId: lineId, quantity })));
  return written!.number;
}

/** A parcel that waits for its carrier. */
export type WaitingParcel = {
  id: string;
  number: number;
  orderId: string;
  locationId: string;
  lines: { lineId: string; quantity: number }[];
};

/** @throws NOT_FOUND for an unknown parcel; ALREADY_DONE for one that has left. */
export async function loadParcel(tx: Tx, parcelId: string): Promise<WaitingParcel> {
  const { rows } = await tx.$client.query<WaitingParcel & { leftAt: Date | null }>(
    `select p.id, p.number, p.order_id as "orderId", p.location_id as "locationId", p.left_at as "leftAt",
       (select json_agg(json_build_object('lineId', i.order_line_id, 'quantity', i.quantity))
        from parcel_lines i where i.parcel_id = p.id) as lines
     from parcels p where p.id = $1`,
    [parcelId],
  );
  const parcel = rows[0];
  if (!parcel) {
    throw new AppError('NOT_FOUND', `There is no parcel ${parcelId}; it may have been unpacked.`, {
      details: { reason: 'gone', thing: 'parcel' },
    });
  }
  if (parcel.leftAt === null) return parcel;
  throw new AppError('ALREADY_DONE', `Parcel ${parcel.number} has left already.`, {
    details: { reason: 'parcelLeft', number: parcel.number },
  });
}

/** Says that a parcel has left, and with whom. */
export async function writeLeaving(
  tx: Tx,
  parcelId: string,
  leaving: { carrier: string | null; trackingNumber: string | null; now: Date },
): Promise<void> {
  await tx.$client.query(
    'update parcels set left_at = $2, carrier = $3, tracking_number = $4 where id = $1',
    [parcelId, leaving.now, leaving.carrier, leaving.trackingNumber],
  );
}

/** Forgets a parcel that was unpacked; what was in it can be packed again. */
export async function removeParcel(tx: Tx, parcelId: string): Promise<void> {
  await tx.$client.query('delete from parcels where id = $1 and left_at is null', [parcelId]);
}
