import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';

/** A parcel that waits for its carrier, as the list shows it. */
export type WaitingRow = {
  id: string;
  number: number;
  orderId: string;
  orderNumber: number;
  isCancelled: boolean;
  city: string;
  weightGrams: number;
  packedBy: string;
  packedAt: Date;
  shipBy: Date | null;
  isLate: boolean;
};

const MOST_ROWS = 50;

/** Parcels that wait at a place, those that should have left first; pages by the number of the last one. */
export async function listWaitingParcels(
  ctx: Ctx,
  { locationId, after = 0 }: { locationId: string; after?: number },
): Promise<{ rows: WaitingRow[]; after: number | null }> {
  allow(ctx.actor, 'fulfilment.read');
  const { rows } = await ctx.db.$client.query<WaitingRow>(
    `select p.id, p.number, o.id as "orderId", o.number as "orderNumber", o.status = 'cancelled' as "isCancelled",
       coalesce((select a.city from order_addresses a where a.order_id = o.id and a.kind = 'shipping'), '') as city,
       p.weight_grams as "weightGrams", p.packed_by as "packedBy", p.packed_at as "packedAt", o.ship_by as "shipBy",
       coalesce(o.ship_by < $2, false) as "isLate"
     from parcels p join orders o on o.id = p.order_id
     where p.location_id = $1 and p.left_at is null and p.number > $3 order by p.number limit ${MOST_ROWS + 1}`,
    [locationId, ctx.now, after],
  );
  const kept = rows.slice(0, MOST_ROWS);
  return { rows: kept, after: rows.length > MOST_ROWS ? (kept.at(-1)?.number ?? null) : null };
}
