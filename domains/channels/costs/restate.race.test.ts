import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeOrder } from '#domains/orders/place-order.ts';
import { expectSoundBooks } from '#domains/testing/expect-sound-books.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { recordSpend } from './record-spend.ts';
import { settleFees } from './settle-fees.ts';
import { addRecurring } from './shared/add-recurring.ts';
import { bookRecurring } from './shared/book-recurring.ts';

const AT_ONCE = 8;
let shop: TestShop;

beforeAll(async () => {
  shop = await openShop({ poolSize: AT_ONCE + 2 });
});
afterAll(async () => {
  await expectSoundBooks(shop.db);
  await shop.close();
});

const sum = async (column: string) => {
  const { rows } = await shop.db.$client.query<{ minor: number }>(
    `select coalesce(sum(${column}), 0)::integer as minor from postings`,
  );
  return rows[0]!.minor;
};
const atOnce = (work: (at: number) => Promise<unknown>) =>
  Promise.all(Array.from({ length: AT_ONCE }, (_, at) => work(at)));

describe('costs that come at the same moment', () => {
  it('of one day of a campaign are that of the last report, not their sum', async () => {
    const row = {
      channel: 'web',
      platform: 'google',
      campaign: 'Spring',
      day: '2026-03-04',
      currency: 'EUR',
    };
    await atOnce((at) => recordSpend(shop.ctx('owner'), { rows: [{ ...row, amountMinor: 1_000 + at }] }));
    const { rows } = await shop.db.$client.query<{ minor: number; version: number }>(
      'select reported_minor as minor, version from ad_spend',
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ version: AT_ONCE });
    expect(await sum('marketing_minor')).toBe(rows[0]!.minor);
  });

  it('of one order, by several statements, are what one of them says', async () => {
    await shop.addVariant({ sku: 'CUP', units: 1 });
    const { id } = await placeOrder(shop.ctx('floor'), {
      channelId: shop.channels.web,
      lines: [{ sku: 'CUP', quantity: 1 }],
    });
    await atOnce((at) =>
      settleFees(shop.ctx('owner'), {
        channelId: shop.channels.web,
        day: '2026-03-20',
        lines: [{ order: id, externalId: `S${at}`, amountMinor: 100 + at }],
      }),
    );
    const fees = await sum('fees_minor');
    expect(fees).toBeGreaterThanOrEqual(100);
    expect(fees).toBeLessThan(100 + AT_ONCE);
  });

  it('of one month are booked once', async () => {
    const rent = { kind: 'rent' as const, name: 'Office', amountMinor: 10_001, key: 'equal' as const };
    const { id } = await addRecurring(shop.ctx('owner'), { ...rent, startsOn: '2026-03-01' });
    const april = shop.ctx('owner', { now: new Date('2026-04-02T10:00:00Z') });
    await atOnce(() => bookRecurring(april, { recurringId: id }));
    expect(await sum('fixed_minor')).toBe(20_002);
  });
});
