import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeOrder } from '#domains/orders/place-order.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { channelBoard } from './channel-board.ts';
import { channelPaths } from './channel-paths.ts';
import { listFigureRows } from './list-figure-rows.ts';
import { listVisitDays } from './list-visit-days.ts';
import { sumFigureRows } from './sum-figure-rows.ts';
import { expectBoardTrue } from './sums/fold-board.fixture.ts';

let shop: TestShop;
const period = { from: '2026-03-01', to: '2026-03-31' };

beforeAll(async () => {
  shop = await openShop();
  await shop.addVariant({ sku: 'CUP', units: 100 });
  await placeOrder(shop.ctx('owner'), {
    channelId: shop.channels.web,
    customer: { name: 'Vera', email: 'vera@example.com' },
    lines: [{ sku: 'CUP', quantity: 2 }],
  });
  await expectBoardTrue(shop);
});
afterAll(() => shop.close());

describe('the rows behind a figure', () => {
  it('tell what a customer left only to those who may see costs', async () => {
    const wanted = { rows: 'new', channelId: shop.channels.web, period } as const;
    expect(await sumFigureRows(shop.ctx('owner'), wanted)).toEqual({
      orders: 1,
      netMinor: 2000,
      worthMinor: 800,
      late: 0,
    });
    const marketing = await listFigureRows(shop.ctx('marketing'), wanted);
    expect((await sumFigureRows(shop.ctx('marketing'), wanted)).worthMinor).toBeNull();
    expect(marketing.rows[0]).toMatchObject({ netMinor: 2000, worthMinor: null });
    const { metrics } = await channelBoard(shop.ctx('marketing'), { period, compared: null });
    for (const hidden of ['cac', 'ltv', 'roas', 'mer', 'payback', 'ltvToCac']) {
      expect(metrics).not.toContain(hidden);
    }
  });

  it('begin at the top for a place in the list that is none', async () => {
    const wanted = { rows: 'new', channelId: null, period, after: "2026' or true_x" } as const;
    expect((await listFigureRows(shop.ctx('owner'), wanted)).rows).toHaveLength(1);
  });

  it('are kept from those who may not see figures', async () => {
    const ctx = shop.ctx('warehouse');
    const refused = { code: 'FORBIDDEN' };
    await expect(listFigureRows(ctx, { rows: 'new', channelId: null, period })).rejects.toMatchObject(
      refused,
    );
    await expect(sumFigureRows(ctx, { rows: 'new', channelId: null, period })).rejects.toMatchObject(refused);
    await expect(listVisitDays(ctx, { channelId: null, period })).rejects.toMatchObject(refused);
    await expect(channelPaths(ctx, period)).rejects.toMatchObject(refused);
  });
});
