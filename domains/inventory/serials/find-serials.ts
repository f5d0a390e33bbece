import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';

const MOST = 5;

/** A unit that has a number, and what it is one of. */
export type FoundSerial = { id: string; code: string; variantId: string; sku: string; title: string };

/** The units whose number is exactly the text; two variants may use the same number. */
export async function findSerials(ctx: Ctx, text: string): Promise<FoundSerial[]> {
  allow(ctx.actor, 'stock.read');
  const { rows } = await ctx.db.$client.query<FoundSerial>({
    name: 'find-serials',
    text: `
      select s.id, s.code, v.id as "variantId", v.sku, p.title
      from serials s join variants v on v.id = s.variant_id join products p on p.id = v.product_id
      where s.code = $1 order by v.sku limit ${MOST}`,
    values: [text.trim()],
  });
  return rows;
}
