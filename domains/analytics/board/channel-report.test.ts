import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addCost } from '#domains/channels/costs/add-cost.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { channelBoard } from './channel-board.ts';
import { channelReport } from './channel-report.ts';
import { listCosts, takenBackName } from './list-costs.ts';

let shop: TestShop;
const period = { from: '2026-03-01', to: '2026-03-31' };

beforeAll(async () => {
  shop = await openShop();
  await shop.addVariant({ sku: 'CUP', units: 100 });
  for (const now of ['2026-03-09T10:00:00Z', '2026-03-10T10:00:00Z'])
    await placeOrder(shop.ctx('floor', { now: new Date(now) }), {
      channelId: shop.channels.web,
      lines: [{ sku: 'CUP', quantity: 2 }],
    });
  for (let at = 1; at <= 3; at++)
    await addCost(shop.ctx('manager'), {
      kind: 'advertising',
      channelId: shop.channels.web,
      amountMinor: at * 100,
      day: '2026-03-10',
    });
});
afterAll(() => shop.close());

const report = (role: 'owner' | 'marketing' | 'warehouse') =>
  channelReport(shop.ctx(role), { channelId: shop.channels.web, period, compared: null });

describe('one channel over a period', () => {
  it('has the same figures as on the board', async () => {
    const board = await channelBoard(shop.ctx('owner'), { period, compared: null });
    const row = board.rows.find((one) => one.channelId === shop.channels.web);
    expect(row?.now).toMatchObject((await report('owner')).now);
  });

  it('has days, newest first, that add up to its figures', async () => {
    const { now, days } = await report('owner');
    expect(days.map(({ day }) => day)).toEqual(['2026-03-10', '2026-03-09']);
    for (const metric of ['net', 'orders', 'cm2', 'profit'] as const)
      expect(days.reduce((sum, { values }) => sum + (values[metric] ?? 0), 0)).toBe(now[metric]);
    expect(now.marketing).toBe(600);
  });

  it('keeps costs from those who may not see them', async () => {
    expect((await report('marketing')).now).not.toHaveProperty('marketing');
    await expect(report('warehouse')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(listCosts(shop.ctx('marketing'), { channelId: shop.channels.web })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('lists its costs page by page, none twice', async () => {
    const wanted = { channelId: shop.channels.web, limit: 2 };
    const first = await listCosts(shop.ctx('owner'), wanted);
    const second = await listCosts(shop.ctx('owner'), { ...wanted, after: first.after });
    expect([...first.rows, ...second.rows].map((row) => row.amountMinor).sort()).toEqual([100, 200, 300]);
    expect(second.after).toBeNull();
  });

  it('shows which cost was taken back', async () => {
    const wanted = { channelId: shop.channels.web };
    const [cost] = (await listCosts(shop.ctx('owner'), wanted)).rows;
    await addCost(shop.ctx('manager'), {
      kind: 'advertising',
      channelId: shop.channels.web,
      amountMinor: -cost!.amountMinor,
      day: cost!.day,
      externalId: takenBackName(cost!.id),
    });
    const { rows } = await listCosts(shop.ctx('owner'), wanted);
    expect(rows.filter((row) => row.isTakenBack).map((row) => row.id)).toEqual([cost!.id]);
  });
});
