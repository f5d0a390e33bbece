import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runPredictions } from '#domains/predictions/runs/run-predictions.ts';
import { startPredictions } from '#domains/predictions/runs/start-predictions.ts';
import { openPast, type PastShop } from '#domains/predictions/testing/open-past.ts';
import { monthOf } from '#lib/calendar.ts';
import { seededRandom } from '#lib/math/seeded-random.ts';
import { addDays } from '#lib/time.ts';
import { compareChannelUse } from './compare-channel-use.ts';
import { foldRetentionWhole } from './fold-retention.fixture.ts';
import { listCohorts } from './list-cohorts.ts';
import { listPeopleBehind } from './list-people-behind.ts';
import { listRepeatCurves } from './list-repeat-curves.ts';
import { listStays } from './list-stays.ts';
import { watchChurn } from './watch-churn.ts';

const TODAY = '2026-03-10';
const SINCE = '2024-03-01';

let shop: PastShop;
let channels: { id: string; slug: string }[];

beforeAll(async () => {
  shop = await openPast();
  const random = seededRandom(5);
  const cup = await shop.addProduct('cup');
  for (let person = 0; person < 90; person++) {
    const first = 60 + random.below(340);
    const daysAgo = [first, ...Array.from({ length: person % 3 }, () => 1 + random.below(first))];
    await shop.addBuyer({
      name: `Person ${person}`,
      daysAgo,
      productIds: [cup],
      channel: person % 2 ? 'web' : 'till',
    });
  }
  const { runId } = await startPredictions(shop.ctx(), { by: 'caller' });
  await runPredictions(shop.ctx(), runId);
  await foldRetentionWhole(shop.db);
  const { rows } = await shop.db.$client.query<{ id: string; slug: string }>('select id, slug from channels');
  channels = rows;
});
afterAll(() => shop.close());

const web = () => channels.find(({ slug }) => slug === 'web')!.id;

describe('who stays', () => {
  it.each(['gregory', 'persian'] as const)(
    'shows cohorts that lead to the people in them (%s)',
    async (calendar) => {
      for (const channelId of [null, web()]) {
        const cohorts = await listCohorts(shop.ctx(), { calendar, channelId, sinceOn: SINCE, today: TODAY });
        expect(cohorts.reduce((sum, { customers }) => sum + customers, 0)).toBe(channelId ? 45 : 90);
        const grown = cohorts.find(({ customers, months }) => customers > 2 && months.length > 3)!;
        for (const cell of grown.months.slice(0, 4)) {
          const { sums, rows } = await listPeopleBehind(shop.ctx(), {
            rows: 'cohort',
            channelId,
            won: monthOf(grown.cohortOn, calendar),
            days: monthOf(cell.monthOn, calendar),
          });
          expect(sums).toMatchObject({
            buyers: cell.buyers,
            orders: cell.orders,
            netMinor: cell.netMinor,
            cm2Minor: cell.cm2Minor,
          });
          expect(rows).toHaveLength(sums.people);
        }
      }
    },
  );

  it('tells who bought in both of two quarters, and names them', async () => {
    const spans = await listStays(shop.ctx(), { calendar: 'gregory', span: 'quarter', today: TODAY });
    // The quarter of today is not over: the newest pair ends with the year.
    expect(spans.at(-1)).toMatchObject({ startsOn: '2025-07-01', nextOn: '2025-10-01' });
    for (const { startsOn, nextOn, stays } of spans) {
      const [all, ...each] = stays;
      expect(each.reduce((sum, { stayed }) => sum + stayed, 0)).toBe(all!.stayed);
      const { sums } = await listPeopleBehind(shop.ctx(), {
        rows: 'stayed',
        channelId: null,
        days: { from: startsOn, to: addDays(nextOn, -1) },
        next: { from: nextOn, to: addDays(monthOf(addDays(nextOn, 70), 'gregory').to, 0) },
      });
      expect(sums.people).toBe(all!.stayed);
    }
  });

  it('draws how soon people buy again, of all and of each channel', async () => {
    const curves = await listRepeatCurves(shop.ctx(), { from: SINCE, today: TODAY });
    expect(curves.map(({ channelId }) => channelId === null)).toEqual([true, false, false]);
    expect(curves[0]).toMatchObject({ customers: 90, again: 60 });
    const shares = curves[0]!.drawn.flatMap(({ share }) => (share === null ? [] : [share]));
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    // Of 90, 60 came again; the young among the others may yet do so, so the curve ends above two thirds.
    expect(Math.max(...shares)).toBeGreaterThan(0.6);
  });

  it('says that there is not enough data where nobody used two channels', async () => {
    const use = await compareChannelUse(shop.ctx(), { calendar: 'gregory', channelId: null, today: TODAY });
    expect(use).toMatchObject({ orders: null, cm2: null, matched: { many: 0, one: 0 }, all: { many: 0 } });
    expect(use.won!.to <= addDays(TODAY, -270)).toBe(true);
    expect(use.naive.one.customers).toBe(use.all.one);
  });

  it('counts who may be leaving, and never takes one-time buyers for safe', async () => {
    const { untilOn, rows } = await watchChurn(shop.ctx(), TODAY);
    expect(untilOn).toBe('2026-03-09');
    const [all, ...each] = rows;
    // Thirty bought once; one more bought twice on one day, which is one purchase.
    const once = await shop.db.$client.query('select from customer_predictions where purchases = 1');
    expect(once.rowCount).toBe(31);
    expect(all).toMatchObject({ channelId: null, customers: 90, unknown: 31 });
    expect(each.reduce((sum, { atRisk }) => sum + atRisk, 0)).toBe(all!.atRisk);
    for (const row of rows) {
      for (const kind of ['low', 'late'] as const) {
        const { sums } = await listPeopleBehind(shop.ctx(), {
          rows: kind,
          channelId: row.channelId,
          today: TODAY,
        });
        expect(sums.people).toBe(row[kind]);
      }
    }
  });

  it('is shown to those only who may see figures, margins to those who may see costs', async () => {
    const wanted = { calendar: 'gregory', channelId: null, sinceOn: SINCE, today: TODAY } as const;
    await expect(listCohorts(shop.ctx('floor'), wanted)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const cells = (await listCohorts(shop.ctx('marketing'), wanted)).flatMap(({ months }) => months);
    expect(cells.every(({ cm2Minor }) => cm2Minor === null)).toBe(true);
    await expect(watchChurn(shop.ctx('warehouse'), TODAY)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
