import { z } from 'zod';
import type { ChannelSettings } from '../contract.ts';
import {
  commaTags,
  flag,
  id,
  list,
  optionalCount,
  optionalId,
  optionalInstant,
  text,
} from '../read/fields.ts';
import { amountReader } from '../read/read-amount.ts';
import { readShape } from '../read/read-shape.ts';
import type { ChannelProduct, ChannelVariant } from '../shapes.ts';

const variantSchema = z.object({
  id,
  product_id: optionalId,
  inventory_item_id: optionalId,
  inventory_management: text,
  inventory_quantity: optionalCount,
  sku: text,
  barcode: text,
  title: text,
  option1: text,
  option2: text,
  option3: text,
  price: text,
  compare_at_price: text,
  grams: text,
  requires_shipping: flag,
  taxable: flag,
  updated_at: optionalInstant,
});

const productSchema = z.object({
  id,
  title: text,
  body_html: text,
  vendor: text,
  product_type: text,
  status: text,
  tags: commaTags,
  options: list(z.object({ name: text })),
  images: list(z.object({ src: text })),
  variants: list(variantSchema),
  updated_at: optionalInstant,
});

/** The neutral product of a Shopify product with all its variants. INVALID_INPUT names field and value. */
export function parseProduct(json: unknown, settings: ChannelSettings): ChannelProduct {
  const product = readShape(productSchema, json, 'Shopify product');
  const optionNames = product.options.map((option) => option.name);
  return {
    externalId: product.id,
    isPartial: false,
    title: product.title,
    descriptionHtml: product.body_html,
    vendor: product.vendor,
    productType: product.product_type,
    status: product.status === 'draft' || product.status === 'archived' ? product.status : 'active',
    tags: product.tags,
    url: null,
    imageUrls: product.images.flatMap((image) => (image.src === null ? [] : [image.src])),
    variants: product.variants.map((variant) => readVariant(variant, optionNames, settings)),
    otherVariantExternalIds: [],
    modifiedAt: product.updated_at,
  };
}

/** A variant that comes alone, as a partial product. INVALID_INPUT when it does not name its product. */
export function parseVariant(json: unknown, settings: ChannelSettings): ChannelProduct {
  const variant = readShape(variantSchema.extend({ product_id: id }), json, 'Shopify variant');
  return {
    externalId: variant.product_id,
    isPartial: true,
    title: null,
    descriptionHtml: null,
    vendor: null,
    productType: null,
    status: 'active',
    tags: [],
    url: null,
    imageUrls: [],
    variants: [readVariant(variant, [], settings)],
    otherVariantExternalIds: [],
    modifiedAt: variant.updated_at,
  };
}

function readVariant(
  variant: z.output<typeof variantSchema>,
  optionNames: readonly (string | null)[],
  settings: ChannelSettings,
): ChannelVariant {
  const currency = settings.currency;
  const amount =
    currency === null ? null : amountReader({ thing: `Shopify variant ${variant.id}`, currency });
  const values = [variant.option1, variant.option2, variant.option3];
  return {
    externalId: variant.id,
    externalInventoryItemId: variant.inventory_item_id,
    sku: variant.sku,
    barcode: variant.barcode,
    title: variant.title,
    options: values.flatMap((value, index) =>
      value === null ? [] : [{ name: optionNames[index] ?? `option${index + 1}`, value }],
    ),
    currency,
    priceMinor: amount && variant.price !== null ? amount(variant.price, 'price') : null,
    compareAtPriceMinor:
      amount && variant.compare_at_price !== null
        ? amount(variant.compare_at_price, 'compare_at_price')
        : null,
    weightGrams: readGrams(variant.grams),
    isShippable: variant.requires_shipping ?? true,
    isTaxable: variant.taxable ?? true,
    isStockTracked: variant.inventory_management !== null,
    stock: variant.inventory_quantity,
  };
}

/** Whole grams; a weight of 0 means that nobody entered one. */
function readGrams(grams: string | null): number | null {
  const weight = Math.round(Number(grams ?? 0));
  return Number.isSafeInteger(weight) && weight > 0 ? weight : null;
}
