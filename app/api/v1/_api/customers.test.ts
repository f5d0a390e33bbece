import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCustomer } from '#domains/customers/create-customer.ts';
import { createApiKey } from '#domains/team/create-api-key.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { answerCall } from '../_http/answer.ts';
import { OPERATIONS } from './operations.ts';

const NAMES = ['رضا کریمی', 'Reza Karimi', 'Иван Петров', 'Ivan Petrov'];

let shop: TestShop;
let key: string;

beforeAll(async () => {
  shop = await openShop();
  for (const [at, name] of NAMES.entries()) {
    const now = new Date(shop.now.getTime() + at * 1_000);
    const person = { name, phone: `+35988877711${at}`, channelId: shop.channels.web };
    await createCustomer(shop.ctx('owner', { now }), person);
  }
  ({ key } = await createApiKey(shop.ctx('owner'), { name: 'till', scopes: ['customers:read'] }));
});
afterAll(() => shop.close());

async function list(params: Record<string, string>): Promise<{ names: string[]; next: string | null }> {
  const url = `http://localhost/api/v1/customers?${new URLSearchParams(params)}`;
  const request = new Request(url, { headers: { authorization: `Bearer ${key}` } });
  const answer = await answerCall(shop.db, OPERATIONS, { request, path: ['customers'], now: shop.now });
  expect(answer.status).toBe(200);
  const { data, next } = await answer.json();
  return { names: data.map(({ name }: { name: string }) => name), next };
}

describe('customers, as programs ask for them', () => {
  it.each([
    ['reza', ['Reza Karimi', 'رضا کریمی']],
    ['رضا', ['رضا کریمی', 'Reza Karimi']],
    ['иван', ['Иван Петров', 'Ivan Petrov']],
    ['۷۷۱۱۲', ['Иван Петров']],
    ['0888 777 113', ['Ivan Petrov']],
    ['nobody', []],
  ])('are found by %s', async (search, names) => {
    expect(await list({ search })).toEqual({ names, next: null });
  });

  it('are read page by page, newest first, each once', async () => {
    const names: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof list>> = await list({
        limit: '3',
        ...(cursor ? { cursor } : {}),
      });
      names.push(...page.names);
      cursor = page.next;
    } while (cursor);
    expect(names).toEqual(NAMES.toReversed());
  });
});
