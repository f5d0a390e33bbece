import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCustomer } from '#domains/customers/create-customer.ts';
import { getLinkRun } from '#domains/customers/linking/get-link-run.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { linkCustomersJob } from './link-customers.ts';

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop();
  await createCustomer(shop.ctx(), {
    name: 'Mira Petrova',
    phone: '+359888777001',
    channelId: shop.channels.web,
  });
});
afterAll(() => shop.close());

const job = { data: {}, attempt: 1, isLastAttempt: false };
const at = (time: string) => shop.ctx(undefined, { now: new Date(time) });
const keys = async () => (await shop.db.$client.query('select from match_keys')).rowCount;

describe('the job that compares customers', () => {
  it('compares everybody once a night, and by day those who are new', async () => {
    await linkCustomersJob(at('2026-03-10T12:00:00Z'), job);
    expect(await getLinkRun(at('2026-03-10T12:00:00Z'))).toBeNull();
    await linkCustomersJob(at('2026-03-11T03:10:00Z'), job);
    const night = await getLinkRun(at('2026-03-11T03:10:00Z'));
    expect(night).toMatchObject({ status: 'done', people: 1 });
    await linkCustomersJob(at('2026-03-11T03:20:00Z'), job);
    expect((await getLinkRun(at('2026-03-11T03:20:00Z')))!.id).toBe(night!.id);
    const before = (await keys())!;
    await createCustomer(shop.ctx(), {
      name: 'Sara Karimi',
      phone: '+359888777002',
      channelId: shop.channels.web,
    });
    await linkCustomersJob(at('2026-03-11T12:00:00Z'), job);
    expect(await keys()).toBeGreaterThan(before);
  });
});
