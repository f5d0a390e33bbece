import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';

const MOST_PLACES = 500;

/** Where goods lie inside a location; the bin may be empty. */
export type VariantPlace = { locationId: string; zone: string; bin: string };

/** The zone and bin of one variant at each location where somebody said them. */
export async function listVariantPlaces(ctx: Ctx, variantId: string): Promise<VariantPlace[]> {
  allow(ctx.actor, 'stock.read');
  const { rows } = await ctx.db.$client.query<VariantPlace>({
    name: 'list-variant-places',
    text: `
      select p.location_id as "locationId", p.zone, p.bin from stock_places p
      join locations l on l.id = p.location_id where p.variant_id = $1 order by l.rank, l.name, l.id limit $2`,
    values: [variantId, MOST_PLACES],
  });
  return rows;
}
