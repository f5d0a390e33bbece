import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';

/** Goods with expired units at a place that sells. */
export type ExpiredAt = { variantId: string; locationId: string };

const MOST_AT_ONCE = 500;

/** Where expired units still lie among what is sold, the longest expired first. */
export async function listExpired(ctx: Ctx): Promise<ExpiredAt[]> {
  allow(ctx.actor, 'stock.expire');
  const { rows } = await ctx.db.$client.query<ExpiredAt>(
    `select l.variant_id as "variantId", l.location_id as "locationId"
     from lots o join lot_levels l on l.lot_id = o.id and l.quantity > 0
     join locations p on p.id = l.location_id and p.kind in ('warehouse', 'store')
     where o.expires_on < business_day($1)
     group by 1, 2 order by min(o.expires_on), 1, 2 limit ${MOST_AT_ONCE}`,
    [ctx.now],
  );
  return rows;
}
