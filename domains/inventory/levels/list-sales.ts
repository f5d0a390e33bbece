import type { Ctx } from '#domains/context.ts';
import { allow } from '#domains/team/can.ts';
import { SALES_DAYS } from '../reorder-rule.ts';

const DAY_MS = 86_400_000;

/** Units that went to customers, day by day, oldest first; each of the 28 days ends at this time of the day. */
export type Sales = { trend: (variantId: string, locationId: string | null) => number[] };

/** Of which variants sales are wanted, and from where (everywhere, if no location is given); by place or all places together. */
type Wanted = {
  variantIds: readonly string[];
  locationIds: readonly string[];
  customer: string;
  shape: 'variant' | 'location';
};

type Row = { variantId: string; locationId: string | null; day: number; units: number };

/**
 * What was sold of some variants in the last 28 days: units that left for customers from the given locations. Goods that
 * came back are not taken off: they were wanted. For queries of this room, which have asked for permission.
 */
export async function listSales(ctx: Ctx, wanted: Wanted): Promise<Sales> {
  allow(ctx.actor, 'stock.read');
  const since = new Date(ctx.now.getTime() - SALES_DAYS * DAY_MS);
  const values: unknown[] = [wanted.variantIds, wanted.customer, since, ctx.now];
  // Without a word about where from, the index alone answers; it is the usual page of a busy ledger.
  const isBound = wanted.locationIds.length > 0;
  if (isBound) values.push(wanted.locationIds);
  const { rows } = await ctx.db.$client.query<Row>({
    name: `list-sales-${wanted.shape}-${isBound ? 'bound' : 'everywhere'}`,
    text: `
      select variant_id as "variantId", ${wanted.shape === 'location' ? 'from_location_id' : 'null::uuid'} as "locationId",
        least(${SALES_DAYS - 1}, floor(date_part('epoch', at - $3) / 86400))::integer as day, sum(quantity)::integer as units
      from stock_movements
      where variant_id = any ($1::uuid[]) and to_location_id = $2 and at >= $3 and at <= $4
        ${isBound ? 'and from_location_id = any ($5::uuid[])' : ''}
      group by 1, 2, 3`,
    values,
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
