import { afterAll, beforeAll, expect, it } from 'vitest';
import { updateProduct } from '#domains/catalog/update-product.ts';
import { verifyRollups } from '#domains/events/run-audit.ts';
import { cancelOrder } from '#domains/orders/cancel-order.ts';
import { editOrder } from '#domains/orders/edit-order.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { readOrder } from '#domains/testing/read-order.ts';
import { foldAll } from '#scripts/seed/write/fold-all.ts';

const HANDS = 6;
const ORDERS_EACH = 20;
const GOODS = ['CUP', 'POT', 'PAN'];
const GROUPS = ['Tea', 'Kitchen', null];
// Other tests' transactions on the same server hold a fold back.
const PATIENCE_MS = 90_000;

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop({ poolSize: HANDS + 4 });
  for (const sku of GOODS) await shop.addVariant({ sku, units: 500 });
});
afterAll(() => shop.close());

/** One person's day: every order of two goods, every third changed and every fourth cancelled. */
async function trade(hand: number): Promise<void> {
  const ctx = shop.ctx('owner');
  const channelId = hand % 2 === 0 ? shop.channels.web : shop.channels.till;
  for (let at = 0; at < ORDERS_EACH; at++) {
    const skus = [GOODS[at % 3]!, GOODS[(at + hand + 1) % 3]!];
    const lines = [...new Set(skus)].map((sku) => ({ sku, quantity: 1 + ((at + hand) % 3) }));
    const { id } = await placeOrder(ctx, { channelId, lines });
    if (at % 3 === 0) {
      const [line] = (await readOrder(shop.db, id)).lines;
      const more = [{ lineId: line!.id, quantity: line!.quantity + 1 }];
      await editOrder(ctx, { orderId: id, reason: 'more', lines: more });
    }
    if (at % 4 === 0) await cancelOrder(ctx, { orderId: id, reason: 'no' });
  }
}

/** What the slices of one moment lack of the whole; one statement, so that nothing comes in between. */
const apartNow = async () =>
  (
    await shop.db.$client.query(
      `select days_apart('location_days_now', 'channel_days_now', 'channel_id, day')
       union all select days_apart('product_days_now', 'channel_days_now', 'channel_id, day')
       union all select days_apart('(select * from group_days_now where dimension = ''category'')', 'channel_days_now',
         'channel_id, day')
       union all select days_apart('group_days_now', 'posting_groups', 'dimension, key, channel_id, day')`,
    )
  ).rows;

it('every slice is the whole at every moment, while orders come in, products move and two workers fold', async () => {
  let isOver = false;
  let looks = 0;
  const products = await shop.db.$client.query<{ id: string }>('select id from products order by id');
  const whileTrading = async (act: (turn: number) => Promise<unknown>) => {
    for (let turn = 0; !isOver; turn++) await act(turn);
  };
  const around = [
    whileTrading(() => shop.db.$client.query('select fold_postings()')),
    whileTrading(() => shop.db.$client.query('select fold_postings()')),
    whileTrading((turn) =>
      updateProduct(shop.ctx('owner'), {
        productId: products.rows[turn % products.rows.length]!.id,
        category: GROUPS[turn % 4 === 0 ? 2 : turn % 2]!,
      }),
    ),
    whileTrading(async () => {
      expect(await apartNow()).toEqual([]);
      looks++;
    }),
  ];
  await Promise.all(Array.from({ length: HANDS }, (_, hand) => trade(hand))).finally(() => {
    isOver = true;
  });
  await Promise.all(around);
  expect(looks).toBeGreaterThan(5);
  const differing = async () => (await verifyRollups(shop.db)).filter(({ count }) => count > 0);
  expect(await differing()).toEqual([]);
  await foldAll(shop.db.$client, PATIENCE_MS);
  expect(await differing()).toEqual([]);
}, 180_000);
