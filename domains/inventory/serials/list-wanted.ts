import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';

/** A line whose units must be told by their numbers when they leave. */
export type WantedSerials = { lineId: string; sku: string; title: string; quantity: number };

/** The lines of an order, or of one packed parcel, that leave with serial numbers, and how many units may leave. */
export async function listWantedSerials(
  ctx: Ctx,
  of: { orderId: string } | { parcelId: string },
): Promise<WantedSerials[]> {
  allow(ctx.actor, 'order.ship');
  const isParcel = 'parcelId' in of;
  const { rows } = await ctx.db.$client.query<WantedSerials>(
    `select l.id as "lineId", l.sku, l.title, ${isParcel ? 'p.quantity' : 'l.quantity - l.shipped_quantity as quantity'}
     from ${isParcel ? 'parcel_lines p join order_lines l on l.id = p.order_line_id' : 'order_lines l'}
     join variants v on v.id = l.variant_id and v.tracking = 'serial'
     where ${isParcel ? 'p.parcel_id' : 'l.order_id'} = $1
       and ${isParcel ? 'true' : 'l.quantity > l.shipped_quantity'} order by l.position, l.id`,
    [isParcel ? of.parcelId : of.orderId],
  );
  return rows;
}
