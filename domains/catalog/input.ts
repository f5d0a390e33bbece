import { z } from 'zod';
import { LARGEST_AMOUNT_MINOR } from '#lib/money.ts';

const MAX_VARIANTS = 200;
const MAX_COST_MICROS = 9_000_000_000_000_000;

const Text = (length: number) => z.string().trim().max(length);

/** A code on a package: what a scanner reads. */
export const BarcodeInput = Text(80).min(1);

/** What may be said of a variant. Amounts in minor units of the reporting currency, without tax. */
export const VariantInput = z.strictObject({
  sku: z.string().min(1).max(200),
  title: Text(300).optional(),
  kind: z.enum(['goods', 'service']).optional(),
  options: z.record(z.string().max(100), z.string().max(300)).optional(),
  unit: Text(40).optional(),
  weightGrams: z.number().int().min(0).max(100_000_000).nullable().optional(),
  priceMinor: z.number().int().min(0).max(LARGEST_AMOUNT_MINOR).optional(),
  /** Unit cost in millionths of a minor unit; null while unknown. */
  costMicros: z.number().int().min(0).max(MAX_COST_MICROS).nullable().optional(),
  allowsBackorder: z.boolean().optional(),
  reorderPoint: z.number().int().min(0).max(1_000_000).nullable().optional(),
  barcodes: z.array(BarcodeInput).max(20).optional(),
});

const ProductFields = {
  title: Text(300).min(1),
  description: Text(20_000).optional(),
  brand: Text(200).nullable().optional(),
  category: Text(200).nullable().optional(),
  taxClass: Text(60).min(1).optional(),
};

/** A new product with its variants. */
export const CreateProductInput = z.strictObject({
  ...ProductFields,
  variants: z.array(VariantInput).min(1).max(MAX_VARIANTS),
});

/** What changes of a product; what is left out stays. */
export const UpdateProductInput = z.strictObject({
  productId: z.uuid(),
  ...ProductFields,
  title: ProductFields.title.optional(),
  isArchived: z.boolean().optional(),
});

/** What changes of a variant; what is left out stays. `barcodes` are all of them from now on. */
export const UpdateVariantInput = VariantInput.partial().extend({
  variantId: z.uuid(),
  isArchived: z.boolean().optional(),
});

/** Which products: words to search, a category, page by page. */
export const ProductFilter = z.strictObject({
  search: Text(200).default(''),
  category: Text(200).optional(),
  includesArchived: z.boolean().default(false),
  /** The id of the last product of the page before. */
  after: z.uuid().optional(),
  limit: z.number().int().min(1).max(200).default(50),
});

/** A product as files and channels state it; variants are recognised by SKU, what is left out stays or is ordinary. */
export const ProductFacts = z.strictObject({
  ...ProductFields,
  title: ProductFields.title.optional(),
  variants: z.array(VariantInput).min(1),
});
export type ProductFacts = z.output<typeof ProductFacts>;

/** What a bundle is made of from now on; nothing makes goods of it again. */
export const SetBundleInput = z.strictObject({
  variantId: z.uuid(),
  components: z
    .array(z.strictObject({ sku: z.string().min(1).max(200), quantity: z.number().int().min(1).max(10_000) }))
    .max(50)
    .refine((all) => new Set(all.map((one) => one.sku)).size === all.length, 'name each component once'),
});
