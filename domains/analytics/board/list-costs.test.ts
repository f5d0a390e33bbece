import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addCost } from '#domains/channels/costs/add-cost.ts';
import { addRecurring } from '#domains/channels/costs/shared/add-recurring.ts';
import { closePeriod } from '#domains/money/periods/close-period.ts';
import { expectSoundBooks } from '#domains/testing/expect-sound-books.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { listCosts, sumBookedCosts, sumCosts } from './list-costs.ts';

let shop: TestShop;
const FEBRUARY = { from: '2026-02-01', to: '2026-02-28' };
const MARCH = { from: '2026-03-01', to: '2026-03-31' };

beforeAll(async () => {
  shop = await openShop();
});
afterAll(async () => {
  await expectSoundBooks(shop.db);
  await shop.close();
});

const owner = () => shop.ctx('owner', { now: new Date('2026-03-10T10:00:00Z') });
const spend = (kind: 'packing' | 'shipping' | 'rent', amountMinor: number, day: string) =>
  addCost(owner(), { kind, channelId: shop.channels.web, amountMinor, day });

/** The amount of each listed cost with the day that it is of, and the day from which it counts where that is another. */
async function listed(wanted: Parameters<typeof listCosts>[1]) {
  const { rows } = await listCosts(owner(), wanted);
  return rows.map(({ day, countsOn, reportedMinor }) =>
    day === countsOn ? `${reportedMinor} of ${day}` : `${reportedMinor} of ${day} on ${countsOn}`,
  );
}

describe('costs of some days', () => {
  it('are listed where they count: one that comes into a closed month, in the month after it', async () => {
    await spend('packing', 300, '2026-02-10');
    await closePeriod(owner(), { toDay: '2026-02-28' });
    const late = await spend('packing', 1_250, '2026-02-15');
    const inTime = await spend('shipping', 700, '2026-03-04');
    expect([late.countsOn, inTime.countsOn]).toEqual(['2026-03-01', '2026-03-04']);
    expect(await listed(FEBRUARY)).toEqual(['300 of 2026-02-10']);
    expect(await listed(MARCH)).toEqual(['700 of 2026-03-04', '1250 of 2026-02-15 on 2026-03-01']);
  });

  it('add up to what the books hold of these days, in a closed month and after it', async () => {
    for (const [period, minor] of [
      [FEBRUARY, 300],
      [MARCH, 1_950],
    ] as const) {
      const sums = await sumCosts(owner(), period);
      expect(sums.reduce((sum, one) => sum + one.minor, 0)).toBe(minor);
      expect((await sumBookedCosts(owner(), period)).fulfilmentMinor).toBe(minor);
    }
  });

  it('are narrowed by one kind or several', async () => {
    expect(await listed({ ...MARCH, kinds: ['shipping'] })).toEqual(['700 of 2026-03-04']);
    expect(await listed({ ...MARCH, kinds: ['shipping', 'packing'] })).toHaveLength(2);
    expect(await listed({ ...MARCH, kinds: ['rent'] })).toEqual([]);
  });

  it('show a month of a recurring cost once, with what the asked days and channels bear of it', async () => {
    const half = { [shop.channels.web]: 5_000, [shop.channels.till]: 5_000 };
    await addRecurring(owner(), {
      kind: 'rent',
      name: 'Office',
      amountMinor: 31_000,
      currency: 'EUR',
      key: 'own',
      shares: half,
      startsOn: '2026-03-01',
    });
    const rent = { ...MARCH, kinds: ['rent'] };
    const [whole, ...more] = (await listCosts(owner(), rent)).rows;
    expect([whole, more]).toMatchObject([{ reportedMinor: 31_000, channelName: null, note: 'Office' }, []]);
    expect(await listed(rent)).toEqual(['31000 of 2026-03-01 on 2026-03-31']);
    expect(await listed({ ...rent, to: '2026-03-10' })).toEqual(['10000 of 2026-03-01 on 2026-03-10']);
    const [ofOne] = (await listCosts(owner(), { ...rent, channelId: shop.channels.web })).rows;
    expect(ofOne).toMatchObject({ reportedMinor: 15_500, sharedCostId: whole!.sharedCostId });
    expect(ofOne!.channelName).not.toBeNull();
  });

  it('come page by page, each once', async () => {
    const seen: string[] = [];
    let after: string | null | undefined;
    do {
      const page = await listCosts(owner(), { after, limit: 1 });
      seen.push(...page.rows.map(({ id }) => id));
      after = page.after;
    } while (after);
    expect(seen).toHaveLength(4);
    expect(new Set(seen).size).toBe(4);
  });
});
