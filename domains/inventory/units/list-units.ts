import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import type { CountingUnit } from './counting-unit.ts';

/** How a variant is counted: the word for one piece of it, and its other units with their barcodes as scanned. */
export type VariantUnits = { base: string; units: (CountingUnit & { scannedAs: string | null })[] };

/** The units of one variant, the smallest first. */
export async function listUnits(ctx: Ctx, variantId: string): Promise<VariantUnits> {
  allow(ctx.actor, 'product.read');
  const { rows } = await ctx.db.$client.query<VariantUnits>({
    name: 'list-units',
    text: `
      select v.unit as base, coalesce((select json_agg(json_build_object('id', u.id, 'name', u.name, 'factor', u.factor,
          'barcode', u.barcode, 'base', v.unit,
          'scannedAs', u.scanned_as) order by u.factor, u.name)
        from variant_units u where u.variant_id = v.id), '[]') as units
      from variants v where v.id = $1`,
    values: [variantId],
  });
  return rows[0] ?? { base: 'piece', units: [] };
}
