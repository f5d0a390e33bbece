import { z } from 'zod';
import { GOODS_TITLE } from '#domains/inventory/levels/goods-title.ts';
import { type Bind, variantConditions } from '#domains/inventory/levels/list-where.ts';
import type { CountingUnit } from '#domains/inventory/units/counting-unit.ts';
import { unitsJson } from '#domains/inventory/units/units-json.ts';
import type { Ctx } from '../../context.ts';
import { allow, can } from '../../team/can.ts';

const PAGE = 50;
const MAX_TEXT = 200;

/** Which goods of a supplier are wanted, by SKU; the cursor is a SKU. */
export const SupplierItemFilter = z.object({
  supplierId: z.uuid(),
  search: z.string().max(MAX_TEXT).default(''),
  after: z.string().max(MAX_TEXT).optional(),
  limit: z.number().int().min(1).max(1_000).default(PAGE),
});

/** What a supplier asks for a variant. The cost is in millionths of a minor unit of its currency; null without the right. */
export type SupplierItem = {
  variantId: string;
  sku: string;
  title: string;
  supplierSku: string;
  unitCostMicros: number | null;
  packSize: number;
  minimumQuantity: number;
  leadDays: number | null;
  isPreferred: boolean;
  /** What the supplier sells it in, null for pieces; and what it may be counted in. */
  unitId: string | null;
  units: CountingUnit[];
};

/** What a supplier sells us, in pages by SKU. */
export async function listSupplierItems(
  ctx: Ctx,
  raw: z.input<typeof SupplierItemFilter>,
): Promise<{ rows: SupplierItem[]; after: string | null }> {
  allow(ctx.actor, 'purchase.read');
  const filter = SupplierItemFilter.parse(raw);
  const values: unknown[] = [];
  const bind: Bind = (value) => `$${values.push(value)}`;
  const words = variantConditions({ search: filter.search, categories: [], brands: [] }, bind).join(' and ');
  const cursor = filter.after === undefined ? 'true' : `v.sku > ${bind(filter.after)}`;
  const { rows } = await ctx.db.$client.query<SupplierItem>(
    `select v.id as "variantId", v.sku,
       ${GOODS_TITLE} as title,
       i.supplier_sku as "supplierSku",
       case when ${bind(can(ctx.actor, 'cost.read'))} then i.unit_cost_micros end as "unitCostMicros",
       i.pack_size as "packSize", i.minimum_quantity as "minimumQuantity", i.lead_days as "leadDays",
       i.is_preferred as "isPreferred", i.unit_id as "unitId", ${unitsJson('v.id')} as units
     from supplier_items i join variants v on v.id = i.variant_id join products p on p.id = v.product_id
     where i.supplier_id = ${bind(filter.supplierId)} and ${words} and ${cursor}
     order by v.sku limit ${bind(filter.limit + 1)}`,
    values,
  );
  const page = rows.slice(0, filter.limit);
  return { rows: page, after: rows.length > filter.limit ? (page.at(-1)?.sku ?? null) : null };
}
