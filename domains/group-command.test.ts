import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#lib/ids.ts';
import { placeOrder } from './orders/place-order.ts';
import { openShop, type TestShop } from './testing/open-shop.ts';

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop();
  for (const sku of ['CUP', 'BOWL']) await shop.addVariant({ sku, units: 1_000 });
  await shop.addVariant({ sku: 'LAST', units: 3 });
});
afterAll(() => shop.close());

const query = <Row extends object>(text: string, values: unknown[] = []) =>
  shop.db.$client.query<Row>(text, values).then((result) => result.rows);

const order = (sku: string, more: { quantity?: number; id?: string; channelId?: string } = {}) => ({
  id: more.id ?? newId(),
  channelId: more.channelId ?? shop.channels.web,
  lines: [{ sku, quantity: more.quantity ?? 1 }],
});

const place = (input: ReturnType<typeof order>) => placeOrder(shop.ctx('floor'), input);

/** How many transactions wrote these orders. */
async function countTransactions(ids: readonly string[]): Promise<number> {
  const [row] = await query<{ count: number }>(
    'select count(distinct xmin::text) as count from orders where id = any ($1)',
    [ids],
  );
  return row!.count;
}

describe('orders that wait at the same moment', () => {
  it('share transactions, and each has its own number, audit row, event and posting', async () => {
    const wishes = Array.from({ length: 12 }, (_, at) => order(at % 2 === 0 ? 'CUP' : 'BOWL'));
    const placed = await Promise.all(wishes.map(place));
    const ids = wishes.map(({ id }) => id);
    expect(placed.map(({ id }) => id)).toEqual(ids);
    expect(new Set(placed.map(({ number }) => number)).size).toBe(12);
    expect(await countTransactions(ids)).toBe(2);
    const traces = await query(
      `select a.subject_id, a.result->>'number' as number, e.kind, p.units
       from audit_log a join events e on e.subject_id = a.subject_id join postings p on p.order_id::text = a.subject_id
       where a.subject_id = any ($1)`,
      [ids],
    );
    expect(new Set(traces)).toEqual(
      new Set(
        placed.map(({ id, number }) => ({
          subject_id: id,
          number: String(number),
          kind: 'order.placed',
          units: 1,
        })),
      ),
    );
  });

  it('are served from what those before them left, and one’s refusal is not another’s', async () => {
    const wishes = [1, 2, 2].map((quantity) => order('LAST', { quantity }));
    const [unknown, ...answers] = await Promise.allSettled([place(order('NO SUCH')), ...wishes.map(place)]);
    expect(unknown).toMatchObject({ reason: { code: 'NOT_FOUND' } });
    const sold = answers.map((answer) => answer.status);
    expect(sold.filter((status) => status === 'fulfilled')).toHaveLength(2);
    expect(answers.find((answer) => answer.status === 'rejected')).toMatchObject({
      reason: { code: 'OUT_OF_STOCK' },
    });
  });

  it('are carried out one by one when the database refuses one of them', async () => {
    const taken = order('CUP');
    await place(taken);
    const wishes = [order('CUP'), taken, order('BOWL'), order('CUP')];
    const answers = await Promise.allSettled(wishes.map(place));
    expect(answers.map((answer) => answer.status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ]);
    expect(answers[1]).toMatchObject({ reason: { code: 'CONFLICT' } });
  });

  it('are one order where it is the same command', async () => {
    const ctx = shop.ctx('floor', { commandId: newId() });
    const wish = order('BOWL');
    const answers = await Promise.all([placeOrder(ctx, wish), placeOrder(ctx, wish), placeOrder(ctx, wish)]);
    expect(new Set(answers.map(({ number }) => number)).size).toBe(1);
  });

  it('of two channels do not meet', async () => {
    const web = order('CUP');
    const till = order('CUP', { channelId: shop.channels.till });
    await Promise.all([place(web), place(till)]);
    expect(await countTransactions([web.id, till.id])).toBe(2);
  });
});
