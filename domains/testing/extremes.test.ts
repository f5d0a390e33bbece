import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '#db/client.ts';
import { channelBoard } from '#domains/analytics/board/channel-board.ts';
import { setBudgets } from '#domains/analytics/statement/budgets/set-budgets.ts';
import { statement } from '#domains/analytics/statement/statement.ts';
import { STATEMENT_DIMENSIONS } from '#domains/analytics/statement/statement-filter.ts';
import { listLevels } from '#domains/inventory/levels/list-levels.ts';
import { listLow } from '#domains/inventory/list-low.ts';
import { post } from '#domains/money/post.ts';
import { editOrder } from '#domains/orders/edit-order.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { LARGEST_AMOUNT_MINOR } from '#lib/money.ts';
import { foldAll } from '#scripts/seed/write/fold-all.ts';
import { expectSoundBooks } from './expect-sound-books.ts';
import { openShop, type TestShop } from './open-shop.ts';

/** A stock file may say as many, which times the 28 days of sales is beyond four bytes. */
const MOST_IN_A_FILE = 100_000_000;
/** With the tax of a fifth it comes to the largest amount. */
const LARGEST_PRICE = LARGEST_AMOUNT_MINOR / 1.2;
const MOST_UNITS = 1_000_000;
/** As many sales in a day as its count of units holds. */
const SALES = 2_000;
const PATIENCE_MS = 60_000;
const period = { from: '2026-03-01', to: '2026-03-31' };

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop();
  await shop.addVariant({
    sku: 'HUGE',
    units: { north: MOST_IN_A_FILE, south: MOST_IN_A_FILE, corner: MOST_IN_A_FILE },
    priceMinor: LARGEST_PRICE,
    costMicros: 9e15,
  });
  await shop.addVariant({ sku: 'FREE', priceMinor: 0, costMicros: 9e15 });
});
afterAll(() => shop.close());

const order = (sku: string, lines: { quantity: number; discountMinor?: number }[]) =>
  placeOrder(shop.ctx('owner'), {
    channelId: shop.channels.web,
    onShort: 'backorder',
    lines: lines.map((line) => ({ sku, ...line })),
  });

describe('the largest that is allowed', () => {
  it('can be ordered, also for nothing, and one more cannot', async () => {
    const largest = await order('HUGE', [{ quantity: 1 }]);
    expect(largest.totalMinor).toBe(LARGEST_AMOUNT_MINOR);
    expect((await order('HUGE', [{ quantity: 1, discountMinor: LARGEST_PRICE }])).totalMinor).toBe(0);
    await expect(order('HUGE', [{ quantity: 2 }])).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { reason: 'orderTooLarge' },
    });
    await expect(
      editOrder(shop.ctx('owner'), {
        orderId: largest.id,
        reason: 'more',
        addLines: [{ sku: 'HUGE', quantity: 1 }],
      }),
    ).rejects.toMatchObject({ details: { reason: 'orderTooLarge' } });
  });

  it('counts what an order costs as well as what it is sold for', async () => {
    const free = Array.from({ length: 500 }, () => ({ quantity: MOST_UNITS }));
    await expect(order('FREE', free)).rejects.toMatchObject({ details: { reason: 'orderTooLarge' } });
  });

  it('leaves the lists of stock to be read', async () => {
    const ctx = shop.ctx('owner');
    await expect(listLow(ctx, {})).resolves.toMatchObject({ rows: expect.any(Array) });
    for (const shape of ['variant', 'location'] as const) {
      const { rows } = await listLevels(ctx, { shape, marks: ['low'] });
      expect(rows.map(({ sku }) => sku)).not.toContain('HUGE');
    }
    const { rows } = await listLevels(ctx, { shape: 'variant' });
    expect(rows.find(({ sku }) => sku === 'HUGE')).toMatchObject({ onHand: 3 * MOST_IN_A_FILE });
  });

  it('adds up beyond what a number holds exactly, before and after the fold, to sixteen digits', async () => {
    const amounts = {
      grossMinor: LARGEST_AMOUNT_MINOR,
      cogsMinor: LARGEST_AMOUNT_MINOR - 1,
      orders: 1,
      units: MOST_UNITS,
    };
    const sale = {
      kind: 'sale' as const,
      at: shop.now,
      day: '2026-03-10',
      channelId: shop.channels.till,
      amounts,
    };
    await inTransaction(shop.db, (tx) =>
      post(
        tx,
        Array.from({ length: SALES }, () => sale),
      ),
    );
    const gross = Number(BigInt(LARGEST_AMOUNT_MINOR) * BigInt(SALES));
    expect(Number.isSafeInteger(gross)).toBe(false);
    const expected = { gross, orders: SALES, units: SALES * MOST_UNITS };
    expect(await tillOnBoard()).toMatchObject(expected);
    await foldAll(shop.db.$client, PATIENCE_MS);
    expect(await tillOnBoard()).toMatchObject(expected);
  });

  it('stands in the statement by everything, with its budget, and in books that are sound', async () => {
    const ctx = shop.ctx('owner');
    const amountMinor = 10 * LARGEST_AMOUNT_MINOR;
    const row = { key: '', fromDay: '2026-03-01', line: 'net' as const, amountMinor };
    await setBudgets(ctx, { by: 'total', rows: [row] });
    await expect(
      setBudgets(ctx, { by: 'total', rows: [{ ...row, amountMinor: amountMinor + 1 }] }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    const gross = BigInt(LARGEST_AMOUNT_MINOR) * BigInt(SALES) + 2n * BigInt(LARGEST_PRICE);
    for (const by of STATEMENT_DIMENSIONS) {
      const { total } = await statement(ctx, { period, by, against: 'budget' });
      expect(total.now.gross).toBe(Number(gross));
    }
    await expectSoundBooks(shop.db);
  });
});

async function tillOnBoard() {
  const { rows } = await channelBoard(shop.ctx('owner'), { period, compared: null });
  return rows.find(({ channelId }) => channelId === shop.channels.till)?.now;
}
