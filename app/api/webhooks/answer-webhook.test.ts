import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runAudit } from '#domains/events/run-audit.ts';
import { openInbox, type TestInbox, type Vendor } from '#jobs/testing/open-inbox.ts';
import { answerWebhook } from './answer-webhook.ts';

const DATA = new URL('../../../../shared/data/', import.meta.url);

let inbox: TestInbox;

beforeAll(async () => {
  inbox = await openInbox({ currency: 'USD' });
  await inbox.query(
    `insert into exchange_rates (currency, day, rate) values ('USD', '2000-01-01', 0.9), ('GBP', '2000-01-01', 1.1),
       ('CAD', '2000-01-01', 0.6) returning currency`,
  );
});
afterAll(async () => {
  const findings = await runAudit(inbox.shop.db);
  expect(findings.filter((finding) => finding.count > 0)).toEqual([]);
  await inbox.close();
});

type Sent = { topic: string; body: unknown; id?: string };

async function post(
  vendor: Vendor,
  sent: Sent,
  change: (headers: Record<string, string>) => void = () => {},
) {
  const { headers, body } = inbox.request(vendor, sent);
  const all = { 'content-type': 'application/json', ...headers };
  change(all);
  const request = new Request(`http://localhost/api/webhooks/${vendor}`, {
    method: 'POST',
    headers: all,
    body: new Uint8Array(body),
  });
  return answerWebhook(inbox.shop.db, { slug: vendor, request, now: inbox.shop.now });
}

describe('the webhook address of a channel', () => {
  const greeting = { topic: 'ping', body: {} };

  it('answers 200 once the message is stored, and again when it comes again', async () => {
    const first = await post('pishkhan', { ...greeting, id: 'same' });
    expect([first.status, await first.json()]).toEqual([200, { outcome: 'stored' }]);
    const second = await post('pishkhan', { ...greeting, id: 'same' });
    expect([second.status, await second.json()]).toEqual([200, { outcome: 'duplicate' }]);
  });

  it('answers 401, 404, 413 and 415 to what it does not take', async () => {
    const forged = await post('pishkhan', greeting, (headers) => {
      headers['x-pishkhan-signature'] = 'AAAA';
    });
    expect(forged.status).toBe(401);
    const request = new Request('http://localhost/', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    const unknown = await answerWebhook(inbox.shop.db, { slug: 'nobody', request, now: inbox.shop.now });
    expect(unknown.status).toBe(404);
    const large = await post('pishkhan', { topic: 'order', body: { note: 'x'.repeat(2 * 1024 * 1024) } });
    expect(large.status).toBe(413);
    const text = await post('pishkhan', greeting, (headers) => {
      headers['content-type'] = 'text/html';
    });
    expect(text.status).toBe(415);
  });

  it('turns a flood of forged messages away without holding up true ones', async () => {
    const statuses = new Set<number>();
    for (let count = 0; count < 310; count++) {
      const answer = await post('shopify', { topic: 'orders/create', body: {} }, (headers) => {
        headers['x-shopify-hmac-sha256'] = 'AAAA';
      });
      statuses.add(answer.status);
    }
    expect(statuses).toEqual(new Set([401, 429]));
    expect((await post('shopify', { topic: 'shop/update', body: { id: 1 } })).status).toBe(200);
    expect(await inbox.query(`select id from inbox where topic = 'orders/create'`)).toEqual([]);
  });
});

/** File names write `_` for `/`: topics whose resource has two words. */
const TWO_WORDS =
  /^(draft_orders|fulfillment_orders|inventory_items|inventory_levels|order_transactions|tender_transactions)_/;

function topicOf(file: string): string {
  const name = file.replace('.json', '');
  const first = TWO_WORDS.exec(name)?.[1] ?? name.split('_')[0] ?? '';
  return `${first}/${name.slice(first.length + 1)}`;
}

/** What an answer of the REST API holds, as the webhook that would tell of each item. */
const SHOPIFY_TOPICS: Record<string, string> = {
  order: 'orders/updated',
  orders: 'orders/updated',
  refund: 'refunds/create',
  refunds: 'refunds/create',
  fulfillment: 'fulfillments/create',
  fulfillments: 'fulfillments/create',
  product: 'products/update',
  products: 'products/update',
  customer: 'customers/update',
  customers: 'customers/update',
  inventory_level: 'inventory_levels/update',
  inventory_levels: 'inventory_levels/update',
};

const WOO_TOPICS: Record<string, string> = {
  orders: 'order.updated',
  products: 'product.updated',
  'product-variations': 'product.updated',
  customers: 'customer.updated',
  coupons: 'coupon.updated',
};

function jsonFiles(folder: string): string[] {
  return readdirSync(new URL(`${folder}/`, DATA))
    .filter((file) => file.endsWith('.json') && file !== 'figures.json')
    .sort();
}

function read(folder: string, file: string): Buffer {
  return readFileSync(new URL(`${folder}/${file}`, DATA));
}

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

function shopifyWebhooks(): Sent[] {
  return ['2023-10', '2024-04'].flatMap((version) =>
    jsonFiles(`payloads-shopify-webhooks/${version}`).map((file) => ({
      topic: topicOf(file),
      body: new Uint8Array(read(`payloads-shopify-webhooks/${version}`, file)),
      id: `${version}/${file}`,
    })),
  );
}

function shopifyResources(): Sent[] {
  return jsonFiles('payloads-shopify-rest').flatMap((file) => {
    const json: unknown = JSON.parse(read('payloads-shopify-rest', file).toString('utf8'));
    const [name = '', content] = Array.isArray(json)
      ? [file.replace('.json', ''), json]
      : (Object.entries(json as object)[0] ?? []);
    return asList(content).map((body, at) => ({
      topic: SHOPIFY_TOPICS[name] ?? `${name}/update`,
      body,
      id: `rest/${file}/${at}`,
    }));
  });
}

function wooResources(): Sent[] {
  return jsonFiles('payloads-woocommerce-docs').flatMap((file) => {
    const name = file.replace(/-\d+\.json$/, '');
    const json: unknown = JSON.parse(read('payloads-woocommerce-docs', file).toString('utf8'));
    return asList(json).map((body, at) => ({
      topic: WOO_TOPICS[name] ?? `${name}.updated`,
      body,
      id: `woo/${file}/${at}`,
    }));
  });
}

/** The same message without the mark of a test, as text, for ids go beyond 2^53; nothing for what bears no mark. */
function asRealOrder(sent: Sent): Sent[] {
  const text =
    sent.body instanceof Uint8Array ? new TextDecoder().decode(sent.body) : JSON.stringify(sent.body);
  if (!/^orders\/(?!delete|edited)/.test(sent.topic) || !/"test": ?true/.test(text)) return [];
  const body = new TextEncoder().encode(text.replace(/"test": ?true/, '"test": false'));
  return [{ topic: sent.topic, body, id: `real/${sent.id}` }];
}

async function sweep(vendor: Vendor, messages: readonly Sent[]) {
  const before = await inbox.query<{ id: number }>('select coalesce(max(id), 0) as id from inbox');
  for (const message of messages) {
    const answer = await post(vendor, message);
    expect(answer.status, `${message.topic} ${message.id}: ${await answer.text()}`).toBe(200);
  }
  await inbox.work({ isLastAttempt: true });
  const rows = await inbox.query<{ status: string; count: number }>(
    'select status, count(*)::integer as count from inbox where id > $1 group by status order by status',
    [before[0]!.id],
  );
  const unexplained = await inbox.query(
    `select id from inbox where status <> 'done' and coalesce(reason, '') = ''`,
  );
  expect(unexplained).toEqual([]);
  return Object.fromEntries(rows.map((row) => [row.status, row.count]));
}

describe.skipIf(!existsSync(DATA))('published payloads (skipped where ../shared/data is missing)', () => {
  it('of Shopify webhooks all reach an end', async () => {
    const messages = shopifyWebhooks();
    expect(messages).toHaveLength(75);
    expect(await sweep('shopify', messages)).toEqual({ done: 12, ignored: 56, attention: 7 });
  });

  it('of the Shopify REST API all reach an end', async () => {
    const messages = shopifyResources();
    expect(messages).toHaveLength(72);
    expect(await sweep('shopify', messages)).toEqual({ done: 11, ignored: 61 });
  });

  it('of Shopify test orders are taken in when they are real ones', async () => {
    const messages = [...shopifyWebhooks(), ...shopifyResources()].flatMap(asRealOrder);
    expect(messages).toHaveLength(13);
    expect(await sweep('shopify', messages)).toEqual({ done: 13 });
    const orders = await inbox.query<{ total_minor: number }>(
      `select external_number, status, total_minor from orders where channel_id = $1 order by external_number`,
      [inbox.channels.shopify],
    );
    expect(orders).toMatchObject([
      { external_number: '#1001', status: 'attention', total_minor: 40994 },
      { external_number: '#9999', status: 'cancelled' },
      { external_number: '#9999', status: 'cancelled' },
    ]);
    expect(orders.map((order) => order.total_minor).toSorted()).toEqual([1000, 38800, 40994]);
  });

  it('of the WooCommerce documentation all reach an end', async () => {
    const messages = wooResources();
    expect(messages).toHaveLength(83);
    expect(await sweep('woocommerce', messages)).toEqual({ done: 23, ignored: 55, attention: 5 });
  });
});
