import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MATRIX } from '#domains/team/can.ts';
import { createApiKey } from '#domains/team/create-api-key.ts';
import { SCOPES, type Scope } from '#domains/team/roles.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { OPERATIONS } from '../_api/operations.ts';
import { answerCall } from './answer.ts';
import { describeApi } from './describe.ts';

let shop: TestShop;
let key: string;

beforeAll(async () => {
  shop = await openShop({ poolSize: 16 });
  key = await makeKey([...SCOPES]);
});
afterAll(() => shop.close());

async function makeKey(scopes: Scope[], channelId?: string): Promise<string> {
  const made = await createApiKey(shop.ctx('owner'), {
    name: `Key for ${scopes.join(', ')}`,
    scopes,
    ...(channelId ? { channelId } : {}),
  });
  return made.key;
}

type Asked = { key?: string; body?: unknown; headers?: Record<string, string> };

async function call(method: string, path: string, asked: Asked = {}) {
  const url = new URL(`http://localhost/api/v1${path}`);
  const hasBody = 'body' in asked;
  const request = new Request(url, {
    method,
    headers: {
      authorization: `Bearer ${asked.key ?? key}`,
      ...(hasBody ? { 'content-type': 'application/json' } : {}),
      ...asked.headers,
    },
    ...(hasBody ? { body: typeof asked.body === 'string' ? asked.body : JSON.stringify(asked.body) } : {}),
  });
  const segments = url.pathname.split('/').slice(3);
  const response = await answerCall(shop.db, OPERATIONS, { request, path: segments, now: new Date() });
  const text = await response.text();
  return { status: response.status, text, json: JSON.parse(text), headers: response.headers };
}

const order = (sku: string, quantity = 1) => ({
  channelId: shop.channels.web,
  lines: [{ sku, quantity }],
});

describe('the order book for programs', () => {
  it('places, reads, sends, takes back and pays back an order', async () => {
    await shop.addVariant({ sku: 'API-CUP', units: 5 });
    const placed = await call('POST', '/orders', {
      body: { ...order('API-CUP', 2), payment: { method: 'card', amountMinor: 2400 } },
    });
    expect(placed).toMatchObject({ status: 201, json: { status: 'reserved', totalMinor: 2400 } });
    const path = `/orders/${placed.json.id}`;
    expect(await call('POST', `${path}/confirm`, { body: {} })).toMatchObject({
      status: 200,
      json: { status: 'confirmed' },
    });
    expect(await call('POST', `${path}/ship`, { body: { carrier: 'By hand' } })).toMatchObject({
      status: 200,
      json: { status: 'shipped' },
    });
    const whole = await call('GET', path);
    expect(whole.json).toMatchObject({ status: 'shipped', lines: [{ sku: 'API-CUP', shipped: 2 }] });
    expect(whole.text).not.toContain('cost');
    const back = { lineId: whole.json.lines[0].id, quantity: 1, condition: 'new', disposition: 'shelf' };
    const returned = await call('POST', `${path}/returns`, {
      body: { locationId: shop.places.north, lines: [back], refund: { method: 'card', amountMinor: 1200 } },
    });
    expect(returned).toMatchObject({ status: 200, json: { paymentStatus: 'part_refunded' } });
  });

  it('pages through a list without missing or repeating anybody', async () => {
    await shop.addVariant({ sku: 'API-MANY', units: 50 });
    for (let count = 0; count < 7; count++) await call('POST', '/orders', { body: order('API-MANY') });
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await call('GET', `/orders?limit=3${cursor ? `&cursor=${cursor}` : ''}`);
      expect(page.status).toBe(200);
      seen.push(...page.json.data.map((row: { id: string }) => row.id));
      cursor = page.json.next;
    } while (cursor);
    const rows = await shop.db.$client.query('select id from orders');
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe(rows.rowCount);
  });

  it('refuses what is not there with the numbers that are', async () => {
    await shop.addVariant({ sku: 'API-RARE', units: 1 });
    expect(await call('POST', '/orders', { body: order('API-RARE', 2) })).toMatchObject({
      status: 409,
      json: { error: { code: 'OUT_OF_STOCK', details: { short: [{ sku: 'API-RARE', missing: 1 }] } } },
    });
  });

  it('prices by the catalogue, whatever a program states without that right', async () => {
    await shop.addVariant({ sku: 'API-PRICE', units: 5 });
    const limited = await makeKey(['orders:write']);
    const cheap = { ...order('API-PRICE'), lines: [{ sku: 'API-PRICE', quantity: 1, unitPriceMinor: 1 }] };
    expect((await call('POST', '/orders', { key: limited, body: cheap })).status).toBe(422);
    const extra = { ...order('API-PRICE'), totalMinor: 1 };
    expect((await call('POST', '/orders', { key: limited, body: extra })).status).toBe(422);
  });
});

describe('stock, catalogue and people for programs', () => {
  it('puts stock right, guarded by what the program saw', async () => {
    const mug = await shop.addVariant({ sku: 'API-MUG', units: 5 });
    const count = { variantId: mug.id, locationId: shop.places.north, countedQuantity: 4, reason: 'count' };
    const done = await call('POST', '/stock/adjustments', { body: { ...count, expectedQuantity: 5 } });
    expect(done).toMatchObject({ status: 201, json: { onHand: 4, change: -1 } });
    const late = await call('POST', '/stock/adjustments', { body: { ...count, expectedQuantity: 5 } });
    expect(late).toMatchObject({ status: 409, json: { error: { code: 'CONFLICT' } } });
    const levels = await call('GET', '/stock?sku=API-MUG');
    expect(levels.json.data).toMatchObject([
      { sku: 'API-MUG', onHand: 4, available: 4, locationCode: 'NORTH' },
    ]);
  });

  it('adds and changes products', async () => {
    const made = await call('POST', '/products', {
      body: { title: 'Vase', variants: [{ sku: 'API-VASE', priceMinor: 500, barcodes: ['4006381333931'] }] },
    });
    expect(made.status).toBe(201);
    const [variant] = made.json.variants;
    const changed = await call('PATCH', `/variants/${variant.id}`, { body: { priceMinor: 600 } });
    expect(changed.status).toBe(200);
    const found = await call('GET', `/products/${made.json.id}`);
    expect(found.json).toMatchObject({
      title: 'Vase',
      variants: [{ sku: 'API-VASE', priceMinor: 600, barcodes: ['4006381333931'] }],
    });
    expect((await call('GET', '/products?search=vase')).json.data).toHaveLength(1);
    expect(
      (await call('POST', '/products', { body: { title: 'Vase', variants: [{ sku: 'API-VASE' }] } })).status,
    ).toBe(409);
  });

  it('finds a person again by phone, in any script of digits', async () => {
    const person = { name: 'Somebody', phone: '0888 123 456', channelId: shop.channels.web };
    const made = await call('POST', '/customers', { body: person });
    const again = await call('POST', '/customers', { body: { ...person, phone: '+٣٥٩٨٨٨١٢٣٤٥٦' } });
    expect(again.json).toEqual(made.json);
    const found = await call('GET', '/customers?search=359888123456');
    expect(found.json.data).toMatchObject([{ name: 'Somebody', ways: [{ value: '+359888123456' }] }]);
    expect((await call('GET', `/customers/${made.json.id}`)).status).toBe(200);
  });
});

describe('carts of programs', () => {
  it('hold units, renew, give them up, and become an order', async () => {
    await shop.addVariant({ sku: 'HELD', units: 4 });
    const channelId = shop.channels.web;
    const hold = { channelId, key: 'cart-9', lines: [{ sku: 'HELD', quantity: 3 }] };
    const held = await call('POST', '/holds', { body: hold });
    expect([held.status, held.json.lines[0].quantity]).toEqual([201, 3]);
    expect((await call('POST', '/holds', { body: { ...hold, key: 'cart-10' } })).json.error).toMatchObject({
      code: 'OUT_OF_STOCK',
      details: { reason: 'holdShort', sku: 'HELD', wanted: 3, available: 1 },
    });
    const sold = await call('POST', '/orders', { body: { ...order('HELD', 3), holdKey: 'cart-9' } });
    expect(sold.status).toBe(201);
    expect((await call('GET', `/orders/${sold.json.id}`)).json.lines).toMatchObject([{ bundle: null }]);
    expect((await call('POST', '/holds', { body: { ...hold, key: 'cart-11', minutes: 0 } })).status).toBe(
      422,
    );
    await call('POST', '/holds', {
      body: { ...hold, key: 'cart-12', lines: [{ sku: 'HELD', quantity: 1 }] },
    });
    const given = await call('DELETE', '/holds', { body: { channelId, key: 'cart-12' } });
    expect([given.status, given.json.released]).toEqual([200, 1]);
    const own = await makeKey(['orders:write'], shop.channels.till);
    expect((await call('POST', '/holds', { key: own, body: hold })).status).toBe(403);
  });
});

describe('an Idempotency-Key', () => {
  it('makes fifty calls at once one order, with the same answer to the letter', async () => {
    const pan = await shop.addVariant({ sku: 'API-PAN', units: 90 });
    const headers = { 'idempotency-key': 'fifty' };
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => call('POST', '/orders', { body: order('API-PAN', 2), headers })),
    );
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([201]));
    expect(answers.filter((answer) => answer.headers.get('idempotent-replayed') === null)).toHaveLength(1);
    expect(await shop.onHand(pan.id, shop.places.north)).toEqual({ onHand: 90, reserved: 2 });
  });

  it('is refused for another request', async () => {
    await shop.addVariant({ sku: 'API-POT', units: 9 });
    const headers = { 'idempotency-key': 'changed' };
    await call('POST', '/orders', { body: order('API-POT', 1), headers });
    const other = await call('POST', '/orders', { body: order('API-POT', 2), headers });
    expect(other).toMatchObject({ status: 422, json: { error: { code: 'INVALID_INPUT' } } });
  });

  it('keeps a refusal too, but nothing of a request that is wrong in itself', async () => {
    const headers = { 'idempotency-key': 'refused' };
    const missing = { body: order('API-NOBODY'), headers };
    const first = await call('POST', '/orders', missing);
    expect(first.status).toBe(404);
    await shop.addVariant({ sku: 'API-NOBODY', units: 9 });
    expect((await call('POST', '/orders', missing)).text).toBe(first.text);
    const wrong = { 'idempotency-key': 'wrong' };
    expect((await call('POST', '/orders', { body: { lines: [] }, headers: wrong })).status).toBe(422);
    expect((await call('POST', '/orders', { body: order('API-NOBODY'), headers: wrong })).status).toBe(201);
  });
});

describe('who may call what', () => {
  it('nobody without a valid key', async () => {
    for (const wrong of ['psk_wrong', 'nonsense', '']) {
      const refused = await call('GET', '/orders', { key: wrong });
      expect(refused).toMatchObject({ status: 401, json: { error: { code: 'UNAUTHENTICATED' } } });
    }
  });

  it('each operation only with its scope', async () => {
    const nothing = await makeKey(['stock:write']);
    for (const operation of OPERATIONS.filter((one) => one.verb !== 'stock.adjust')) {
      const path = operation.path.replace(/\{\w+\}/g, '00000000-0000-7000-8000-000000000000');
      const asked = operation.method === 'GET' ? {} : { body: {} };
      const refused = await call(operation.method, path, { key: nothing, ...asked });
      expect(refused, `${operation.method} ${operation.path}`).toMatchObject({ status: 403 });
    }
  });

  it('a key that speaks for one channel meets no other channel’s orders', async () => {
    await shop.addVariant({ sku: 'API-OWN', units: 9 });
    const placed = await call('POST', '/orders', { body: order('API-OWN') });
    const till = await makeKey(['orders:read', 'orders:write'], shop.channels.till);
    expect((await call('GET', `/orders/${placed.json.id}`, { key: till })).status).toBe(404);
    const cancelled = await call('POST', `/orders/${placed.json.id}/cancel`, {
      key: till,
      body: { reason: 'x' },
    });
    expect(cancelled.status).toBe(404);
    expect((await call('GET', '/orders', { key: till })).json.data).toEqual([]);
    expect((await call('POST', '/orders', { key: till, body: order('API-OWN') })).status).toBe(403);
    const own = await call('POST', '/orders', { key: till, body: { lines: order('API-OWN').lines } });
    expect(own.status).toBe(201);
  });
});

describe('what is not understood', () => {
  it('is refused with the status that says why', async () => {
    expect((await call('GET', '/nothing')).status).toBe(404);
    const wrongMethod = await call('DELETE', '/orders');
    expect(wrongMethod.status).toBe(405);
    expect(wrongMethod.headers.get('allow')).toBe('GET, POST');
    const form = await call('POST', '/orders', { body: 'a=1', headers: { 'content-type': 'text/plain' } });
    expect(form.status).toBe(415);
    expect((await call('POST', '/orders', { body: '{"a":' })).status).toBe(422);
    expect((await call('POST', '/orders', { body: `"${'x'.repeat(1024 * 1024)}"` })).status).toBe(413);
    expect(
      (await call('POST', '/orders', { body: `{"a":${'['.repeat(30)}${']'.repeat(30)}}` })).json.error
        .message,
    ).toContain('levels deep');
    expect(
      (await call('POST', '/orders', { body: { lines: Array(501).fill({}) } })).json.error.message,
    ).toContain('500 items');
    expect((await call('GET', '/orders?limit=201')).status).toBe(422);
    expect((await call('GET', '/orders?cursor=%00')).status).toBe(422);
    expect((await call('GET', '/orders?unknown=1')).status).toBe(422);
  });

  it('says when to come back after too many calls', async () => {
    const busy = await makeKey(['stock:read']);
    const answers = [];
    for (let count = 0; count < 601; count++) answers.push(await call('GET', '/nothing', { key: busy }));
    const last = answers.at(-1)!;
    expect(last.status).toBe(429);
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

describe('the description of the API', () => {
  it('names every operation with its scope, input and output', () => {
    const described = describeApi(OPERATIONS, '1.0.0');
    const count = Object.values(described.paths).reduce((sum, path) => sum + Object.keys(path).length, 0);
    expect(count).toBe(OPERATIONS.length);
    expect(OPERATIONS.every((operation) => 'scope' in MATRIX[operation.verb])).toBe(true);
    expect(described.paths['/orders/{orderId}/cancel']).toMatchObject({
      post: {
        description: 'Needs the scope `orders:write`.',
        parameters: [{ name: 'orderId', in: 'path' }, { name: 'Idempotency-Key' }],
        requestBody: { content: { 'application/json': { schema: { required: ['reason'] } } } },
      },
    });
    expect(JSON.stringify(described)).not.toContain('$ref":"#/definitions');
  });
});
