import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { createCustomer } from './create-customer.ts';
import { listTimeline } from './list-timeline.ts';

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

describe("a customer's story", () => {
  it('tells what they wrote from what we wrote to them', async () => {
    const { id } = await createCustomer(shop.ctx('owner'), {
      name: 'Anna',
      phone: '+359888777001',
      channelId: shop.channels.web,
    });
    await shop.db.$client.query(
      `insert into touches (at, channel_id, kind, customer_id, direction)
       select $1::timestamptz - n * interval '1 minute', $2, 'message', $3, (array['out', 'in', null])[n]
       from generate_series(1, 3) n`,
      [shop.now.toISOString(), shop.channels.web, id],
    );
    const { entries } = await listTimeline(shop.ctx('viewer'), { customerId: id, kinds: ['message'] });
    expect(entries.map((entry) => entry.isFromUs)).toEqual([true, false, false]);
  });
});
