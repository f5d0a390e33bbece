import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { expectEffortTrue } from '#domains/analytics/effort/fold/fold-effort.fixture.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { callCommandLine } from '../../testing/call-command-line.ts';

let shop: TestShop;
const DAYS = ['--from', '2026-03-10', '--to', '2026-03-10'];

beforeAll(async () => {
  shop = await openShop();
  vi.stubEnv('DATABASE_URL', shop.url);
  await shop.addVariant({ sku: 'CUP', units: 100 });
  for (let at = 0; at < 20; at++) {
    const { id } = await placeOrder(shop.ctx('owner'), {
      channelId: shop.channels.web,
      lines: [{ sku: 'CUP', quantity: 1 }],
    });
    if (at >= 4) continue;
    await shop.db.$client.query(
      `insert into touches (at, channel_id, kind, order_id, detail) values ($1, $2, 'event', $3, '{"event": "Payment Failed"}')`,
      [new Date(shop.now.getTime() - 60_000), shop.channels.web, id],
    );
  }
  await expectEffortTrue(shop.db);
}, 60_000);
afterAll(async () => {
  vi.unstubAllEnvs();
  await shop.close();
});

const call = (...words: string[]) => callCommandLine('effort', ...words);

describe('effort on the command line', () => {
  it('tells minutes per order by channel and step, the worst journeys, and by which rules', async () => {
    const { code, out } = await call(...DAYS, '--json');
    expect(code).toBe(0);
    const { period, compared, rules, channels, all, journeys } = JSON.parse(out);
    expect({ period, compared }).toEqual({
      period: { from: '2026-03-10', to: '2026-03-10' },
      compared: { from: '2026-03-09', to: '2026-03-09' },
    });
    expect(rules).toEqual({ version: 0, isCounted: true });
    const minutes = (4 * 1.5) / 20;
    expect(channels).toMatchObject([
      {
        channel: 'web',
        now: {
          orders: 20,
          seen: 4,
          minutesPerOrder: minutes,
          unsureMinutes: 0,
          steps: { pay: minutes, find: 0 },
        },
        before: { orders: 0, minutesPerOrder: null },
      },
    ]);
    expect(all.now.minutesPerOrder).toBe(minutes);
    expect(journeys).toHaveLength(4);
    expect(journeys[0]).toMatchObject({ minutes: 1.5, worstStep: 'pay' });
  });

  it('draws a table with a dash where too little is known', async () => {
    const { out } = await call(...DAYS);
    expect(out).toContain('by version 0 of the rules');
    expect(out).toMatch(/Web shop +20 +0\.3/);
    const { out: empty } = await call('--channel', 'till', ...DAYS);
    expect(empty).toMatch(/all +0 +–/);
  });

  it('narrows to a channel, and refuses days and channels that it does not know', async () => {
    const { out } = await call('--channel', 'web', ...DAYS, '--json');
    expect(JSON.parse(out).channels).toHaveLength(1);
    const [nowhere, noDay, wrongWay, tooLong] = [
      await call('--channel', 'nowhere'),
      await call('--from', 'yesterday'),
      await call('--from', '2026-03-11', '--to', '2026-03-10'),
      await call('--from', '1000-01-01', '--to', '2999-12-31'),
    ];
    for (const { code } of [nowhere, noDay, wrongWay, tooLong]) expect(code).not.toBe(0);
    expect(nowhere.told).toContain('there is no such channel');
    expect(noDay.told).toContain('a day such as 2026-03-01');
    expect(wrongWay.told).toContain('lies after');
    expect(tooLong.told).toContain('ten years');
  });
});
