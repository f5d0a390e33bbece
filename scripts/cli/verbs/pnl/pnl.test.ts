import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { setBudgets } from '#domains/analytics/statement/budgets/set-budgets.ts';
import { statement } from '#domains/analytics/statement/statement.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { callCommandLine } from '../../testing/call-command-line.ts';

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop();
  vi.stubEnv('DATABASE_URL', shop.url);
  await shop.addVariant({ sku: 'CUP', units: 9 });
  await placeOrder(shop.ctx('floor'), {
    channelId: shop.channels.web,
    lines: [{ sku: 'CUP', quantity: 2, discountMinor: 150 }],
  });
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await shop.close();
});

const call = (...words: string[]) => callCommandLine('pnl', ...words);

describe('profit and loss on the command line', () => {
  it('has the lines of the statement, in total and by channel', async () => {
    const { code, out } = await call('--month', '2026-03');
    expect(code).toBe(0);
    expect(out).toContain('2026-03: 2026-03-01 to 2026-03-31, amounts in EUR');
    expect(out).toMatch(/^gross +20\.00 +20\.00$/m);
    expect(out).toMatch(/^net +18\.50 +18\.50$/m);
    expect(out).toMatch(/^cm1 +6\.50 +6\.50$/m);
    expect(out).toMatch(/^No fees known of: Web shop\.$/m);
  });

  it('takes Jalali months, and says the same to machines', async () => {
    const { out } = await call('--month', '1404-12', '--calendar', 'jalali', '--by', 'location', '--json');
    expect(JSON.parse(out)).toMatchObject({
      month: '1404-12',
      from: '2026-02-20',
      to: '2026-03-20',
      by: 'location',
      currency: 'EUR',
      total: { amounts: { net: '18.50', profit: '6.50' }, earlier: null },
    });
  });

  it('does not guess a month', async () => {
    for (const words of [
      ['--month', 'March'],
      ['--month', '2026-13'],
      ['--month', '2026-03', '--calendar', 'jalali'],
      ['--by', 'colour'],
    ])
      expect((await call(...words)).code).toBe(2);
  });

  it('is held against the month before and the year before, as on the page', async () => {
    const sell = (day: string, quantity: number) =>
      placeOrder(shop.ctx('floor', { now: new Date(`${day}T10:00:00Z`) }), {
        channelId: shop.channels.web,
        lines: [{ sku: 'CUP', quantity }],
      });
    await sell('2026-01-20', 1);
    await sell('2025-02-11', 3);
    await sell('2026-02-12', 2);
    const { out } = await call('--month', '2026-02', '--compare', 'previous');
    expect(out).toContain(
      '2026-02: 2026-02-01 to 2026-02-28 against 2026-01-01 to 2026-01-31, amounts in EUR',
    );
    expect(out).toMatch(/^ +total +previous +\+\/- +Web shop +\+\/-$/m);
    expect(out).toMatch(/^net +20\.00 +10\.00 +\+10\.00 \(\+100\.0 %\) +20\.00 +\+10\.00 \(\+100\.0 %\)$/m);
    const year = JSON.parse((await call('--month', '2026-02', '--compare', 'year', '--json')).out);
    const february = { from: '2025-02-01', to: '2025-02-28' };
    expect(year).toMatchObject({ comparison: 'year', against: february, budget: null });
    const net = { against: '30.00', difference: '-10.00', share: -1 / 3, why: null, months: null };
    expect(year.total.compared.net).toEqual(net);
    expect(year.columns.map(({ compared }: { compared: { net: unknown } }) => compared.net)).toEqual([net]);
    const page = await statement(shop.ctx('owner'), {
      period: { from: '2026-02-01', to: '2026-02-28' },
      by: 'channel',
      against: february,
    });
    expect(year.total.compared.profit.against).toBe(((page.total.against?.profit ?? 0) / 100).toFixed(2));
  });

  it('is held against the budget, and says where there is none', async () => {
    const budget = async (...words: string[]) => (await call('--compare', 'budget', ...words)).out;
    expect(await budget('--month', '2026-02')).toContain('No month of these days has a budget.');
    await setBudgets(shop.ctx('owner'), {
      by: 'channel',
      rows: [{ key: shop.channels.web, fromDay: '2026-02-01', line: 'net', amountMinor: 2_500 }],
    });
    const out = await budget('--month', '2026-02');
    expect(out).toContain('against the budget, amounts in EUR');
    expect(out).toMatch(/^net +20\.00 +25\.00 +-5\.00 \(-20\.0 %\) +20\.00 +-5\.00 \(-20\.0 %\)$/m);
    expect(out).toMatch(/^profit +\S+ +no budget +\S+ +no budget$/m);
    const { budget: told, total, columns } = JSON.parse(await budget('--month', '2026-02', '--json'));
    expect(told).toMatchObject({ months: 1, sources: ['channel'] });
    expect(total.compared).toMatchObject({
      net: { against: '25.00', difference: '-5.00', share: -0.2, why: null },
      gross: { against: null, difference: null, why: null },
      profit: { against: null, why: 'none' },
    });
    expect(columns[0].compared).toEqual(total.compared);
  });

  it('takes no other comparison, and says which there are', async () => {
    const { code, told } = await call('--compare', 'last-year');
    expect(code).toBe(2);
    expect(told).toContain('--compare last-year: choose one of previous, year, budget, none.');
  });
});
