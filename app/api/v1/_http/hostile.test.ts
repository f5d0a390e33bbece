import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createCustomer } from '#domains/customers/create-customer.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { createApiKey } from '#domains/team/create-api-key.ts';
import { SCOPES } from '#domains/team/roles.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { newId } from '#lib/ids.ts';
import { OPERATIONS } from '../_api/operations.ts';
import { answerCall } from './answer.ts';
import type { Operation } from './operation.ts';

/** What nobody means, and a database or a calendar may stumble over. */
const TEXTS = [
  '\0',
  'a\0b',
  '\ud800',
  "'",
  '%_\\',
  '😀'.repeat(99),
  'x'.repeat(10_000),
  '__proto__',
  '9999-12-31',
  '0000-01-01',
];
const NUMBERS = [-1, 0, 0.5, 2 ** 31, 2 ** 40, Number.MAX_SAFE_INTEGER, 1e300];
const OTHERS = [null, {}, [], [[]], true];
const CURSORS = ['x', '|', '2026-13-99T00:00:00Z|x', `9999999-01-01|${newId(0)}`, '-1', '%'].map((place) =>
  Buffer.from(place).toString('base64url'),
);

const CALLS_A_KEY = 400;

type Shape = {
  type?: string;
  format?: string;
  enum?: unknown[];
  const?: unknown;
  items?: Shape;
  properties?: Record<string, Shape>;
  required?: string[];
  anyOf?: Shape[];
  oneOf?: Shape[];
};

let shop: TestShop;
let ids: Record<string, string>;

beforeAll(async () => {
  shop = await openShop();
  const { id: variantId } = await shop.addVariant({ sku: 'CUP', units: 50 });
  const { id: customerId } = await createCustomer(shop.ctx('owner'), {
    email: 'mira@example.com',
    channelId: shop.channels.web,
  });
  const { id: orderId } = await placeOrder(shop.ctx('owner'), {
    channelId: shop.channels.web,
    customerId,
    lines: [{ sku: 'CUP', quantity: 2 }],
  });
  const { rows } = await shop.db.$client.query<{ id: string; product_id: string }>(
    'select l.id, v.product_id from order_lines l join variants v on v.id = l.variant_id',
  );
  ids = {
    channelId: shop.channels.web,
    variantId,
    productId: rows[0]!.product_id,
    customerId,
    orderId,
    lineId: rows[0]!.id,
    locationId: shop.places.north,
  };
});
afterAll(() => shop.close());

async function makeKey(): Promise<string> {
  return (await createApiKey(shop.ctx('owner'), { name: newId(), scopes: [...SCOPES] })).key;
}

/** An input that fits the shape, as far as a shape says. */
function sampleOf(shape: Shape, name: string): unknown {
  const [first] = shape.anyOf ?? shape.oneOf ?? [];
  if (first) return sampleOf(first, name);
  if (shape.const !== undefined) return shape.const;
  if (shape.enum) return shape.enum[0];
  if (shape.format === 'uuid') return ids[name] ?? newId(0);
  if (shape.format === 'date-time') return '2026-03-10T10:00:00Z';
  if (shape.type === 'integer' || shape.type === 'number') return 1;
  if (shape.type === 'boolean') return true;
  if (shape.type === 'array') return [sampleOf(shape.items ?? {}, name)];
  if (shape.type !== 'object') return name === 'currency' ? 'EUR' : 'CUP';
  const needed = Object.entries(shape.properties ?? {}).filter(([field]) => shape.required?.includes(field));
  return Object.fromEntries(needed.map(([field, one]) => [field, sampleOf(one, field)]));
}

/** The inputs in which one field, however deep, says something hostile; all else fits. */
function* hostileOf(shape: Shape, name: string): Generator<unknown> {
  if (name === 'cursor') yield* CURSORS;
  yield* [...TEXTS, ...NUMBERS, ...OTHERS];
  for (const one of shape.anyOf ?? shape.oneOf ?? [])
    if (one.type === 'object') yield* withHostileField(one, name);
  if (shape.type === 'object') yield* withHostileField(shape, name);
  if (shape.type === 'array' && shape.items) for (const one of hostileOf(shape.items, name)) yield [one];
}

function* withHostileField(shape: Shape, name: string): Generator<Record<string, unknown>> {
  const sample = sampleOf(shape, name) as Record<string, unknown>;
  for (const [field, one] of Object.entries(shape.properties ?? {}))
    for (const value of hostileOf(one, field)) yield { ...sample, [field]: value };
}

async function statusOf(key: string, operation: Operation, input: Record<string, unknown>): Promise<number> {
  const isBody = operation.method !== 'GET';
  const path = operation.path.slice(1).split('/');
  const inPath = path.flatMap((part) => /^\{(\w+)\}$/.exec(part)?.[1] ?? []);
  const rest = Object.entries(input).filter(([name]) => !inPath.includes(name));
  const query = isBody ? '' : `?${new URLSearchParams(rest.map(([name, value]) => [name, String(value)]))}`;
  const request = new Request(`http://localhost/api/v1${operation.path}${query}`, {
    method: operation.method,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    ...(isBody ? { body: JSON.stringify(Object.fromEntries(rest)) } : {}),
  });
  const asked = path.map((part) => String(input[part.slice(1, -1)] ?? part));
  return (await answerCall(shop.db, OPERATIONS, { request, path: asked, now: shop.now })).status;
}

describe('the API, whatever it is asked', () => {
  it.each(OPERATIONS.map((one) => [`${one.method} ${one.path}`, one] as const))(
    '%s refuses it and never breaks',
    async (_, operation) => {
      let key = '';
      let calls = 0;
      const schema = z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' }) as Shape;
      const broken: unknown[] = [];
      for (const input of withHostileField(schema, '')) {
        // A key may ask so many times a minute.
        if (calls++ % CALLS_A_KEY === 0) key = await makeKey();
        const status = await statusOf(key, operation, input);
        if (status >= 500 || status === 429)
          broken.push({ status, input: JSON.stringify(input).slice(0, 300) });
      }
      expect(broken).toEqual([]);
    },
  );
});
