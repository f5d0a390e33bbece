import { z } from 'zod';
import { normaliseForSearch } from '#lib/text/normalise-for-search.ts';
import type { Ctx } from '../context.ts';
import { allow } from '../team/can.ts';
import { ProductFilter } from './input.ts';

/** One product of the list, with its variants; amounts in minor units of the reporting currency. */
export const ProductRow = z.object({
  id: z.uuid(),
  title: z.string(),
  brand: z.string().nullable(),
  category: z.string().nullable(),
  taxClass: z.string(),
  isArchived: z.boolean(),
  updatedAt: z.iso.datetime({ offset: true }),
  variants: z.array(
    z.object({
      id: z.uuid(),
      sku: z.string(),
      title: z.string(),
      kind: z.enum(['goods', 'service', 'bundle']),
      priceMinor: z.number().int(),
      barcodes: z.array(z.string()),
      isArchived: z.boolean(),
    }),
  ),
});
export type ProductRow = z.output<typeof ProductRow>;

/** A page of products, newest first; `next` is the `after` of the following page, null on the last. */
export async function listProducts(
  ctx: Ctx,
  raw: z.input<typeof ProductFilter>,
): Promise<{ rows: ProductRow[]; next: string | null }> {
  allow(ctx.actor, 'product.read');
  const filter = ProductFilter.parse(raw);
  const rows = await readProducts(ctx, filter);
  const page = rows.slice(0, filter.limit);
  return { rows: page, next: rows.length > filter.limit ? (page.at(-1)?.id ?? null) : null };
}

/** One product with its variants. Undefined when there is none. */
export async function getProduct(ctx: Ctx, productId: string): Promise<ProductRow | undefined> {
  allow(ctx.actor, 'product.read');
  const filter = { ...ProductFilter.parse({ limit: 1, includesArchived: true }), id: productId };
  return (await readProducts(ctx, filter))[0];
}

type Wanted = z.output<typeof ProductFilter> & { id?: string };

async function readProducts(ctx: Ctx, filter: Wanted): Promise<ProductRow[]> {
  const { rows } = await ctx.db.$client.query<ProductRow>({
    name: 'list-products',
    text: `
      select p.id, p.title, p.brand, p.category, p.tax_class as "taxClass", p.archived_at is not null as "isArchived",
        to_char(p.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "updatedAt",
        (select coalesce(json_agg(json_build_object('id', v.id, 'sku', v.sku, 'title', v.title, 'kind', v.kind,
            'priceMinor', v.price_minor, 'isArchived', v.archived_at is not null, 'barcodes',
            (select coalesce(json_agg(b.scanned_as order by b.code), '[]') from barcodes b where b.variant_id = v.id))
            order by v.sku, v.id), '[]')
          from variants v where v.product_id = p.id) as variants
      from products p
      where ($1 = '' or p.search like '%' || $1 || '%') and ($2::text is null or p.category = $2)
        and ($3 or p.archived_at is null) and ($4::uuid is null or p.id < $4) and ($5::uuid is null or p.id = $5)
      order by p.id desc limit $6`,
    values: [
      normaliseForSearch(filter.search).replace(/[\\%_]/g, '\\$&'),
      filter.category ?? null,
      filter.includesArchived,
      filter.after ?? null,
      filter.id ?? null,
      filter.limit + 1,
    ],
  });
  return rows;
}
