import type { Ctx } from '#domains/context.ts';
import { allow } from '#domains/team/can.ts';
import { addDays, dayIn, daysBetween } from '#lib/time.ts';
import { SALES_DAYS } from '../reorder-rule.ts';

/** Units that went to customers, day by day, oldest first; the last day is today, as far as it has come. */
export type Sales = { trend: (variantId: string, locationId: string | null) => number[] };

/** The days of the business that sales are looked at, both included (YYYY-MM-DD). */
export type SalesDays = { from: string; to: string };

/** Of which variants sales are wanted, and from where (everywhere, if no location is given); by place or all places together. */
type Wanted = {
  variantIds: readonly string[];
  locationIds: readonly string[];
  days: SalesDays;
  shape: 'variant' | 'location';
};

type Row = { variantId: string; locationId: string | null; day: string; units: number };

/** Today and the days before it that the rule of reordering looks at, in the time zone of the business. */
export function salesDays(now: Date, timeZone: string): SalesDays {
  const to = dayIn(timeZone, now);
  return { from: addDays(to, 1 - SALES_DAYS), to };
}

/**
 * What was sold of some variants in these days: units that left for customers from the given locations. Goods that came
 * back are not taken off: they were wanted. For queries of this room, which have asked for permission.
 */
export async function listSales(ctx: Ctx, wanted: Wanted): Promise<Sales> {
  allow(ctx.actor, 'stock.read');
  const { from, to } = wanted.days;
  const values: unknown[] = [wanted.variantIds, from, to];
  const isBound = wanted.locationIds.length > 0;
  if (isBound) values.push(wanted.locationIds);
  const { rows } = await ctx.db.$client.query<Row>({
    name: `list-sales-${wanted.shape}-${isBound ? 'bound' : 'everywhere'}`,
    text: `
      select variant_id as "variantId", ${wanted.shape === 'location' ? 'location_id' : 'null::uuid'} as "locationId",
        day::text, sum(units)::integer as units
      from sales_days_now
      where variant_id = any ($1::uuid[]) and day between $2 and $3
        ${isBound ? 'and location_id = any ($4::uuid[])' : ''}
      group by 1, 2, 3`,
    values,
  });
  const byVariant = Map.groupBy(rows, (row) => row.variantId);
  return {
    trend: (variantId, locationId) => {
      const days = Array.from({ length: SALES_DAYS }, () => 0);
      for (const row of byVariant.get(variantId) ?? []) {
        if (locationId === null || row.locationId === locationId)
          days[daysBetween(from, row.day)]! += row.units;
      }
      return days;
    },
  };
}
