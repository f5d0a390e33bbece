import type { Tx } from '#db/client.ts';
import { newId } from '#lib/ids.ts';
import { normaliseForSearch } from '#lib/text/normalise-for-search.ts';
import { normaliseBarcode } from './barcode.ts';
import type { ProductFacts } from './input.ts';

/** Which variant each SKU is now, and what had to be made. */
export type UpsertedProducts = {
  variants: { sku: string; variantId: string; productId: string; isNew: boolean }[];
  createdProducts: number;
};

/**
 * Makes the products and variants that do not exist yet, and brings those that do to what is stated. A variant is
 * recognised by its SKU, a product by any of its variants. Fields left out stay as they are; a new variant without them is
 * ordinary goods with price 0. A barcode that stands with another variant or unit stays there. In bulk: five statements.
 */
export async function upsertProducts(
  tx: Tx,
  products: readonly ProductFacts[],
  at: { now: Date; importId?: string | null },
): Promise<UpsertedProducts> {
  const skus = products.flatMap((product) => product.variants.map((variant) => variant.sku));
  if (skus.length === 0) return { variants: [], createdProducts: 0 };
  const known = await readKnown(tx, skus);
  const plan = planUpsert(products, known, at.now);
  await writeProducts(tx, plan.products, at);
  await writeVariants(tx, plan.variants, at);
  await writeBarcodes(tx, plan.variants);
  return {
    variants: plan.variants.map(({ sku, id, product_id, is_new }) => ({
      sku,
      variantId: id,
      productId: product_id,
      isNew: is_new,
    })),
    createdProducts: plan.products.filter((product) => product.is_new).length,
  };
}

type Known = { id: string; productId: string; title: string; productTitle: string };

async function readKnown(tx: Tx, skus: readonly string[]): Promise<Map<string, Known>> {
  // Two imports of one new product at the same time: the second waits here and then finds the first's rows.
  await tx.$client.query(
    `select pg_advisory_xact_lock(key) from
       (select distinct hashtextextended(sku, 11) as key from unnest($1::text[]) sku order by key) keys`,
    [skus],
  );
  const { rows } = await tx.$client.query<Known & { sku: string }>(
    `select v.sku, v.id, v.product_id as "productId", v.title, p.title as "productTitle"
     from variants v join products p on p.id = v.product_id where v.sku = any ($1)`,
    [skus],
  );
  return new Map(rows.map((row) => [row.sku, row]));
}

function planUpsert(products: readonly ProductFacts[], known: ReadonlyMap<string, Known>, now: Date) {
  const made = new Map<string, Known>();
  return products.reduce(
    (plan, product) => {
      const found = product.variants
        .map((variant) => known.get(variant.sku) ?? made.get(variant.sku))
        .find(Boolean);
      const productId = found?.productId ?? newId(now.getTime());
      const title = product.title ?? found?.productTitle ?? product.variants[0]!.sku;
      plan.products.push(productRow(product, { id: productId, title, isNew: !found }));
      for (const variant of product.variants) {
        const before = known.get(variant.sku) ?? made.get(variant.sku);
        const own = before ?? { id: newId(now.getTime()), productId, title, productTitle: title };
        made.set(variant.sku, own);
        plan.variants.push(variantRow(variant, { ...own, isNew: !before, fallback: title }));
      }
      return plan;
    },
    { products: [] as ReturnType<typeof productRow>[], variants: [] as ReturnType<typeof variantRow>[] },
  );
}

function productRow(product: ProductFacts, more: { id: string; title: string; isNew: boolean }) {
  const words = [more.title, product.brand, product.category, ...product.variants.map((one) => one.sku)];
  return {
    id: more.id,
    is_new: more.isNew,
    title: product.title ?? null,
    new_title: more.title,
    description: product.description ?? null,
    brand: product.brand ?? null,
    category: product.category ?? null,
    tax_class: product.taxClass ?? null,
    search: normaliseForSearch(words.filter(Boolean).join(' ')),
  };
}

function variantRow(
  variant: ProductFacts['variants'][number],
  more: Known & { isNew: boolean; fallback: string },
) {
  const title = variant.title ?? more.title ?? more.fallback;
  const barcodes = [...new Set(variant.barcodes ?? [])];
  return {
    id: more.id,
    product_id: more.productId,
    is_new: more.isNew,
    sku: variant.sku,
    title: variant.title ?? null,
    new_title: title,
    kind: variant.kind ?? null,
    options: variant.options ?? null,
    unit: variant.unit ?? null,
    weight_grams: variant.weightGrams ?? null,
    price_minor: variant.priceMinor ?? null,
    cost_micros: variant.costMicros ?? null,
    allows_backorder: variant.allowsBackorder ?? null,
    reorder_point: variant.reorderPoint ?? null,
    search: normaliseForSearch([title, variant.sku, ...barcodes].join(' ')),
    barcodes,
  };
}

async function writeProducts(
  tx: Tx,
  rows: readonly ReturnType<typeof productRow>[],
  at: { now: Date; importId?: string | null },
): Promise<void> {
  await tx.$client.query(
    `with stated as (
       select distinct on (id) * from jsonb_to_recordset($1::jsonb) as s (id uuid, is_new boolean, title text,
         new_title text, description text, brand text, category text, tax_class text, search text)
       order by id, is_new desc
     ), made as (
       insert into products (id, title, description, brand, category, tax_class, search, created_at, updated_at, import_id)
       select id, new_title, coalesce(description, ''), brand, category, coalesce(tax_class, 'standard'), search, $2, $2, $3
       from stated where is_new order by id
     )
     update products p set title = coalesce(s.title, p.title), description = coalesce(s.description, p.description),
       brand = coalesce(s.brand, p.brand), category = coalesce(s.category, p.category),
       tax_class = coalesce(s.tax_class, p.tax_class), search = s.search, updated_at = $2, archived_at = null
     from stated s where p.id = s.id and not s.is_new`,
    [JSON.stringify(rows), at.now, at.importId ?? null],
  );
}

async function writeVariants(
  tx: Tx,
  rows: readonly ReturnType<typeof variantRow>[],
  at: { now: Date; importId?: string | null },
): Promise<void> {
  await tx.$client.query(
    `with stated as (
       select distinct on (id) * from jsonb_to_recordset($1::jsonb) as s (id uuid, product_id uuid, is_new boolean, sku text,
         title text, new_title text, kind text, options jsonb, unit text, weight_grams integer, price_minor bigint,
         cost_micros bigint, allows_backorder boolean, reorder_point integer, search text)
       order by id, is_new desc
     ), made as (
       insert into variants (id, product_id, sku, title, kind, options, unit, weight_grams, price_minor, cost_micros,
         allows_backorder, reorder_point, search, created_at, updated_at, import_id)
       select id, product_id, sku, new_title, coalesce(kind, 'goods'), coalesce(options, '{}'), coalesce(unit, 'piece'),
         weight_grams, coalesce(price_minor, 0), cost_micros, coalesce(allows_backorder, false), reorder_point, search,
         $2, $2, $3
       from stated where is_new order by id
     )
     update variants v set title = coalesce(s.title, v.title), kind = case v.kind when 'bundle' then 'bundle' else coalesce(s.kind, v.kind) end,
       options = coalesce(s.options, v.options), unit = coalesce(s.unit, v.unit),
       weight_grams = coalesce(s.weight_grams, v.weight_grams), price_minor = coalesce(s.price_minor, v.price_minor),
       cost_micros = coalesce(s.cost_micros, v.cost_micros),
       allows_backorder = coalesce(s.allows_backorder, v.allows_backorder),
       reorder_point = coalesce(s.reorder_point, v.reorder_point), search = s.search, updated_at = $2, archived_at = null
     from stated s where v.id = s.id and not s.is_new`,
    [JSON.stringify(rows), at.now, at.importId ?? null],
  );
}

async function writeBarcodes(tx: Tx, rows: readonly ReturnType<typeof variantRow>[]): Promise<void> {
  const codes = rows.flatMap((row) =>
    row.barcodes.map((scanned) => ({
      code: normaliseBarcode(scanned),
      scanned_as: scanned,
      variant_id: row.id,
    })),
  );
  if (codes.length === 0) return;
  await tx.$client.query(
    `insert into barcodes (code, scanned_as, variant_id)
     select code, scanned_as, variant_id
     from jsonb_to_recordset($1::jsonb) as b (code text, scanned_as text, variant_id uuid)
     where not exists (select from variant_units u where u.barcode = code)
     order by code
     on conflict (code) do nothing`,
    [JSON.stringify(codes)],
  );
}
