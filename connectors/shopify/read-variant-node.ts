import { z } from 'zod';
import type { ListingSource } from '../listing-contract.ts';
import type { Seen } from '../listing-write-contract.ts';
import { count, flag, id, list, optionalCount, optionalInstant, text } from '../read/fields.ts';
import { readShape } from '../read/read-shape.ts';
import { parseProduct } from './parse-product.ts';

const node = z.object({
  id,
  legacyResourceId: id,
  sku: text,
  barcode: text,
  title: text,
  price: text,
  compareAtPrice: text,
  inventoryQuantity: optionalCount,
  product: z.object({
    id,
    legacyResourceId: id,
    title: text,
    descriptionHtml: z.string().nullish(),
    onlineStoreUrl: text,
    updatedAt: optionalInstant,
    variantsCount: z.object({ count }).nullish(),
  }),
  inventoryItem: z.object({
    id,
    tracked: flag,
    inventoryLevels: z
      .object({
        nodes: list(
          z.object({
            location: z.object({ id }),
            quantities: list(z.object({ name: text, quantity: count })),
          }),
        ),
      })
      .nullish(),
  }),
});

/** A listing as GraphQL shows it, in the words in which the REST shape is read. INVALID_INPUT names field and value. */
export function readVariantNode(value: unknown, { currency, timeZone }: ListingSource): Seen {
  const variant = readShape(node, value, 'Shopify variant');
  const { product, inventoryItem } = variant;
  const isTracked = inventoryItem.tracked === true;
  const parsed = parseProduct(
    {
      id: product.legacyResourceId,
      title: product.title,
      body_html: product.descriptionHtml ?? null,
      updated_at: null,
      variants: [
        {
          id: variant.legacyResourceId,
          product_id: product.legacyResourceId,
          inventory_management: isTracked ? 'shopify' : null,
          inventory_quantity: variant.inventoryQuantity === null ? null : String(variant.inventoryQuantity),
          sku: variant.sku,
          barcode: variant.barcode,
          title: variant.title,
          price: variant.price,
          compare_at_price: variant.compareAtPrice,
        },
      ],
    },
    { currency, timeZone },
  );
  const stock = (inventoryItem.inventoryLevels?.nodes ?? []).map((level) => ({
    itemId: inventoryItem.id,
    locationId: level.location.id,
    units: level.quantities.find(({ name }) => name === 'available')?.quantity ?? 0,
  }));
  return {
    is: 'seen',
    product: { ...parsed, url: product.onlineStoreUrl, modifiedAt: product.updatedAt },
    place: {
      productId: product.id,
      variantId: variant.id,
      isVariation: (product.variantsCount?.count ?? 1) > 1,
      variants: product.variantsCount?.count ?? 1,
      stock: isTracked ? stock : [],
      isStockShared: false,
    },
  };
}
