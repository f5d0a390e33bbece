import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cancelOrder } from '#domains/orders/cancel-order.ts';
import { editOrder } from '#domains/orders/edit-order.ts';
import { shipOrder } from '#domains/orders/ship-order.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { readOrder } from '#domains/testing/read-order.ts';
import { newId } from '#lib/ids.ts';
import { closePeriod } from './periods/close-period.ts';
import { openGoods, PATIENCE_MS } from './sold-goods.fixture.ts';

let shop: TestShop;
let books: Awaited<ReturnType<typeof openGoods>>;

beforeAll(async () => {
  shop = await openShop();
  books = await openGoods(shop);
});
afterAll(() => shop.close());

async function swap(orderId: string, out: string, into: string, now = shop.now) {
  const line = (await readOrder(shop.db, orderId)).lines.find(({ sku }) => sku === out)!;
  await editOrder(shop.ctx('owner', { now }), {
    orderId,
    reason: 'other goods',
    lines: [{ lineId: line.id, quantity: 0 }],
    addLines: [{ sku: into, quantity: 1 }],
  });
}

describe('what an order has beyond its goods', { timeout: PATIENCE_MS + 30_000 }, () => {
  it('follows an edit to the goods that the order has now, in proportion to their sale', async () => {
    const id = await books.sell([{ sku: 'CUP', quantity: 1 }], 600);
    await books.charge(id, { feesMinor: 90 });
    await books.fold();
    await swap(id, 'CUP', 'POT');
    await editOrder(shop.ctx('owner'), {
      orderId: id,
      reason: 'and a tray',
      addLines: [{ sku: 'TRAY', quantity: 1 }],
    });
    await books.charge(id, { feesMinor: 10 });
    await books.fold();
    // 10.33 and 16.99 of 27.32.
    expect(await books.standing(id)).toEqual([
      { sku: 'POT', shipping: 227, tax: 252, fees: 38, fulfilment: 0 },
      { sku: 'TRAY', shipping: 373, tax: 415, fees: 62, fulfilment: 0 },
    ]);
    expect(await books.faults()).toEqual([]);
  });

  it('leaves what a parcel cost on the goods that left, and takes it off those that never did', async () => {
    const id = await books.sell([
      { sku: 'CUP', quantity: 1 },
      { sku: 'POT', quantity: 1 },
    ]);
    const [cup] = (await readOrder(shop.db, id)).lines;
    const leave = { orderId: id, shipmentId: newId(), lines: [{ lineId: cup!.id, quantity: 1 }] };
    await shipOrder(shop.ctx('owner'), leave);
    await books.charge(id, { fulfilmentMinor: 100 });
    await swap(id, 'POT', 'TRAY');
    await books.fold();
    const [onCup, onTray] = await books.standing(id);
    // 7.00 of 17.33 stay; the pot's 60 go where the order's goods are, 7.00 and 16.99 of 23.99.
    expect([onCup, onTray]).toMatchObject([
      { sku: 'CUP', fulfilment: 40 + 18 },
      { sku: 'TRAY', fulfilment: 42 },
    ]);
    await editOrder(shop.ctx('owner'), {
      orderId: id,
      reason: 'more',
      addLines: [{ sku: 'PAN', quantity: 5 }],
    });
    await books.fold();
    expect(await books.standing(id)).toMatchObject([
      { sku: 'CUP', fulfilment: 58 },
      { sku: 'PAN', fulfilment: 0 },
      { sku: 'TRAY', fulfilment: 42 },
    ]);
    expect(await books.faults()).toEqual([]);
  });

  it('is of no goods once the order is cancelled, at once but for fees that stay', async () => {
    const id = await books.sell([{ sku: 'CUP', quantity: 2 }], 500);
    await swap(id, 'CUP', 'PAN');
    await books.charge(id, { feesMinor: 30 });
    await books.fold();
    await cancelOrder(shop.ctx('owner'), { orderId: id, reason: 'no' });
    const [onFirst, ...others] = await books.standing(id);
    expect([onFirst, others]).toMatchObject([{ sku: 'CUP', shipping: 0, tax: 0, fees: 30 }, []]);
    await books.fold();
    expect(await books.standing(id)).toEqual([{ sku: null, shipping: 0, tax: 0, fees: 30, fulfilment: 0 }]);
    expect(await books.faults()).toEqual([]);
  });

  it('is caught up with in books that were folded before there were moves', async () => {
    const id = await books.sell([{ sku: 'CUP', quantity: 1 }], 600);
    await swap(id, 'CUP', 'PAN');
    await books.ask(
      `insert into folds (name, up_to, folded_at) values ('goods', '9223372036854775807', now())
       on conflict (name) do update set up_to = excluded.up_to`,
    );
    await books.fold();
    expect((await books.standing(id)).map(({ sku }) => sku)).toEqual(['CUP', 'PAN']);
    await books.ask(`delete from folds where name = 'goods'`);
    await books.sell([{ sku: 'POT', quantity: 1 }]);
    await books.fold();
    expect(await books.standing(id)).toMatchObject([{ sku: 'PAN', shipping: 600 }]);
    expect(await books.faults()).toEqual([]);
  });

  it('moves once for a cost that was written while the order was edited', async () => {
    const id = await books.sell([{ sku: 'CUP', quantity: 1 }]);
    const client = await shop.db.$client.connect();
    try {
      await client.query('begin');
      await client.query(
        `insert into postings (kind, at, day, channel_id, order_id, fees_minor) values ('cost', now(), '2026-03-10', $1, $2, 44)`,
        [shop.channels.web, id],
      );
      await swap(id, 'CUP', 'PAN');
      await client.query('commit');
    } finally {
      client.release();
    }
    await books.fold();
    expect(await books.standing(id)).toMatchObject([{ sku: 'PAN', fees: 44 }]);
    const [moves] = await books.ask<{ count: number }>(
      `select count(*)::integer as count from postings where order_id = $1 and kind = 'adjustment'`,
      [id],
    );
    expect(moves).toEqual({ count: 2 });
    expect(await books.faults()).toEqual([]);
  });
});

describe('a month that is closed', () => {
  it(
    'stays as it was: the move of its edits is of the first open day',
    async () => {
      const now = new Date('2026-02-20T10:00:00Z');
      const id = await books.sell([{ sku: 'CUP', quantity: 1 }], 600, now);
      await swap(id, 'CUP', 'POT', now);
      await closePeriod(shop.ctx('owner'), { toDay: '2026-02-28', note: '' });
      await books.fold();
      expect(
        await books.ask(
          `select distinct day::text, of_day::text from postings where order_id = $1 and jsonb_array_length(parts -> 0) > 8`,
          [id],
        ),
      ).toEqual([{ day: '2026-03-01', of_day: '2026-02-20' }]);
      expect(await books.standing(id)).toMatchObject([{ sku: 'POT', shipping: 600 }]);
      expect(await books.faults()).toEqual([]);
    },
    PATIENCE_MS + 30_000,
  );
});
