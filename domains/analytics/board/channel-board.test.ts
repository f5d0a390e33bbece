import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeOrder } from '#domains/orders/place-order.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { channelBoard } from './channel-board.ts';
import { channelPostings, sumChannelPostings } from './channel-postings.ts';

let shop: TestShop;
const period = { from: '2026-03-01', to: '2026-03-31' };

beforeAll(async () => {
  shop = await openShop();
  await shop.addVariant({ sku: 'CUP', units: 100 });
  await shop.addVariant({ sku: 'ODD', units: 100, costMicros: null });
  for (const channelId of [shop.channels.web, shop.channels.web, shop.channels.till]) {
    await placeOrder(shop.ctx('floor'), {
      channelId,
      lines: [{ sku: 'CUP', quantity: 2, discountMinor: 50 }],
    });
  }
  await placeOrder(shop.ctx('floor'), { channelId: shop.channels.web, lines: [{ sku: 'ODD', quantity: 1 }] });
});
afterAll(() => shop.close());

const board = (role: 'owner' | 'marketing' = 'owner') =>
  channelBoard(shop.ctx(role), { period, compared: { from: '2026-02-01', to: '2026-02-28' } });
const rowOf = async (channelId: string) => (await board()).rows.find((row) => row.channelId === channelId)!;

describe('the channel board', () => {
  it('adds up what each channel sold, cost and left over', async () => {
    const web = await rowOf(shop.channels.web);
    expect(web.now).toMatchObject({
      orders: 3,
      units: 5,
      gross: 5000,
      discounts: 100,
      net: 4900,
      cogs: 2400,
      cm1: 2500,
    });
    expect(web.now.withoutCost).toBeCloseTo(0.2);
  });

  it('does not invent a return on money that was never spent', async () => {
    expect((await rowOf(shop.channels.web)).now.roi).toBeNull();
  });

  it('shows the same before and after the rollup takes the postings in', async () => {
    const before = await board();
    // A transaction anywhere in the cluster holds the fold back, so it is asked again until it has taken something in.
    await expect
      .poll(async () => (await shop.db.$client.query('select fold_postings() as folded')).rows[0].folded, {
        timeout: 10_000,
      })
      .toBeGreaterThan(0);
    expect(await board()).toEqual(before);
  });

  it('has rows behind each figure that add up to it', async () => {
    const web = await rowOf(shop.channels.web);
    const wanted = { channelId: shop.channels.web, period };
    const { sums, figure } = await sumChannelPostings(shop.ctx('owner'), wanted);
    expect(sums.grossMinor).toBe(web.now.gross);
    expect(figure).toEqual(sums);
    const page = await channelPostings(shop.ctx('owner'), wanted);
    expect(
      page.rows.reduce((sum, row) => sum + row.grossMinor - row.discountsMinor - row.returnsMinor, 0),
    ).toBe(web.now.net);
  });

  it('totals the channels to the business', async () => {
    const { rows, total } = await board();
    expect(total.now.net).toBe(rows.reduce((sum, row) => sum + (row.now.net ?? 0), 0));
  });

  it('keeps costs from those who may not see them, and everything from the warehouse', async () => {
    const { metrics, rows } = await board('marketing');
    expect(metrics).not.toContain('cm1');
    expect(rows[0]!.now).not.toHaveProperty('cogs');
    const wanted = { channelId: shop.channels.web, period };
    const page = await channelPostings(shop.ctx('marketing'), wanted);
    expect(page.rows.map(({ cogsMinor }) => cogsMinor)).toEqual(page.rows.map(() => 0));
    const { sums, figure } = await sumChannelPostings(shop.ctx('marketing'), wanted);
    expect([sums.cogsMinor, figure.cogsMinor]).toEqual([0, 0]);
    await expect(channelBoard(shop.ctx('warehouse'), { period, compared: null })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});
