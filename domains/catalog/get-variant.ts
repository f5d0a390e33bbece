import { AppError } from '#lib/errors.ts';
import type { Ctx } from '../context.ts';
import { allow, can } from '../team/can.ts';

/** A variant with its product. Amounts in minor units of the reporting currency, tax excluded. */
export type VariantFacts = {
  id: string;
  sku: string;
  title: string;
  kind: 'goods' | 'service' | 'bundle';
  options: Record<string, string>;
  unit: string;
  /** What is written down of its units, and when serial numbers are asked for. */
  tracking: 'none' | 'lot' | 'serial';
  serialAt: 'receipt' | 'shipment';
  weightGrams: number | null;
  priceMinor: number;
  /** Unit cost in millionths of a minor unit; null while unknown, and always for who may not see costs. */
  costMicros: number | null;
  allowsBackorder: boolean;
  reorderPoint: number | null;
  isArchived: boolean;
  barcodes: string[];
  product: {
    id: string;
    title: string;
    description: string;
    brand: string | null;
    category: string | null;
    taxClass: string;
  };
  siblings: { id: string; sku: string; title: string }[];
  /** The neighbours by SKU among goods that are not archived. */
  previousId: string | null;
  nextId: string | null;
};

const MOST_SIBLINGS = 50;

/** One variant as its page shows it. @throws NOT_FOUND. */
export async function getVariant(ctx: Ctx, variantId: string): Promise<VariantFacts> {
  allow(ctx.actor, 'product.read');
  const { rows } = await ctx.db.$client.query<VariantFacts>({
    name: 'get-variant',
    text: `
      select v.id, v.sku, v.title, v.kind, v.options, v.unit, v.tracking, v.serial_at as "serialAt", v.weight_grams as "weightGrams", v.price_minor as "priceMinor",
        case when $2 then v.cost_micros end as "costMicros", v.allows_backorder as "allowsBackorder",
        v.reorder_point as "reorderPoint", v.archived_at is not null as "isArchived",
        array(select b.scanned_as from barcodes b where b.variant_id = v.id order by b.code) as barcodes,
        json_build_object('id', p.id, 'title', p.title, 'description', p.description, 'brand', p.brand,
          'category', p.category, 'taxClass', p.tax_class) as product,
        (select coalesce(json_agg(json_build_object('id', s.id, 'sku', s.sku, 'title', s.title) order by s.sku), '[]')
         from (select * from variants o where o.product_id = p.id and o.id <> v.id and o.archived_at is null
               order by o.sku limit ${MOST_SIBLINGS}) s) as siblings,
        (select n.id from variants n where n.sku < v.sku and n.kind = 'goods' and n.archived_at is null
         order by n.sku desc limit 1) as "previousId",
        (select n.id from variants n where n.sku > v.sku and n.kind = 'goods' and n.archived_at is null
         order by n.sku limit 1) as "nextId"
      from variants v join products p on p.id = v.product_id where v.id = $1`,
    values: [variantId, can(ctx.actor, 'cost.read')],
  });
  if (rows[0]) return rows[0];
  throw new AppError('NOT_FOUND', 'There is no such variant.', {
    details: { reason: 'gone', thing: 'variant' },
  });
}
