import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiKey } from '#domains/team/create-api-key.ts';
import type { Scope } from '#domains/team/roles.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { answerCall } from '../_http/answer.ts';
import { OPERATIONS } from './operations.ts';

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop();
  await shop.addVariant({ sku: 'CUP' });
});
afterAll(() => shop.close());

async function tell(body: unknown, by: { scopes: Scope[]; channelId?: string }) {
  const { key } = await createApiKey(shop.ctx('owner'), { name: 'Feed', ...by });
  const request = new Request('http://localhost/api/v1/listings', {
    method: 'PUT',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = await answerCall(shop.db, OPERATIONS, { request, path: ['listings'], now: shop.now });
  return { status: answer.status, body: await answer.json() };
}

const scopes: Scope[] = ['products:write'];
const listings = [{ sku: 'CUP', currency: 'EUR', priceMinor: 900 }];

describe('what a channel shows, as programs tell it', () => {
  it('is kept, and the same again changes nothing', async () => {
    const mine = { scopes, channelId: shop.channels.web };
    expect(await tell({ listings }, mine)).toMatchObject({ status: 200, body: { created: 1, unknown: 0 } });
    expect(await tell({ listings }, mine)).toMatchObject({ body: { unchanged: 1 } });
    const old = { at: '2026-01-01T00:00:00Z', listings: [{ ...listings[0], priceMinor: 1 }] };
    expect(await tell(old, mine)).toMatchObject({ body: { stale: 1 } });
  });

  it('needs the scope, the key’s own channel, and listings that can be understood', async () => {
    expect((await tell({ channelId: shop.channels.web, listings }, { scopes: ['stock:write'] })).status).toBe(
      403,
    );
    const till = { scopes, channelId: shop.channels.till };
    expect((await tell({ channelId: shop.channels.web, listings }, till)).status).toBe(403);
    expect((await tell({ listings }, { scopes })).status).toBe(422);
    expect((await tell({ listings: [{ priceMinor: 1, currency: 'EUR' }] }, till)).status).toBe(422);
    expect((await tell({ listings: [{ sku: 'CUP', priceMinor: 1 }] }, till)).status).toBe(422);
    expect((await tell({ listings: [{ sku: 'CUP', url: 'javascript:alert(1)' }] }, till)).status).toBe(422);
  });
});
