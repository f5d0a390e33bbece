import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AppError } from '#lib/errors.ts';
import type { ChannelMessage, ParsedResource, ResourceKind } from './contract.ts';
import { shopify } from './shopify/connector.ts';
import { woocommerce } from './woocommerce/connector.ts';

const data = new URL('../../shared/data/', import.meta.url);
const folder = (name: string) => new URL(`${name}/`, data);
const isMissing = !existsSync(data);
const settings = { timeZone: 'America/Sao_Paulo', currency: 'USD' };

/** File names write `_` for `/`: topics whose resource has two words. */
const TWO_WORDS =
  /^(draft_orders|fulfillment_orders|inventory_items|inventory_levels|order_transactions|tender_transactions)_/;

const WOO_RESOURCES: Readonly<Record<string, ResourceKind>> = {
  orders: 'order',
  'order-refunds': 'refund',
  products: 'product',
  'product-variations': 'variant',
  customers: 'customer',
};

const SHOPIFY_WEBHOOKS = {
  consent: 4,
  customer: 4,
  deleted: 6,
  fulfilment: 4,
  ignored: 32,
  order_cancelled: 10,
  privacy_request: 3,
  product: 4,
  refund: 2,
  stock_level: 4,
  uninstalled: 2,
};

const SHOPIFY_REST = {
  'Shopify variant: product_id is missing; it must be an id.': 5,
  customer: 2,
  fulfilment: 2,
  ignored: 41,
  order: 2,
  order_cancelled: 3,
  product: 5,
  refund: 1,
  stock_level: 11,
};

const WOOCOMMERCE = {
  'WooCommerce customer: id is missing; it must be an id.': 1,
  customer: 9,
  deleted: 3,
  ignored: 53,
  order: 9,
  product: 19,
  refund: 5,
};

function jsonFiles(name: string): string[] {
  return readdirSync(folder(name))
    .filter((file) => file.endsWith('.json') && file !== 'figures.json')
    .sort();
}

function topicOf(file: string): string {
  const name = file.replace('.json', '');
  const first = TWO_WORDS.exec(name)?.[1] ?? name.split('_')[0] ?? '';
  return `${first}/${name.slice(first.length + 1)}`;
}

function count(kinds: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const kind of kinds.toSorted()) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

function kindOf(item: ParsedResource): string {
  if (item.isOk) return item.message.kind;
  expect(item.error).toBeInstanceOf(AppError);
  expect(item.error.code).toBe('INVALID_INPUT');
  return item.error.message;
}

describe.skipIf(isMissing)('published payloads (skipped where ../shared/data is missing)', () => {
  it('of Shopify webhooks are all understood or set aside with a reason', () => {
    const messages = ['2023-10', '2024-04'].flatMap((version) =>
      jsonFiles(`payloads-shopify-webhooks/${version}`).map((file): ChannelMessage => {
        const body = readFileSync(new URL(file, folder(`payloads-shopify-webhooks/${version}`)));
        const delivery = shopify.readDelivery({ headers: { 'X-Shopify-Topic': topicOf(file) }, body });
        return shopify.parse(delivery, body, settings);
      }),
    );
    expect(messages).toHaveLength(75);
    expect(count(messages.map((message) => message.kind))).toEqual(SHOPIFY_WEBHOOKS);
    const orders = messages.flatMap((message) => ('order' in message ? [message.order] : []));
    expect(orders.map((order) => [order.totalMinor, order.differenceMinor, order.isTest])).toEqual(
      orders.map(() => [38800, 0, true]),
    );
    for (const message of messages)
      if (message.kind === 'ignored') expect(message.reason).toMatch(/^[A-Z].*\.$/);
  });

  it('of the Shopify REST API are all understood, set aside, or refused naming the field', () => {
    const items = jsonFiles('payloads-shopify-rest').flatMap((file) => {
      const body = readFileSync(new URL(file, folder('payloads-shopify-rest')));
      return shopify.parseResource(
        { resource: file.startsWith('products') ? 'product' : 'other', body },
        settings,
      );
    });
    expect(count(items.map(kindOf))).toEqual(SHOPIFY_REST);
    const orders = items.flatMap((item) =>
      item.isOk && 'order' in item.message ? [item.message.order] : [],
    );
    expect(orders.map((order) => order.differenceMinor).sort((a, b) => a - b)).toEqual([
      -19900, 0, 0, 0, 59700,
    ]);
  });

  it('of the WooCommerce documentation are all understood, set aside, or refused naming the field', () => {
    const items = jsonFiles('payloads-woocommerce-docs').flatMap((file) => {
      const body = readFileSync(new URL(file, folder('payloads-woocommerce-docs')));
      return woocommerce.parseResource(
        { resource: WOO_RESOURCES[file.replace(/-\d+\.json$/, '')] ?? 'other', body },
        settings,
      );
    });
    expect(count(items.map(kindOf))).toEqual(WOOCOMMERCE);
    const orders = items.flatMap((item) =>
      item.isOk && item.message.kind === 'order' ? [item.message.order] : [],
    );
    expect(orders.map((order) => order.differenceMinor)).toEqual(orders.map(() => 0));
    expect(
      orders.find((order) => order.externalId === '723')?.refunds.map((refund) => refund.amountMinor),
    ).toEqual([1000, 900]);
    expect(orders.find((order) => order.externalId === '727')?.placedAt.toISOString()).toBe(
      '2017-03-22T19:28:02.000Z',
    );
  });
});
