import type { Ctx } from '#domains/context.ts';
import { allow } from '#domains/team/can.ts';

/** When goods are low, and up to how many to bring them then; null where nothing is said. */
export type Targets = { reorderPoint: number | null; orderUpTo: number | null };

const NONE: Targets = { reorderPoint: null, orderUpTo: null };

/** What was said of some variants at single locations. */
export async function readTargets(
  ctx: Ctx,
  variantIds: readonly string[],
): Promise<(variantId: string, locationId: string | null) => Targets> {
  allow(ctx.actor, 'stock.read');
  const { rows } = await ctx.db.$client.query<Targets & { variantId: string; locationId: string }>({
    name: 'read-targets',
    text: `select variant_id as "variantId", location_id as "locationId", reorder_point as "reorderPoint",
        order_up_to as "orderUpTo"
      from stock_targets where variant_id = any ($1::uuid[])`,
    values: [variantIds],
  });
  const known = new Map(rows.map((row) => [`${row.variantId} ${row.locationId}`, row]));
  return (variantId, locationId) => known.get(`${variantId} ${locationId}`) ?? NONE;
}
