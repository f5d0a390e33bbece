import { z } from 'zod';
import { AppError } from '#lib/errors.ts';
import { decimalFromMinor } from '#lib/money.ts';
import type { ListingSource } from '../listing-contract.ts';
import type {
  ListingChange,
  ListingWriter,
  Refused,
  Seen,
  Waits,
  WriteAnswer,
  WriteRequest,
} from '../listing-write-contract.ts';
import { list, text } from '../read/fields.ts';
import { htmlOf } from '../read/html-of.ts';
import { refuse, waitSeconds } from '../read/judge-answer.ts';
import { readField } from './graphql-answer.ts';
import { readVariantNode } from './read-variant-node.ts';

const API = '/admin/api/2026-10/graphql.json';
const PLACES = 10;

const LOOK = `query Listing($id: ID!, $withStock: Boolean!) {
  productVariant(id: $id) {
    id legacyResourceId sku barcode title price compareAtPrice inventoryQuantity
    product { id legacyResourceId title descriptionHtml onlineStoreUrl updatedAt variantsCount { count } }
    inventoryItem {
      id tracked
      inventoryLevels(first: ${PLACES}) @include(if: $withStock) {
        nodes { location { id } quantities(names: ["available"]) { name quantity } }
      }
    }
  }
}`;
const PRICE = `mutation Price($productId: ID!, $variants: [ProductVariantsBulkInput!]!) {
  productVariantsBulkUpdate(productId: $productId, variants: $variants) {
    productVariants { id price compareAtPrice } userErrors { field message code }
  }
}`;
const TEXT = `mutation Text($product: ProductUpdateInput!) {
  productUpdate(product: $product) { product { id } userErrors { field message } }
}`;
const STOCK = `mutation Stock($input: InventorySetQuantitiesInput!, $key: String!) {
  inventorySetQuantities(input: $input) @idempotent(key: $key) {
    inventoryAdjustmentGroup { id } userErrors { field message code }
  }
}`;

const outcome = z.object({ userErrors: list(z.looseObject({ message: text, code: text })) });
const MUTATIONS = ['productVariantsBulkUpdate', 'productUpdate', 'inventorySetQuantities'] as const;

/** Corrections of Shopify listings over its GraphQL interface: prices per variant, texts per product, units at one location. */
export const shopifyWriter: ListingWriter = {
  compares: ['stock'],
  look: ({ externalId, kind }, source) =>
    ask(LOOK, { id: `gid://shopify/ProductVariant/${externalId}`, withStock: kind === 'stock' }, source),
  readLook: (answer, _target, source) => {
    const read = readField(answer, 'productVariant');
    if (read.is !== 'field') return read;
    if (read.value === null) return refuse('gone', null);
    try {
      return readVariantNode(read.value, source);
    } catch (error) {
      return refuse('unreadable', error instanceof AppError ? error.message : null);
    }
  },
  write: (seen, { change, key }, source) => {
    const { productId, variantId, variants } = seen.place;
    switch (change.kind) {
      case 'price':
        return ask(
          PRICE,
          { productId, variants: [{ id: variantId, ...priceInput(change, source) }] },
          source,
        );
      case 'stock':
        return setUnits(seen, { units: change.units, key }, source);
      case 'title':
        if (variants > 1) return refuse('severalVariants', null);
        return ask(TEXT, { product: { id: productId, title: change.text } }, source);
      case 'description':
        return ask(TEXT, { product: { id: productId, descriptionHtml: htmlOf(change.text) } }, source);
    }
  },
  readWrite,
};

function ask(query: string, variables: Record<string, unknown>, source: ListingSource): WriteRequest {
  return {
    method: 'POST',
    url: new URL(API, source.url).href,
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      ...(source.token && { 'x-shopify-access-token': source.token }),
    },
    body: JSON.stringify({ query, variables }),
  };
}

function priceInput(
  { minor, compareAtMinor }: ListingChange & { kind: 'price' },
  { currency }: ListingSource,
): { price: string; compareAtPrice: string | null } {
  return {
    price: decimalFromMinor(minor, currency),
    compareAtPrice: compareAtMinor === null ? null : decimalFromMinor(compareAtMinor, currency),
  };
}

/** Only where one location counts them: nobody can say which of several a difference belongs to. */
function setUnits(
  { place }: Seen,
  { units, key }: { units: number; key: string },
  source: ListingSource,
): WriteRequest | Refused {
  const [only, another] = place.stock;
  if (!only) return refuse('notCounted', null);
  if (another) return refuse('severalPlaces', null);
  const quantity = {
    inventoryItemId: only.itemId,
    locationId: only.locationId,
    quantity: units,
    changeFromQuantity: only.units,
  };
  return ask(
    STOCK,
    { input: { name: 'available', reason: 'correction', quantities: [quantity] }, key },
    source,
  );
}

function readWrite(answer: WriteAnswer): { is: 'taken' } | Refused | Waits {
  const fields = MUTATIONS.map((name) => readField(answer, name));
  const read = fields.find((one) => one.is !== 'field' || one.value !== null) ?? fields[0]!;
  if (read.is !== 'field') return read;
  const parsed = outcome.safeParse(read.value);
  if (!parsed.success) return refuse('unreadable', null);
  const errors = parsed.data.userErrors;
  if (errors.length === 0) return { is: 'taken' };
  const codes = errors.map((error) => error.code ?? '');
  const words = errors.flatMap((error) => error.message ?? []).join(' ') || null;
  if (codes.includes('IDEMPOTENCY_CONCURRENT_REQUEST')) {
    return { is: 'waits', seconds: waitSeconds(Number.NaN), words };
  }
  if (codes.some((code) => code.endsWith('_STALE'))) return refuse('stale', words);
  return refuse(codes.includes('PRODUCT_DOES_NOT_EXIST') ? 'gone' : 'invalid', words);
}
