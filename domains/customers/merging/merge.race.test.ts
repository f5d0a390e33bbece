import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeOrder } from '../../orders/place-order.ts';
import { expectSoundBooks } from '../../testing/expect-sound-books.ts';
import { openShop, type TestShop } from '../../testing/open-shop.ts';
import { createCustomer } from '../create-customer.ts';
import { mergeCustomers } from './merge-customers.ts';
import { unmergeCustomers } from './unmerge-customers.ts';

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop({ poolSize: 12 });
  await shop.addVariant({ sku: 'CUP', units: 1_000 });
});
afterAll(() => shop.close());

const make = async (at: number) =>
  (
    await createCustomer(shop.ctx('owner'), {
      name: 'Mira',
      phone: `+35988877${String(at).padStart(4, '0')}`,
      channelId: shop.channels.web,
    })
  ).id;
const query = async <Row extends object>(text: string, values: unknown[] = []) =>
  (await shop.db.$client.query<Row>(text, values)).rows;

describe('several people who say at once who is who', () => {
  it('merge a pair once, whichever of the two they keep', async () => {
    const [one, other] = [await make(1), await make(2)];
    const asked = await Promise.allSettled(
      Array.from({ length: 8 }, (_, at) =>
        mergeCustomers(shop.ctx('owner'), {
          survivorId: at % 2 ? one : other,
          mergedId: at % 2 ? other : one,
        }),
      ),
    );
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of asked)
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'ALREADY_DONE' });
    expect(await query('select from customer_merges where undone_at is null')).toHaveLength(1);
    expect(await query('select from customers where merged_into is not null')).toHaveLength(1);
  });

  it('never make a ring', async () => {
    const people = await Promise.all([10, 11, 12, 13, 14].map(make));
    await Promise.allSettled(
      people.flatMap((survivorId) =>
        people.map((mergedId) => mergeCustomers(shop.ctx('owner'), { survivorId, mergedId })),
      ),
    );
    const roots = await query<{ id: string }>(
      'select id from customers where id = any ($1::uuid[]) and merged_into is null',
      [people],
    );
    expect(roots).toHaveLength(1);
  });

  it('lose no order that comes at the same moment, and each has its own again', async () => {
    const [one, other] = [await make(21), await make(22)];
    const order = (at: number) =>
      placeOrder(shop.ctx('owner'), {
        channelId: shop.channels.web,
        customer: { phone: `+35988877${String(at).padStart(4, '0')}` },
        lines: [{ sku: 'CUP', quantity: 1 }],
      });
    const orders = (times: number) => Array.from({ length: times }, (_, at) => order(21 + (at % 2)));
    const [merge] = await Promise.all([
      mergeCustomers(shop.ctx('owner'), { survivorId: one, mergedId: other }),
      ...orders(20),
    ]);
    await Promise.all([unmergeCustomers(shop.ctx('owner'), { mergeId: merge.id }), ...orders(20)]);
    const owned = await query<{ id: string; orders: number }>(
      'select customer_id as id, count(*) as orders from orders where customer_id = any ($1::uuid[]) group by 1',
      [[one, other]],
    );
    expect(owned.reduce((sum, { orders: count }) => sum + Number(count), 0)).toBe(40);
    await query('select fold_postings()');
    await expectSoundBooks(shop.db);
  });
});
