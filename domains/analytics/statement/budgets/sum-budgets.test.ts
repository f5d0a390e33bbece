import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { placeOrder } from '#domains/orders/place-order.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { addDays } from '#lib/time.ts';
import { readStatementPeriod } from '../statement-period.ts';
import { OF_ALL } from './budget-dimensions.ts';
import { listPastMonths } from './list-past-months.ts';
import { setBudgets } from './set-budgets.ts';
import { sumBudgets } from './sum-budgets.ts';

const TRIES = 25;
const LATER = new Date('2030-01-02T10:00:00Z');

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());
beforeEach(() => shop.db.$client.query('delete from budgets'));

const amount = fc.option(fc.integer({ min: -1e13, max: 1e13 }), { freq: 4 });
const ofThree = fc.tuple(amount, amount, amount);

/** Budgets of the three months of a quarter: of the business, and of two channels. */
const setQuarter = async (
  months: string[],
  of: { total: (number | null)[]; web: (number | null)[]; till: (number | null)[] },
) => {
  const rows = (key: string, amounts: (number | null)[]) =>
    months.map((fromDay, at) => ({ key, fromDay, line: 'net' as const, amountMinor: amounts[at] ?? null }));
  await setBudgets(shop.ctx('owner'), { by: 'total', rows: rows(OF_ALL, of.total) });
  await setBudgets(shop.ctx('owner'), {
    by: 'channel',
    rows: [...rows(shop.channels.web, of.web), ...rows(shop.channels.till, of.till)],
  });
};

const sumOf = async (period: { from: string; to: string }) => {
  const { total, of } = await sumBudgets(shop.db, { by: 'channel', period, now: LATER });
  return {
    total: total.net?.amountMinor ?? 0,
    months: total.net?.months ?? 0,
    web: of.channel?.get(shop.channels.web)?.net?.amountMinor ?? 0,
  };
};

describe('budgets of many months', () => {
  it.each([
    ['gregorian', '2026-Q2', ['2026-04', '2026-05', '2026-06']],
    ['jalali', '1405-Q2', ['1405-04', '1405-05', '1405-06']],
  ] as const)(
    'of a %s quarter are the sum of its months, whatever is set',
    async (calendar, quarter, months) => {
      await shop.db.$client.query('update business set calendar = $1', [calendar]);
      const read = (at: string) => readStatementPeriod({ at }, '2030-01-02', 'gregory').period;
      const parts = months.map(read);
      await fc.assert(
        fc.asyncProperty(ofThree, ofThree, ofThree, async (total, web, till) => {
          await setQuarter(
            parts.map(({ from }) => from),
            { total, web, till },
          );
          const whole = await sumOf(read(quarter));
          const each = await Promise.all(parts.map(sumOf));
          const add = (name: keyof typeof whole) => each.reduce((sum, part) => sum + part[name], 0);
          expect(whole).toEqual({ total: add('total'), months: add('months'), web: add('web') });
          expect(whole.web).toBe(web.reduce<number>((sum, one) => sum + (one ?? 0), 0));
        }),
        { numRuns: TRIES },
      );
    },
  );

  it('of days are the sum of those before and after any day, to the cent', async () => {
    await shop.db.$client.query(`update business set calendar = 'gregorian'`);
    const period = { from: '2026-04-05', to: '2026-06-20' };
    await fc.assert(
      fc.asyncProperty(ofThree, fc.integer({ min: 0, max: 75 }), async (total, day) => {
        await setQuarter(['2026-04-01', '2026-05-01', '2026-06-01'], { total, web: [], till: [] });
        const middle = addDays(period.from, day);
        const [whole, before, after] = await Promise.all([
          sumOf(period),
          sumOf({ from: period.from, to: middle }),
          sumOf({ from: addDays(middle, 1), to: period.to }),
        ]);
        expect(whole.total).toBe(before.total + after.total);
      }),
      { numRuns: TRIES },
    );
  });
});

describe('a business that changed its calendar', () => {
  it('has no month counted twice: budgets of the calendar before are left out', async () => {
    await shop.db.$client.query(`update business set calendar = 'jalali'`);
    await setBudgets(shop.ctx('owner'), {
      by: 'total',
      rows: [{ key: OF_ALL, fromDay: '2026-04-21', line: 'net', amountMinor: 31 }],
    });
    await shop.db.$client.query(`update business set calendar = 'gregorian'`);
    await setQuarter(['2026-04-01', '2026-05-01', '2026-06-01'], { total: [30, 31, 30], web: [], till: [] });
    expect(await sumOf({ from: '2026-04-01', to: '2026-06-30' })).toMatchObject({ total: 91, months: 3 });
  });
});

describe('what budgets are copied from', () => {
  it('is what the same months of the year before came to, by the same dimension', async () => {
    await shop.addVariant({ sku: 'CUP', units: 9 });
    await placeOrder(shop.ctx('floor'), {
      channelId: shop.channels.web,
      lines: [{ sku: 'CUP', quantity: 2 }],
    });
    const wanted = { line: 'net', fromDays: ['2027-02-01', '2027-03-01', '2027-04-01'] } as const;
    const now = new Date('2026-04-10T10:00:00Z');
    const past = (by: 'total' | 'channel') => listPastMonths(shop.ctx('owner', { now }), { ...wanted, by });
    expect(await past('total')).toEqual({ '': [0, expect.any(Number), null] });
    const { '': all } = await past('total');
    expect(all?.[1]).toBeGreaterThan(1_000);
    expect(await past('channel')).toEqual({ [shop.channels.web]: all });
    await expect(listPastMonths(shop.ctx('marketing'), { ...wanted, by: 'total' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});
