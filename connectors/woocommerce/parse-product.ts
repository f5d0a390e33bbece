import { z } from 'zod';
import type { ChannelSettings } from '../contract.ts';
import { flag, id, list, optionalCount, optionalId, text } from '../read/fields.ts';
import { readShape } from '../read/read-shape.ts';
import type { ChannelProduct, ChannelVariant } from '../shapes.ts';
import { htmlText } from './order-schema.ts';
import { readParentId } from './parse-refund.ts';
import { readDate } from './read-date.ts';
import { readMoney } from './read-money.ts';

const productSchema = z.object({
  id,
  parent_id: optionalId,
  type: text,
  name: htmlText,
  description: text,
  permalink: text,
  status: z.union([z.boolean(), text]),
  sku: text,
  global_unique_id: text,
  price: text,
  regular_price: text,
  virtual: flag,
  tax_status: text,
  manage_stock: z.union([z.boolean(), text]),
  stock_quantity: optionalCount,
  date_created: text,
  date_created_gmt: text,
  date_modified: text,
  date_modified_gmt: text,
  categories: list(z.object({ name: htmlText })),
  tags: list(z.object({ name: htmlText })),
  images: list(z.object({ src: text })),
  image: z.object({ src: text }).nullish(),
  attributes: list(z.object({ name: htmlText, option: htmlText })),
  variations: list(id),
  _links: z.unknown().optional(),
});

type WooProduct = z.output<typeof productSchema>;

/**
 * The neutral product. A simple product is its own single variant; a variable one names its variations, which come alone
 * and then give a partial product. Weight is in the shop's own unit, which is not stated, so it is left out.
 */
export function parseProduct(json: unknown, settings: ChannelSettings): ChannelProduct {
  const product = readShape(productSchema, json, 'WooCommerce product');
  const parentId = product.parent_id ?? (product.type === null ? readParentId(product._links) : null);
  const isVariation = product.type === 'variation' || (product.type === null && parentId !== null);
  const isVariable = product.type === 'variable' || product.type === 'grouped';
  const thing = `WooCommerce product ${product.id}`;
  const image = product.image?.src ? [{ src: product.image.src }] : [];
  return {
    externalId: isVariation ? readShape(id, parentId ?? undefined, `${thing}, parent_id`) : product.id,
    isPartial: isVariation,
    title: isVariation ? null : product.name,
    descriptionHtml: isVariation ? null : product.description,
    vendor: null,
    productType: product.categories[0]?.name ?? null,
    status: product.status === 'publish' || product.status === true ? 'active' : 'draft',
    tags: product.tags.flatMap((tag) => (tag.name === null ? [] : [tag.name])),
    url: product.permalink,
    imageUrls: [...product.images, ...image].flatMap(({ src }) => (src === null ? [] : [src])),
    variants: isVariable ? [] : [readVariant(product, settings, thing)],
    otherVariantExternalIds: isVariable ? product.variations : [],
    modifiedAt:
      readDate(
        { gmt: product.date_modified_gmt, local: product.date_modified },
        { timeZone: settings.timeZone, thing },
      ) ??
      readDate(
        { gmt: product.date_created_gmt, local: product.date_created },
        { timeZone: settings.timeZone, thing },
      ),
  };
}

function readVariant(product: WooProduct, settings: ChannelSettings, thing: string): ChannelVariant {
  const money = settings.currency === null ? null : readMoney({ thing, currency: settings.currency });
  const options = product.attributes.flatMap(({ name, option }) =>
    name === null || option === null ? [] : [{ name, value: option }],
  );
  return {
    externalId: product.id,
    externalInventoryItemId: product.id,
    sku: product.sku,
    barcode: product.global_unique_id,
    title: options.map((option) => option.value).join(' / ') || null,
    options,
    currency: money?.currency ?? null,
    priceMinor: money && product.price !== null ? money.amount(product.price, 'price') : null,
    compareAtPriceMinor:
      money && product.regular_price !== null ? money.amount(product.regular_price, 'regular_price') : null,
    weightGrams: null,
    isShippable: product.virtual !== true,
    isTaxable: product.tax_status !== 'none',
    isStockTracked: product.manage_stock === true || product.manage_stock === 'parent',
    stock: product.stock_quantity,
  };
}
