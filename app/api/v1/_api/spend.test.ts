import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiKey } from '#domains/team/create-api-key.ts';
import type { Scope } from '#domains/team/roles.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { answerCall } from '../_http/answer.ts';
import { OPERATIONS } from './operations.ts';

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

async function report(rows: unknown[], by: { scopes: Scope[]; channelId?: string; repeat?: string }) {
  const { scopes, channelId, repeat } = by;
  const { key } = await createApiKey(shop.ctx('owner'), {
    name: scopes.join(' '),
    scopes,
    ...(channelId ? { channelId } : {}),
  });
  const request = new Request('http://localhost/api/v1/spend', {
    method: 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      ...(repeat ? { 'idempotency-key': repeat } : {}),
    },
    body: JSON.stringify({ rows }),
  });
  const answer = await answerCall(shop.db, OPERATIONS, { request, path: ['spend'], now: shop.now });
  return { status: answer.status, body: await answer.json() };
}

const row = {
  channel: 'web',
  platform: 'google',
  campaign: 'Spring',
  day: '2026-03-09',
  amountMinor: 1_250,
  currency: 'EUR',
  clicks: 40,
};

describe('what advertising cost, as programs report it', () => {
  it('is booked on the channel’s day, and the same again changes nothing', async () => {
    expect(await report([row], { scopes: ['costs:write'] })).toEqual({
      status: 200,
      body: { create: 1, update: 0, unchanged: 0 },
    });
    expect(await report([row], { scopes: ['costs:write'] })).toMatchObject({ body: { unchanged: 1 } });
    const { rows } = await shop.db.$client.query(
      'select day::text, marketing_minor as minor from postings where marketing_minor <> 0',
    );
    expect(rows).toEqual([{ day: '2026-03-09', minor: 1_250 }]);
  });

  it('needs the scope, the key’s own channel, and rows that can be understood', async () => {
    expect((await report([row], { scopes: ['stock:write'] })).status).toBe(403);
    const till = { scopes: ['costs:write' as const], channelId: shop.channels.till };
    expect((await report([row], till)).status).toBe(403);
    const wrong = await report([{ ...row, amountMinor: -1 }], { scopes: ['costs:write'] });
    expect(wrong.status).toBe(422);
  });
});
