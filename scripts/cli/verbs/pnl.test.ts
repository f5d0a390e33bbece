import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { placeOrder } from '#domains/orders/place-order.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { callCommandLine } from '../testing/call-command-line.ts';

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
});
