import type { Ctx } from '#domains/context.ts';
import { allow } from '#domains/team/can.ts';
import { SALES_DAYS } from '../reorder-rule.ts';

const DAY_MS = 86_400_000;

/** Units that went to customers, day by day, oldest first; each of the 28 days ends at this time of the day. */
export type Sales = { trend: (variantId: string, locationId: string | null) => number[] };

/**
 * What was sold of some variants in the last 28 days: units that left for customers from the given locations (all, if
 * none are given). Goods that came back are not taken off: they were wanted. For queries of this room, which have asked
 * for permission.
 */
export async function listSales(
  ctx: Ctx,
  wanted: { variantIds: readonly string[]; locationIds: readonly string[]; customer: string },
): Promise<Sales> {
  allow(ctx.actor, 'stock.read');
  const since = new Date(ctx.now.getTime() - SALES_DAYS * DAY_MS);
  const { rows } = await ctx.db.$client.query<{
    variantId: string;
    locationId: string;
    day: number;
    units: number;
  }>({
    name: 'list-sales',
    text: `
      select variant_id as "variantId", from_location_id as "locationId",
        least(${SALES_DAYS - 1}, floor(extract(epoch from at - $3) / 86400))::integer as day, sum(quantity)::integer as units
      from stock_movements
      where variant_id = any ($1::uuid[]) and to_location_id = $2 and at >= $3 and at <= $4
        and (cardinality($5::uuid[]) = 0 or from_location_id = any ($5))
      group by 1, 2, 3`,
    values: [wanted.variantIds, wanted.customer, since, ctx.now, wanted.locationIds],
  });
  const byVariant = Map.groupBy(rows, (row) => row.variantId);
  return {
    trend: (variantId, locationId) => {
      const days = Array.from({ length: SALES_DAYS }, () => 0);
      for (const row of byVariant.get(variantId) ?? []) {
        if (locationId === null || row.locationId === locationId) days[row.day]! += row.units;
      }
      return days;
    },
  };
}
