import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { addCost } from '#domains/channels/costs/add-cost.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { callCommandLine } from '../testing/call-command-line.ts';

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop();
  vi.stubEnv('DATABASE_URL', shop.url);
  await shop.addVariant({ sku: 'CUP', units: 10 });
  await placeOrder(shop.ctx('owner'), {
    channelId: shop.channels.web,
    customer: { name: 'Vera', email: 'vera@example.com' },
    lines: [{ sku: 'CUP', quantity: 2 }],
  });
  await addCost(shop.ctx('owner'), {
    kind: 'advertising',
    channelId: shop.channels.web,
    amountMinor: 400,
    day: '2026-03-10',
  });
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await shop.close();
});

const call = (...words: string[]) => callCommandLine('board', ...words);

describe('the board on the command line', () => {
  it('counts new customers though no worker added anything up', async () => {
    const { out } = await call('--from', '2026-03-01', '--to', '2026-03-31', '--json');
    expect(JSON.parse(out).all.now.newCustomers).toBe(1);
  });

  it('tells the figures of each channel, and what is missing for the others', async () => {
    const { code, out } = await call('--from', '2026-03-01', '--to', '2026-03-31', '--json');
    expect(code).toBe(0);
    const { currency, compared, channels, all } = JSON.parse(out);
    expect({ currency, compared }).toEqual({
      currency: 'EUR',
      compared: { from: '2026-01-29', to: '2026-02-28' },
    });
    const web = channels.find(({ channel }: { channel: string }) => channel === 'web');
    expect(web.now).toMatchObject({
      orders: 1,
      net: '20.00',
      cm2: '8.00',
      roas: 5,
      profit: '4.00',
      cac: null,
    });
    expect(web.missing.conversion).toEqual({ fact: 'visits', have: 0, least: 100 });
    expect(all.now).toMatchObject({ net: '20.00', mer: 5 });
  });

  it('draws a table for people, and refuses days that are none', async () => {
    const { out } = await call('--from', '2026-03-01', '--to', '2026-03-31');
    expect(out).toMatch(/Web shop +1 +20\.00/);
    expect((await call('--from', 'spring')).code).toBe(2);
    expect((await call('--from', '2026-03-02', '--to', '2026-03-01')).code).toBe(2);
  });
});
