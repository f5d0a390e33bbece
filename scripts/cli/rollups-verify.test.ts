import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { placeOrder } from '#domains/orders/place-order.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { foldAll } from '#scripts/seed/write/fold-all.ts';
import { callCommandLine } from './testing/call-command-line.ts';

// Other tests' transactions on the same server hold a fold back.
const PATIENCE_MS = 90_000;

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop();
  vi.stubEnv('DATABASE_URL', shop.url);
  await shop.addVariant({ sku: 'CUP', units: 10 });
  const lines = [{ sku: 'CUP', quantity: 2 }];
  await placeOrder(shop.ctx('owner'), { channelId: shop.channels.web, lines });
  await foldAll(shop.db.$client, PATIENCE_MS);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await shop.close();
});

type Answer = {
  isEqual: boolean;
  rollups: { rollup: string; differences: number; rows: Record<string, unknown>[] }[];
};

describe('rollups verify', () => {
  it('recomputes every table of sums of the books, and says that all are equal', async () => {
    const { code, out } = await callCommandLine('rollups', 'verify', '--json');
    const { isEqual, rollups } = JSON.parse(out) as Answer;
    expect({ code, isEqual }).toEqual({ code: 0, isEqual: true });
    expect(rollups.map(({ rollup }) => rollup)).toEqual(
      expect.arrayContaining([
        'channel_days',
        'customer_stats',
        'group_days',
        'location_days',
        'product_days',
        'sales_days',
        'segment_days',
        'segment_people',
        'statement_days',
        'variant_supply',
      ]),
    );
  });

  it('names what differs and by how much, and fails', async () => {
    await shop.db.$client.query('update location_days set gross_minor = gross_minor + 5');
    const { code, out } = await callCommandLine('rollups', 'verify', '--json');
    const { isEqual, rollups } = JSON.parse(out) as Answer;
    expect({ code, isEqual }).toEqual({ code: 1, isEqual: false });
    const differing = rollups.filter(({ differences }) => differences > 0);
    expect(differing.map(({ rollup, differences }) => [rollup, differences])).toEqual([['location_days', 1]]);
    expect(differing[0]!.rows[0]).toMatchObject({
      days_apart: { gross_minor: 5, units: 0, day: '2026-03-10' },
    });
    expect((await callCommandLine('rollups', 'verify')).out).toMatch(/✗ location_days, differences: 1/);
  });
});
