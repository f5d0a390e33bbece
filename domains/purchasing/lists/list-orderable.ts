import { z } from 'zod';
import { normaliseBarcode } from '#domains/catalog/barcode.ts';
import { GOODS_TITLE } from '#domains/inventory/levels/goods-title.ts';
import { type Bind, variantConditions } from '#domains/inventory/levels/list-where.ts';
import type { CountingUnit } from '#domains/inventory/units/counting-unit.ts';
import { unitsJson } from '#domains/inventory/units/units-json.ts';
import { normaliseDigits } from '#lib/digits.ts';
import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';

const MOST_FOUND = 20;

/** Goods that a supplier is asked for, by words, a SKU or a barcode. Without words, what the supplier sells. */
export const OrderableFilter = z.object({ supplierId: z.uuid(), search: z.string().max(200).default('') });

/** Goods that can be ordered, and what is known of the supplier's terms; null where it is not known to sell them. */
export type Orderable = {
  variantId: string;
  sku: string;
  title: string;
  onHand: number;
  supplierSku: string | null;
  unitCostMicros: number | null;
  packSize: number | null;
  minimumQuantity: number | null;
  /** What the supplier sells it in, null for pieces; and what it may be counted in. */
  unitId: string | null;
  units: CountingUnit[];
};

/** Goods to put on a purchase order, those that the supplier sells first; at most twenty. */
export async function listOrderable(ctx: Ctx, raw: z.input<typeof OrderableFilter>): Promise<Orderable[]> {
  allow(ctx.actor, 'purchase.write');
  const { supplierId, search } = OrderableFilter.parse(raw);
  const values: unknown[] = [];
  const bind: Bind = (value) => `$${values.push(value)}`;
  const words = variantConditions({ search, categories: [], brands: [] }, bind).join(' and ');
  const barcode = bind(normaliseBarcode(normaliseDigits(search)));
  const { rows } = await ctx.db.$client.query<Orderable>(
    `select v.id as "variantId", v.sku,
       ${GOODS_TITLE} as title,
       coalesce((select sum(s.on_hand) from stock_levels s where s.variant_id = v.id), 0)::integer as "onHand",
       i.supplier_sku as "supplierSku", i.unit_cost_micros as "unitCostMicros", i.pack_size as "packSize",
       i.minimum_quantity as "minimumQuantity", i.unit_id as "unitId", ${unitsJson('v.id')} as units
     from variants v join products p on p.id = v.product_id
     left join supplier_items i on i.variant_id = v.id and i.supplier_id = ${bind(supplierId)}
     where (${words}) or (v.kind = 'goods' and (i.supplier_sku = ${bind(search.trim())}
       or v.id in (select b.variant_id from barcodes b where b.code = ${barcode}
         union all select u.variant_id from variant_units u where u.barcode = ${barcode})))
     order by i.supplier_id is null, v.sku limit ${MOST_FOUND}`,
    values,
  );
  return rows;
}
