import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';

/** Of which lot to take units from a shelf next. `code` is '' where nobody wrote it down. */
export type NextLot = { variantId: string; code: string; expiresOn: string | null; quantity: number };

/** The lots that leave a place first, for each of the variants, without those that have expired; in the order of leaving. */
export async function listNextLots(
  ctx: Ctx,
  at: { locationId: string; variantIds: readonly string[] },
): Promise<NextLot[]> {
  allow(ctx.actor, 'stock.read');
  const { rows } = await ctx.db.$client.query<NextLot>(
    `select l.variant_id as "variantId", o.code, o.expires_on::text as "expiresOn", l.quantity
     from lot_levels l join lots o on o.id = l.lot_id
     where l.location_id = $1 and l.variant_id = any ($2::uuid[]) and l.quantity > 0
       and (o.expires_on is null or o.expires_on >= business_day($3))
     order by l.variant_id, o.expires_on nulls last, o.code = '', o.code`,
    [at.locationId, at.variantIds, ctx.now],
  );
  return rows;
}
