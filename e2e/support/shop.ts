import { execFile } from 'node:child_process';
import { createHmac, randomUUID } from 'node:crypto';
import path from 'node:path';
import { promisify } from 'node:util';
import { type APIRequestContext, expect } from '@playwright/test';

const run = promisify(execFile);
const SECRET = 'what the vendor and we know';
const SCOPES = 'orders:read,orders:write,stock:read,stock:write,products:read,products:write,customers:write';
const MICROS_PER_MINOR = 1_000_000;

/** A channel that a vendor sends to. */
export type VendorChannel = { id: string; slug: string; name: string };

/** Goods of one journey only, so that journeys beside each other do not disturb each other. */
export type Goods = { variantId: string; productId: string; sku: string; title: string; available: number };

/** A verb of the command line, run beside the program as its owner would; what it answers. */
export async function runVerb<Answer>(words: readonly string[]): Promise<Answer> {
  const env = {
    ...process.env,
    DATA_DIR: path.resolve(process.env.E2E_DATA_DIR ?? '.data/e2e'),
    DATABASE_URL: '',
    LOG_LEVEL: 'error',
  };
  const { stdout } = await run(process.execPath, ['scripts/pishkhan.ts', ...words, '--json'], { env });
  return JSON.parse(stdout) as Answer;
}

/** Opens a channel of a vendor with a secret that this journey knows. */
export async function openChannel(connector: 'shopify' | 'pishkhan', name: string): Promise<VendorChannel> {
  const slug = `${connector}-${randomUUID().slice(0, 8)}`;
  const words = ['channel', 'add', slug, '--connector', connector, '--name', name, '--secret', SECRET];
  return { ...(await runVerb<{ id: string; slug: string }>(words)), name };
}

/** A key of the interface for programs. */
export async function makeKey(): Promise<string> {
  const { key } = await runVerb<{ key: string }>(['api-key', 'create', '--scopes', SCOPES]);
  return key;
}

/** Puts new goods on the shelf of the place that serves the web shop first, at 12.50 for a cost of 5.00. */
export async function stockGoods(
  request: APIRequestContext,
  key: string,
  wish: { title: string; sku?: string; units?: number },
): Promise<Goods> {
  const { warehouseId } = await readShop();
  const { title, sku = `E2E-${randomUUID().slice(0, 8).toUpperCase()}`, units = 40 } = wish;
  const headers = { authorization: `Bearer ${key}` };
  const variant = { sku, priceMinor: 1250, costMicros: 500 * MICROS_PER_MINOR };
  const made = await request.post('/api/v1/products', { headers, data: { title, variants: [variant] } });
  expect(made.status(), await made.text()).toBe(201);
  const product = (await made.json()) as { id: string; variants: { id: string }[] };
  const variantId = product.variants[0]?.id ?? '';
  const adjustment = { variantId, locationId: warehouseId, change: units, reason: 'receipt' };
  const put = await request.post('/api/v1/stock/adjustments', { headers, data: adjustment });
  expect(put.status(), await put.text()).toBe(201);
  return { variantId, productId: product.id, sku, title, available: units };
}

/** What a Shopify shop sends about an order that was paid. */
export function shopifyOrder(order: {
  number: string;
  sku: string;
  title: string;
  quantity: number;
  currency: string;
  customer?: { first_name: string; last_name: string; email: string };
  note?: string;
}) {
  const at = new Date().toISOString();
  const sum = ((order.quantity * 1250) / 100).toFixed(2);
  return {
    id: Number.parseInt(randomUUID().slice(0, 12).replaceAll('-', ''), 16),
    name: order.number,
    created_at: at,
    processed_at: at,
    updated_at: at,
    currency: order.currency,
    taxes_included: false,
    test: false,
    financial_status: 'paid',
    total_price: sum,
    total_tax: '0.00',
    total_discounts: '0.00',
    payment_gateway_names: ['card'],
    customer: order.customer ? { id: Date.now(), ...order.customer } : undefined,
    note: order.note,
    line_items: [
      {
        id: 1,
        sku: order.sku,
        title: order.title,
        quantity: order.quantity,
        price: '12.50',
        requires_shipping: true,
      },
    ],
  };
}

/** Sends a message as Shopify does, signed with the channel's secret. */
export async function sendShopify(
  request: APIRequestContext,
  channel: VendorChannel,
  message: { topic: string; body: unknown; id?: string },
): Promise<string> {
  const body = JSON.stringify(message.body);
  const answer = await request.post(`/api/webhooks/${channel.slug}`, {
    headers: {
      'content-type': 'application/json',
      'x-shopify-topic': message.topic,
      'x-shopify-webhook-id': message.id ?? randomUUID(),
      'x-shopify-hmac-sha256': createHmac('sha256', SECRET).update(body).digest('base64'),
    },
    data: body,
  });
  expect(answer.status(), await answer.text()).toBe(200);
  return ((await answer.json()) as { outcome: string }).outcome;
}

type Listed = { channels: { slug: string; currency: string; locationIds: string[] }[] };

/** The currency that the books are kept in, and the place that serves the web shop first. */
export async function readShop(): Promise<{ currency: string; warehouseId: string }> {
  const { channels } = await runVerb<Listed>(['channel', 'list']);
  const web = channels.find(({ slug }) => slug === 'web');
  if (!web?.locationIds[0]) throw new Error('The demo business has no web shop that is served.');
  return { currency: web.currency, warehouseId: web.locationIds[0] };
}
