import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** One product of the shop, as its vendor keeps it. */
export type LocalProduct = {
  id: number;
  parentId?: number;
  sku: string;
  title: string;
  description: string;
  price: string;
  /** The regular price while a sale runs. */
  compareAt: string | null;
  units: number;
};

/** A shop on this machine that answers as its vendor publishes it. */
export type LocalShop = {
  url: string;
  host: string;
  products: Map<number, LocalProduct>;
  /** Every request that would have changed something. */
  writes: { path: string; body: Record<string, unknown> }[];
  /** Answers the next requests instead, one after the other; undefined answers one as usual. */
  instead: (((response: http.ServerResponse) => void) | undefined)[];
  /** Called after a change was made and before it is answered. */
  afterWrite: (() => void) | null;
  /** Called after each look was answered, with how many there were since `looks` was set to nothing. */
  afterLook: ((looks: number) => void) | null;
  looks: number;
  close: () => Promise<void>;
};

export const TOKEN = 'ck_local:cs_local';

/** Opens the shop on a port, or on a free one; `vendor` says which interface it speaks. */
export async function openLocalShop(vendor: 'shopify' | 'woocommerce', port = 0): Promise<LocalShop> {
  const shop: LocalShop = {
    url: '',
    host: '',
    products: new Map(),
    writes: [],
    instead: [],
    afterWrite: null,
    afterLook: null,
    looks: 0,
    close: () => new Promise((done) => server.close(() => done())),
  };
  const answer = vendor === 'shopify' ? answerShopify : answerWoo;
  const server = http.createServer(async (request, response) => {
    let text = '';
    for await (const part of request) text += part;
    const other = shop.instead.shift();
    if (other) other(response);
    else if (!isKnown(vendor, request)) send(response, refusal(vendor), 401);
    else answer(shop, request, { body: text ? JSON.parse(text) : {}, response });
  });
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready));
  shop.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  shop.url = `http://${shop.host}`;
  return shop;
}

/** An answer of these status and words, for `instead`. */
export function answering(status: number, json: unknown, headers: Record<string, string> = {}) {
  return (response: http.ServerResponse) => send(response, json, status, headers);
}

function isKnown(vendor: string, { headers }: http.IncomingMessage): boolean {
  if (vendor === 'shopify') return headers['x-shopify-access-token'] === TOKEN;
  return headers.authorization === `Basic ${Buffer.from(TOKEN).toString('base64')}`;
}

function refusal(vendor: string): unknown {
  if (vendor === 'shopify') return { errors: '[API] Invalid API key or access token' };
  return {
    code: 'woocommerce_rest_authentication_error',
    message: 'Consumer key is invalid.',
    data: { status: 401 },
  };
}

type Variables = Readonly<Record<string, unknown>>;
type Exchange = { body: Record<string, unknown>; response: http.ServerResponse };

/** Somebody at the shop changes something between two of our requests. */
function countLook(shop: LocalShop): void {
  shop.looks++;
  shop.afterLook?.(shop.looks);
}

function answerWoo(shop: LocalShop, request: http.IncomingMessage, { body, response }: Exchange): void {
  const path = request.url ?? '';
  const [, first, second] = /^\/wp-json\/wc\/v3\/products\/(\d+)(?:\/variations\/(\d+))?$/.exec(path) ?? [];
  const product = shop.products.get(Number(second ?? first));
  const isThere =
    product &&
    (request.method === 'GET' || (second ? product.parentId === Number(first) : !product.parentId));
  if (!isThere) {
    const json = {
      code: 'woocommerce_rest_product_invalid_id',
      message: 'Invalid ID.',
      data: { status: 404 },
    };
    send(response, json, 404);
    return;
  }
  if (request.method === 'PUT') {
    shop.writes.push({ path, body });
    if (typeof body.regular_price === 'string') {
      const sale = String(body.sale_price ?? '');
      product.price = sale || body.regular_price;
      product.compareAt = sale ? body.regular_price : null;
    }
    if (typeof body.stock_quantity === 'number') product.units = body.stock_quantity;
    if (typeof body.name === 'string') product.title = body.name;
    if (typeof body.description === 'string') product.description = body.description;
    shop.afterWrite?.();
  }
  send(response, {
    id: product.id,
    parent_id: product.parentId ?? 0,
    type: product.parentId ? 'variation' : 'simple',
    name: product.title,
    description: product.description,
    permalink: `https://shop.example/product/${product.id}/`,
    status: 'publish',
    sku: product.sku,
    price: product.price,
    regular_price: product.compareAt ?? product.price,
    sale_price: product.compareAt ? product.price : '',
    manage_stock: true,
    stock_quantity: product.units,
  });
  if (request.method === 'GET') countLook(shop);
}

function answerShopify(shop: LocalShop, _request: http.IncomingMessage, { body, response }: Exchange): void {
  const query = String(body.query);
  const variables = body.variables as Variables;
  if (query.startsWith('query')) {
    send(response, { data: { productVariant: variantNode(shop, String(variables.id)) } });
    countLook(shop);
    return;
  }
  shop.writes.push({ path: query.split('(')[0] ?? '', body: variables });
  const [field, userErrors] = changeShopify(shop, query, variables);
  shop.afterWrite?.();
  send(response, { data: { [field]: { userErrors } } });
}

function variantNode(shop: LocalShop, gid: string): unknown {
  const product = shop.products.get(Number(gid.split('/').at(-1)));
  if (!product) return null;
  return {
    id: gid,
    legacyResourceId: String(product.id),
    sku: product.sku,
    barcode: null,
    title: 'Default Title',
    price: product.price,
    compareAtPrice: product.compareAt,
    inventoryQuantity: product.units,
    product: {
      id: `gid://shopify/Product/${product.id}0`,
      legacyResourceId: `${product.id}0`,
      title: product.title,
      descriptionHtml: product.description,
      onlineStoreUrl: null,
      updatedAt: null,
      variantsCount: { count: 1 },
    },
    inventoryItem: {
      id: `gid://shopify/InventoryItem/${product.id}`,
      tracked: true,
      inventoryLevels: {
        nodes: [
          {
            location: { id: 'gid://shopify/Location/1' },
            quantities: [{ name: 'available', quantity: product.units }],
          },
        ],
      },
    },
  };
}

function changeShopify(
  shop: LocalShop,
  query: string,
  variables: Variables,
): [field: string, userErrors: unknown[]] {
  if (query.includes('productVariantsBulkUpdate')) {
    const [variant] = variables.variants as {
      id: string;
      price: string;
      compareAtPrice: string | null;
    }[];
    const product = shop.products.get(Number(variant?.id.split('/').at(-1)));
    if (!product || !variant) return ['productVariantsBulkUpdate', [missing()]];
    product.price = variant.price;
    product.compareAt = variant.compareAtPrice;
    return ['productVariantsBulkUpdate', []];
  }
  if (query.includes('inventorySetQuantities')) {
    const { quantities } = variables.input as { quantities: Variables[] };
    const [asked] = quantities;
    const product = shop.products.get(Number(String(asked?.inventoryItemId).split('/').at(-1)));
    if (!product || !asked) return ['inventorySetQuantities', [missing()]];
    if (product.units !== Number(asked.changeFromQuantity)) {
      const message = 'The changeFromQuantity argument no longer matches the persisted quantity.';
      return ['inventorySetQuantities', [{ field: ['input'], message, code: 'CHANGE_FROM_QUANTITY_STALE' }]];
    }
    product.units = Number(asked.quantity);
    return ['inventorySetQuantities', []];
  }
  const input = variables.product as { id: string; title?: string; descriptionHtml?: string };
  const product = shop.products.get(Number(input.id.split('/').at(-1)) / 10);
  if (!product) return ['productUpdate', [missing()]];
  product.title = input.title ?? product.title;
  product.description = input.descriptionHtml ?? product.description;
  return ['productUpdate', []];
}

function missing(): unknown {
  return { field: ['id'], message: 'Product does not exist', code: 'PRODUCT_DOES_NOT_EXIST' };
}

function send(
  response: http.ServerResponse,
  json: unknown,
  status = 200,
  headers: Record<string, string> = {},
): void {
  response
    .writeHead(status, { 'content-type': 'application/json', ...headers })
    .end(typeof json === 'string' ? json : JSON.stringify(json));
}
