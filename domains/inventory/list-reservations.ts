import type { Ctx } from '../context.ts';
import { allow } from '../team/can.ts';

const MOST = 200;

/** An open promise of units: to an order, or to a cart until it expires. Instants are ISO texts. */
export type ReservationRow = {
  id: string;
  quantity: number;
  locationName: string;
  orderId: string | null;
  orderNumber: number | null;
  channelName: string | null;
  createdAt: string;
  expiresAt: string | null;
};

const ISO = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Who the reserved units of a variant are promised to, the oldest promise first; at most 200. */
export async function listReservations(ctx: Ctx, variantId: string): Promise<ReservationRow[]> {
  allow(ctx.actor, 'stock.read');
  const { rows } = await ctx.db.$client.query<ReservationRow>({
    name: 'list-reservations',
    text: `
      select r.id, r.quantity, l.name as "locationName", o.id as "orderId", o.number as "orderNumber",
        c.name as "channelName", ${ISO('r.created_at')} as "createdAt", ${ISO('r.expires_at')} as "expiresAt"
      from reservations r join locations l on l.id = r.location_id
      left join orders o on o.id = r.order_id left join stock_holds h on h.id = r.hold_id
      left join channels c on c.id = coalesce(o.channel_id, h.channel_id)
      where r.variant_id = $1 and r.status = 'open' order by r.created_at, r.id limit $2`,
    values: [variantId, MOST],
  });
  return rows;
}
