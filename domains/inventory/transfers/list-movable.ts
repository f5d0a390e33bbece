import { z } from 'zod';
import { normaliseBarcode } from '#domains/catalog/barcode.ts';
import { normaliseDigits } from '#lib/digits.ts';
import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import { GOODS_TITLE } from '../levels/goods-title.ts';
import { type Bind, variantConditions } from '../levels/list-where.ts';
import type { CountingUnit } from '../units/counting-unit.ts';
import { unitsJson } from '../units/units-json.ts';

const MOST_FOUND = 20;

/** Goods that lie at a location, by words, a SKU or a barcode. */
export const MovableFilter = z.object({ locationId: z.uuid(), search: z.string().max(200).default('') });

/** Goods with what lies of them at the location, and what of it is promised to nobody. */
export type Movable = {
  variantId: string;
  sku: string;
  title: string;
  onHand: number;
  free: number;
  barcodes: string[];
  units: CountingUnit[];
};

/** Goods that could leave a location, those that lie there first; at most twenty. */
export async function listMovable(ctx: Ctx, raw: z.input<typeof MovableFilter>): Promise<Movable[]> {
  allow(ctx.actor, 'stock.read');
  const { locationId, search } = MovableFilter.parse(raw);
  const values: unknown[] = [];
  const bind: Bind = (value) => `$${values.push(value)}`;
  const words = variantConditions({ search, categories: [], brands: [] }, bind).join(' and ');
  const code = bind(normaliseBarcode(normaliseDigits(search)));
  const { rows } = await ctx.db.$client.query<Movable>(
    `select v.id as "variantId", v.sku, ${GOODS_TITLE} as title, coalesce(s.on_hand, 0) as "onHand",
       coalesce(s.on_hand - s.reserved, 0) as free,
       coalesce((select json_agg(c.code order by c.code) from barcodes c where c.variant_id = v.id), '[]') as barcodes,
       ${unitsJson('v.id')} as units
     from variants v join products p on p.id = v.product_id
     left join stock_levels s on s.variant_id = v.id and s.location_id = ${bind(locationId)}
     where (${words}) or (v.kind = 'goods' and v.id in (
       select b.variant_id from barcodes b where b.code = ${code}
       union all select u.variant_id from variant_units u where u.barcode = ${code}))
     order by coalesce(s.on_hand - s.reserved, 0) <= 0, v.sku limit ${MOST_FOUND}`,
    values,
  );
  return rows;
}
