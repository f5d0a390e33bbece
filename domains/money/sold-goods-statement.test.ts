import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { statement } from '#domains/analytics/statement/statement.ts';

import { sumStatementRows } from '#domains/analytics/statement/sum-statement-rows.ts';
import { settleFees } from '#domains/channels/costs/settle-fees.ts';
import { editOrder } from '#domains/orders/edit-order.ts';
import { recordPayment } from '#domains/orders/record-payment.ts';
import { refundOrder } from '#domains/orders/refund-order.ts';
import { exchangeOrder } from '#domains/orders/returns/exchange/exchange-order.ts';
import { shipOrder } from '#domains/orders/ship-order.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { readOrder } from '#domains/testing/read-order.ts';
import { newId } from '#lib/ids.ts';
import { openGoods, PATIENCE_MS } from './sold-goods.fixture.ts';

const MARCH = { from: '2026-03-01', to: '2026-03-31' };
const CATEGORY = { CUP: 'Tea', POT: 'Kitchen', PAN: 'Kitchen', TRAY: null };

let shop: TestShop;
let books: Awaited<ReturnType<typeof openGoods>>;

beforeAll(async () => {
  shop = await openShop();
  books = await openGoods(shop);
  for (const [sku, category] of Object.entries(CATEGORY)) {
    await books.ask(
      `update products set category = $2, brand = $2 where id = (select product_id from variants where sku = $1)`,
      [sku, category],
    );
  }
});
afterAll(() => shop.close());

const linesOf = async (orderId: string) => (await readOrder(shop.db, orderId)).lines;

/** Takes out the line of one of the goods and adds another. */
async function swap(orderId: string, out: string, into: string): Promise<void> {
  const line = (await linesOf(orderId)).find(({ sku }) => sku === out)!;
  await editOrder(shop.ctx('owner'), {
    orderId,
    reason: 'other goods',
    lines: [{ lineId: line.id, quantity: 0 }],
    addLines: [{ sku: into, quantity: 1 }],
  });
}

const march = (by: 'channel' | 'category' | 'brand' | 'location') =>
  statement(shop.ctx('owner'), { by, period: MARCH, against: null });

/** Every line of March by goods and by place is that by channel, and so is what the rows behind each column come to. */
async function expectOneTruth(): Promise<void> {
  const { total, lines } = await march('channel');
  for (const by of ['category', 'brand', 'location'] as const) {
    const sliced = await march(by);
    expect(sliced.total.now).toEqual(total.now);
    for (const line of lines) {
      const sum = sliced.columns.reduce((all, { now }) => all + (now[line] ?? 0), 0);
      expect([by, line, sum]).toEqual([by, line, total.now[line] ?? 0]);
    }
    for (const { key, now } of sliced.columns) {
      const behind = await sumStatementRows(shop.ctx('owner'), {
        by,
        ...(key === null ? {} : { of: key }),
        period: MARCH,
        isEarlier: false,
        line: 'fees',
      });
      expect([by, key, behind.sums.fees]).toEqual([by, key, now.fees]);
    }
  }
}

/** What a line of March has by category; what is nothing is left out. */
async function byCategory(line: 'shipping' | 'fees' | 'returns' | 'gross') {
  const { columns } = await march('category');
  const shown = columns.map(({ name, now }) => [name ?? 'none', now[line] ?? 0] as const);
  return Object.fromEntries(shown.filter(([, value]) => value !== 0));
}

describe('the statement by category', { timeout: PATIENCE_MS }, () => {
  it('takes shipping that goes back alone off the goods that it was charged for', async () => {
    const id = await books.sell(
      [
        { sku: 'CUP', quantity: 1 },
        { sku: 'POT', quantity: 1 },
      ],
      600,
    );
    await recordPayment(shop.ctx('owner'), { orderId: id, method: 'card', amountMinor: 2_800 });
    await shipOrder(shop.ctx('owner'), { orderId: id, shipmentId: newId() });
    expect(await byCategory('shipping')).toEqual({ Tea: 242, Kitchen: 358 });
    const back = { orderId: id, reason: 'too late' };
    await editOrder(shop.ctx('owner'), { ...back, shippingMinor: 0 });
    await refundOrder(shop.ctx('owner'), { ...back, amountMinor: 720, method: 'card' });
    await expectOneTruth();
    await books.fold();
    expect(await byCategory('shipping')).toEqual({});
    await expectOneTruth();
    expect(await books.faults()).toEqual([]);
  });

  it('has goods that were exchanged under their own category, and what they were exchanged for under its', async () => {
    const id = await books.sell([{ sku: 'CUP', quantity: 2 }]);
    await recordPayment(shop.ctx('owner'), { orderId: id, method: 'card', amountMinor: 1_680 });
    await shipOrder(shop.ctx('owner'), { orderId: id, shipmentId: newId() });
    const [pan] = await books.ask<{ id: string }>(`select id from variants where sku = 'PAN'`);
    const [line] = await linesOf(id);
    expect(await byCategory('gross')).toEqual({ Tea: 2_100, Kitchen: 1_033 });
    const state = { condition: 'new' as const, disposition: 'shelf' as const, isTagIntact: true };
    await exchangeOrder(
      shop.ctx('owner'),
      {
        orderId: id,
        returnId: newId(),
        newOrderId: newId(),
        locationId: shop.places.corner,
        reasonCode: 'size',
        lines: [{ lineId: line!.id, quantity: 1, ...state }],
        giveBack: { as: 'original' },
        newLines: [{ variantId: pan!.id, quantity: 1 }],
        payment: 'card',
        from: 'anywhere',
      },
      'direct',
    );
    expect(await byCategory('gross')).toEqual({ Tea: 2_100, Kitchen: 1_033 + 1_366 });
    expect(await byCategory('returns')).toEqual({ Tea: 700 });
    await expectOneTruth();
    await books.fold();
    await expectOneTruth();
    expect(await books.faults()).toEqual([]);
  });

  it('has the fee that a channel states after an edit on the goods that the order has then', async () => {
    const id = await books.sell([{ sku: 'CUP', quantity: 1 }]);
    await swap(id, 'CUP', 'POT');
    await books.fold();
    const told = (externalId: string, amountMinor: number) =>
      settleFees(shop.ctx('owner'), {
        channelId: shop.channels.web,
        day: '2026-03-20',
        lines: [{ order: id, externalId, amountMinor }],
      });
    await told('first', 120);
    await books.fold();
    expect(await byCategory('fees')).toEqual({ Kitchen: 120 });
    await told('second', 95);
    await swap(id, 'POT', 'TRAY');
    await expectOneTruth();
    await books.fold();
    expect(await byCategory('fees')).toEqual({ none: 95 });
    await expectOneTruth();
    expect(await books.faults()).toEqual([]);
  });
});
