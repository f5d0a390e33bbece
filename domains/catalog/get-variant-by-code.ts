import { normaliseDigits } from '#lib/digits.ts';
import type { Ctx } from '../context.ts';
import { allow } from '../team/can.ts';
import { normaliseBarcode } from './barcode.ts';

/** What a scanned code stands for: pieces of a variant, more than one where it is the code of a box. */
export type ScannedVariant = { id: string; sku: string; title: string; factor: number };

/** The variant with a barcode of its own or of one of its units, else the one with exactly this SKU; null when the code is unknown. */
export async function getVariantByCode(ctx: Ctx, scanned: string): Promise<ScannedVariant | null> {
  allow(ctx.actor, 'product.read');
  const { rows } = await ctx.db.$client.query<ScannedVariant>({
    name: 'get-variant-by-code',
    text: `
      select v.id, v.sku, v.title, 1 as factor, 0 as place
      from barcodes b join variants v on v.id = b.variant_id where b.code = $1
      union all
      select v.id, v.sku, v.title, u.factor, 0
      from variant_units u join variants v on v.id = u.variant_id where u.barcode = $1
      union all
      select v.id, v.sku, v.title, 1, 1 from variants v where v.sku = $2
      order by place limit 1`,
    values: [normaliseBarcode(normaliseDigits(scanned)), scanned.trim()],
  });
  const found = rows[0];
  return found ? { id: found.id, sku: found.sku, title: found.title, factor: found.factor } : null;
}
