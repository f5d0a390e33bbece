import { describe, expect, it } from 'vitest';
import type { ListingSource } from './listing-contract.ts';
import type { ListingChange, Seen, WriteAnswer } from './listing-write-contract.ts';
import { LISTING_WRITERS } from './listing-writers.ts';

const { shopify, woocommerce } = LISTING_WRITERS;
const source: ListingSource = {
  url: 'https://shop.example/',
  token: 'key:secret',
  currency: 'EUR',
  timeZone: 'Europe/Sofia',
};

const answer = (json: unknown, status = 200, headers: WriteAnswer['headers'] = {}): WriteAnswer => ({
  status,
  headers,
  body: Buffer.from(JSON.stringify(json)),
});
const sent = (request: { body: string | null }) => JSON.parse(request.body ?? '{}');

const SHOPIFY_VARIANT = {
  id: 'gid://shopify/ProductVariant/45',
  legacyResourceId: '45',
  sku: 'CUP',
  barcode: null,
  title: 'Default Title',
  price: '9.00',
  compareAtPrice: '12.00',
  inventoryQuantity: 7,
  product: {
    id: 'gid://shopify/Product/4',
    legacyResourceId: '4',
    title: 'Cup',
    descriptionHtml: '<p>For tea</p>',
    onlineStoreUrl: 'https://shop.example/products/cup',
    updatedAt: '2026-11-01T10:00:00Z',
    variantsCount: { count: 1 },
  },
  inventoryItem: {
    id: 'gid://shopify/InventoryItem/450',
    tracked: true,
    inventoryLevels: {
      nodes: [
        {
          location: { id: 'gid://shopify/Location/1' },
          quantities: [{ name: 'available', quantity: 7 }],
        },
      ],
    },
  },
};
const target = { externalId: '45', kind: 'stock' } as const;

function seeShopify(over: object = {}): Seen {
  const seen = shopify.readLook(
    answer({ data: { productVariant: { ...SHOPIFY_VARIANT, ...over } } }),
    target,
    source,
  );
  if (seen.is !== 'seen') throw new Error(`not seen: ${JSON.stringify(seen)}`);
  return seen;
}

describe('correcting a listing at Shopify', () => {
  it('asks for one variant with the shop’s token, and reads it in the words of the product message', () => {
    const request = shopify.look(target, source);
    expect(request).toMatchObject({
      method: 'POST',
      url: 'https://shop.example/admin/api/2026-10/graphql.json',
      headers: { 'x-shopify-access-token': 'key:secret' },
    });
    expect(sent(request).variables).toEqual({ id: 'gid://shopify/ProductVariant/45', withStock: true });
    const seen = seeShopify();
    expect(seen.product).toMatchObject({ externalId: '4', title: 'Cup', descriptionHtml: '<p>For tea</p>' });
    expect(seen.product.variants[0]).toMatchObject({
      externalId: '45',
      currency: 'EUR',
      priceMinor: 900,
      compareAtPriceMinor: 1200,
      isStockTracked: true,
      stock: 7,
    });
  });

  it('writes a price with what is crossed out, and takes the crossed-out one away where none is meant', () => {
    const change: ListingChange = { kind: 'price', minor: 1250, compareAtMinor: null };
    const request = shopify.write(seeShopify(), { change, key: 'k' }, source);
    expect('url' in request && sent(request).variables).toEqual({
      productId: 'gid://shopify/Product/4',
      variants: [{ id: 'gid://shopify/ProductVariant/45', price: '12.50', compareAtPrice: null }],
    });
  });

  it('sets units only from what was seen, once per key, and only where one location counts them', () => {
    const change: ListingChange = { kind: 'stock', units: 3 };
    const request = shopify.write(seeShopify(), { change, key: 'k-1' }, source);
    expect('url' in request && sent(request).query).toContain('@idempotent(key: $key)');
    expect('url' in request && sent(request).variables).toEqual({
      key: 'k-1',
      input: {
        name: 'available',
        reason: 'correction',
        quantities: [
          {
            inventoryItemId: 'gid://shopify/InventoryItem/450',
            locationId: 'gid://shopify/Location/1',
            quantity: 3,
            changeFromQuantity: 7,
          },
        ],
      },
    });
    const [level] = SHOPIFY_VARIANT.inventoryItem.inventoryLevels.nodes;
    const two = { ...SHOPIFY_VARIANT.inventoryItem, inventoryLevels: { nodes: [level, level] } };
    expect(shopify.write(seeShopify({ inventoryItem: two }), { change, key: 'k' }, source)).toMatchObject({
      reason: 'severalPlaces',
    });
    const none = { ...SHOPIFY_VARIANT.inventoryItem, tracked: false };
    expect(shopify.write(seeShopify({ inventoryItem: none }), { change, key: 'k' }, source)).toMatchObject({
      reason: 'notCounted',
    });
  });

  it('changes no name that several variants share', () => {
    const change: ListingChange = { kind: 'title', text: 'Mug' };
    const request = shopify.write(seeShopify(), { change, key: 'k' }, source);
    expect('url' in request && sent(request).variables.product).toEqual({
      id: 'gid://shopify/Product/4',
      title: 'Mug',
    });
    const product = { ...SHOPIFY_VARIANT.product, variantsCount: { count: 3 } };
    expect(shopify.write(seeShopify({ product }), { change, key: 'k' }, source)).toMatchObject({
      reason: 'severalVariants',
    });
  });

  it('tells what an answer of status 200 means: taken, refused with its words, stale, throttled, without the right', () => {
    const updated = (userErrors: unknown[]) =>
      shopify.readWrite(answer({ data: { productVariantsBulkUpdate: { productVariants: [], userErrors } } }));
    expect(updated([])).toEqual({ is: 'taken' });
    expect(
      updated([{ field: ['variants', '0', 'price'], message: 'Price must be positive', code: 'INVALID' }]),
    ).toEqual({ is: 'refused', reason: 'invalid', words: 'Price must be positive' });
    const stale = { message: 'does not match', code: 'CHANGE_FROM_QUANTITY_STALE' };
    expect(
      shopify.readWrite(answer({ data: { inventorySetQuantities: { userErrors: [stale] } } })),
    ).toMatchObject({ reason: 'stale' });
    const throttled = {
      errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }],
      extensions: {
        cost: {
          requestedQueryCost: 252,
          actualQueryCost: null,
          throttleStatus: { maximumAvailable: 1000.0, currentlyAvailable: 52, restoreRate: 50.0 },
        },
      },
    };
    expect(shopify.readWrite(answer(throttled))).toEqual({ is: 'waits', seconds: 4, words: 'Throttled' });
    const denied = {
      errors: [{ message: 'Access denied for productVariant', extensions: { code: 'ACCESS_DENIED' } }],
    };
    expect(shopify.readLook(answer(denied), target, source)).toMatchObject({ reason: 'keyRefused' });
    expect(shopify.readLook(answer({ data: { productVariant: null } }), target, source)).toMatchObject({
      reason: 'gone',
    });
    expect(shopify.readWrite(answer({ errors: 'Invalid API key' }, 401))).toEqual({
      is: 'refused',
      reason: 'keyRefused',
      words: 'Invalid API key',
    });
    expect(shopify.readWrite(answer('', 429, { 'retry-after': '2.0' }))).toMatchObject({
      is: 'waits',
      seconds: 2,
    });
  });
});

const WOO_PRODUCT = {
  id: 799,
  parent_id: 0,
  type: 'simple',
  name: 'Cup',
  description: '<p>For tea</p>',
  permalink: 'https://shop.example/product/cup/',
  status: 'publish',
  sku: 'CUP',
  price: '9.00',
  regular_price: '12.00',
  sale_price: '9.00',
  manage_stock: true,
  stock_quantity: 7,
};

function seeWoo(over: object = {}): Seen {
  const seen = woocommerce.readLook(
    answer({ ...WOO_PRODUCT, ...over }),
    { externalId: '799', kind: 'price' },
    source,
  );
  if (seen.is !== 'seen') throw new Error(`not seen: ${JSON.stringify(seen)}`);
  return seen;
}

describe('correcting a listing at WooCommerce', () => {
  it('looks at one address, and writes to that of the product or that of the variation', () => {
    expect(woocommerce.look({ externalId: '799', kind: 'price' }, source)).toMatchObject({
      method: 'GET',
      url: 'https://shop.example/wp-json/wc/v3/products/799',
      headers: { authorization: `Basic ${Buffer.from('key:secret').toString('base64')}` },
    });
    const change: ListingChange = { kind: 'price', minor: 1250, compareAtMinor: null };
    const simple = woocommerce.write(seeWoo(), { change, key: 'k' }, source);
    expect(simple).toMatchObject({ method: 'PUT', url: 'https://shop.example/wp-json/wc/v3/products/799' });
    expect('url' in simple && sent(simple)).toEqual({ regular_price: '12.50', sale_price: '' });
    const variation = seeWoo({ id: 801, parent_id: 799, type: 'variation' });
    expect(woocommerce.write(variation, { change, key: 'k' }, source)).toMatchObject({
      url: 'https://shop.example/wp-json/wc/v3/products/799/variations/801',
    });
  });

  it('keeps a crossed-out price as the regular one', () => {
    const change: ListingChange = { kind: 'price', minor: 1000, compareAtMinor: 1200 };
    const request = woocommerce.write(seeWoo(), { change, key: 'k' }, source);
    expect('url' in request && sent(request)).toEqual({ regular_price: '12.00', sale_price: '10.00' });
  });

  it('sets units where the product counts its own, and nowhere else', () => {
    const change: ListingChange = { kind: 'stock', units: 0 };
    const request = woocommerce.write(seeWoo(), { change, key: 'k' }, source);
    expect('url' in request && sent(request)).toEqual({ stock_quantity: 0 });
    const refusal = (manage_stock: unknown) =>
      woocommerce.write(seeWoo({ manage_stock }), { change, key: 'k' }, source);
    expect(refusal('parent')).toMatchObject({ reason: 'sharedStock' });
    expect(refusal(false)).toMatchObject({ reason: 'notCounted' });
  });

  it('tells what a refusal means: no such thing, a key that may not, its own rules, later', () => {
    const wooError = (code: string, message: string, status: number) =>
      woocommerce.readWrite(answer({ code, message, data: { status } }, status));
    expect(wooError('woocommerce_rest_product_invalid_id', 'Invalid ID.', 404)).toEqual({
      is: 'refused',
      reason: 'gone',
      words: 'Invalid ID.',
    });
    expect(
      wooError(
        'woocommerce_rest_authentication_error',
        'The API key provided does not have write permissions.',
        401,
      ),
    ).toMatchObject({ reason: 'keyRefused', words: 'The API key provided does not have write permissions.' });
    expect(wooError('rest_invalid_param', 'Invalid parameter(s): regular_price', 400)).toMatchObject({
      reason: 'invalid',
    });
    expect(woocommerce.readWrite(answer('', 503))).toMatchObject({ is: 'waits', seconds: 10 });
    expect(woocommerce.readLook(answer('<html>'), { externalId: '1', kind: 'price' }, source)).toMatchObject({
      reason: 'unreadable',
    });
    expect(woocommerce.readWrite(answer(WOO_PRODUCT))).toEqual({ is: 'taken' });
  });
});
