import { afterAll, beforeAll, expect, it } from 'vitest';
import { saveLoyaltyRules } from '#domains/loyalty/rules/save-rules.ts';
import { settleOrder } from '#domains/loyalty/settle-order.ts';
import { addMember, SPENDING } from '#domains/loyalty/testing/spending-shop.ts';
import { createApiKey } from '#domains/team/create-api-key.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { OPERATIONS } from '../_api/operations.ts';
import { answerCall } from './answer.ts';

let shop: TestShop;
let key: string;

beforeAll(async () => {
  shop = await openShop();
  await shop.addVariant({ sku: 'CUP', units: 50 });
  await saveLoyaltyRules(shop.ctx('owner'), { rules: SPENDING, expectedVersion: 0 });
  const scopes = ['orders:read', 'orders:write', 'customers:read'] as const;
  key = (await createApiKey(shop.ctx('owner'), { name: 'Web shop', scopes: [...scopes] })).key;
});
afterAll(() => shop.close());

async function call(method: string, path: string, body?: unknown) {
  const url = new URL(`http://localhost/api/v1${path}`);
  const request = new Request(url, {
    method,
    headers: { authorization: `Bearer ${key}`, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const segments = url.pathname.split('/').slice(3);
  const response = await answerCall(shop.db, OPERATIONS, { request, path: segments, now: shop.now });
  return { status: response.status, json: await response.json() };
}

it('a web shop sees the balance of the till, uses it, and sees it come back', async () => {
  const customerId = await addMember(shop, { name: 'Everywhere', points: 300 });
  const balance = () => call('GET', `/customers/${customerId}/loyalty`);
  expect((await balance()).json).toMatchObject({
    usable: 300,
    spending: [{ currency: 'EUR', points: 100, amountMinor: 500, leastPoints: 50, stepPoints: 10 }],
  });
  const order = { channelId: shop.channels.web, customerId, lines: [{ sku: 'CUP', quantity: 2 }] };
  const placed = await call('POST', '/orders', { ...order, points: 200 });
  expect(placed).toMatchObject({ status: 201, json: { totalMinor: 2_400 - 1_000 } });
  expect((await balance()).json.usable).toBe(100);
  const again = await call('POST', '/orders', { ...order, points: 200 });
  expect(again).toMatchObject({
    status: 409,
    json: { error: { code: 'CONFLICT', details: { reason: 'pointsShort', usable: 100, points: 200 } } },
  });
  const path = `/orders/${placed.json.id}`;
  expect((await call('GET', path)).json.points).toEqual({
    used: { points: 200, amountMinor: 1_000, givenBack: 0 },
    earned: null,
  });
  await call('POST', `${path}/cancel`, { reason: 'Changed their mind' });
  await settleOrder(shop.ctx(), { orderId: placed.json.id });
  expect((await call('GET', path)).json.points.used.givenBack).toBe(200);
  expect((await balance()).json.usable).toBe(300);
});
