import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { ignoreDelivery } from './ignore-delivery.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const query = <Row extends object>(text: string, values: unknown[] = []) =>
  shop.db.$client.query<Row>(text, values).then((result) => result.rows);

describe('a message that needs attention', () => {
  it('can be laid aside, and nothing else can', async () => {
    const store = (deliveryId: string, status: string) =>
      query<{ id: number }>(
        `insert into inbox (channel_id, delivery_id, topic, headers, body, status) values ($1, $2, 'order', '{}', '', $3)
         returning id`,
        [shop.channels.web, deliveryId, status],
      ).then(([row]) => row!.id);
    const inboxIds = [await store('a', 'attention'), await store('b', 'done'), await store('c', 'pending')];
    expect(await ignoreDelivery(shop.ctx('support'), { inboxIds })).toEqual({ ignored: 1 });
    expect(await query('select status from inbox order by delivery_id')).toEqual([
      { status: 'ignored' },
      { status: 'done' },
      { status: 'pending' },
    ]);
    expect(await query(`select kind from events where subject_kind = 'inbox'`)).toEqual([
      { kind: 'inbox.changed' },
    ]);
    await expect(ignoreDelivery(shop.ctx('viewer'), { inboxIds })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});
