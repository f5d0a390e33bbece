import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countCohorts } from '#domains/predictions/groups/count-cohorts.ts';
import { runPredictions } from '#domains/predictions/runs/run-predictions.ts';
import { startPredictions } from '#domains/predictions/runs/start-predictions.ts';
import { openPast, type PastShop } from '#domains/predictions/testing/open-past.ts';
import { monthOf } from '#lib/calendar.ts';
import { seededRandom } from '#lib/math/seeded-random.ts';
import { addDays, daysBetween } from '#lib/time.ts';
import { checkRetention } from './check-retention.ts';
import { compareChannelUse } from './compare-channel-use.ts';
import { foldRetentionWhole } from './fold-retention.fixture.ts';
import { listCohorts } from './list-cohorts.ts';
import { listPeopleBehind } from './list-people-behind.ts';
import { FEWEST_WAITING, listRepeatCurves } from './list-repeat-curves.ts';
import { listStays } from './list-stays.ts';
import { readCurve, repeatCurve, type Wait } from './repeat-curve.ts';
import { type ChurnRow, watchChurn } from './watch-churn.ts';

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

  it.each(['gregory', 'persian'] as const)(
    'counts cohorts as the command line counts a file of the same orders (%s)',
    async (calendar) => {
      const raw = await shop.query<{ id: string; day: string; amount: number }>(
        `select o.customer_id as id, o.day::text as day, sum(p.gross_minor - p.discounts_minor - p.returns_minor)::bigint as amount
         from orders o join postings p on p.order_id = o.id
         where o.customer_id is not null and o.status <> 'cancelled' group by o.id`,
      );
      const purchases = raw.map((row) => ({ ...row, day: daysBetween('1970-01-01', row.day) }));
      const counted = countCohorts(purchases, { until: TODAY, calendar });
      const listed = await listCohorts(shop.ctx(), {
        calendar,
        channelId: null,
        sinceOn: SINCE,
        today: TODAY,
      });
      expect(listed.length).toBeGreaterThan(10);
      const plain = counted.toReversed().flatMap(({ from, customers, months }) => {
        const cells = months.map(({ age, buyers, purchases: orders, sales }) => [age, buyers, orders, sales]);
        return customers > 0 ? [{ from, customers, cells }] : [];
      });
      expect(
        listed.map(({ cohortOn, customers, months }) => ({
          from: cohortOn,
          customers,
          cells: months.map(({ age, buyers, orders, netMinor }) => [age, buyers, orders, netMinor]),
        })),
      ).toEqual(plain);
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
    const curves = await listRepeatCurves(shop.ctx(), { calendar: 'gregory', sinceOn: SINCE, today: TODAY });
    expect(curves.map(({ channelId }) => channelId === null)).toEqual([true, false, false]);
    expect(curves[0]).toMatchObject({ customers: 90, again: 60 });
    const shares = curves[0]!.drawn.flatMap(({ share }) => (share === null ? [] : [share]));
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    // Of 90, 60 came again; the young among the others may yet do so, so the curve ends above two thirds.
    expect(Math.max(...shares)).toBeGreaterThan(0.6);
  });

  it.each(['gregory', 'persian'] as const)(
    'draws from months and years what each customer by name would draw (%s)',
    async (calendar) => {
      for (const monthsBack of [0, 3, 8, 13, 24]) {
        const sinceOn = monthOf(TODAY, calendar, monthsBack).from;
        const { rows } = await shop.db.$client.query<Wait & { channelId: string }>(
          `select channel_id as "channelId", least(gap, $2::date - day) as days, 1 as left,
             (gap is not null)::integer as ended
           from retention_people where day between $1 and $2`,
          [sinceOn, TODAY],
        );
        const curves = await listRepeatCurves(shop.ctx(), { calendar, sinceOn, today: TODAY });
        expect(curves.reduce((sum, { customers }) => sum + customers, 0)).toBe(rows.length * 2);
        for (const { channelId, customers, again, drawn } of curves) {
          const own = rows.filter((row) => channelId === null || row.channelId === channelId);
          const waits = [...Map.groupBy(own, ({ days }) => days)].map(([days, same]) => ({
            days,
            left: same.length,
            ended: same.filter(({ ended }) => ended === 1).length,
          }));
          expect({ customers, again }).toEqual({
            customers: own.length,
            again: own.filter(({ ended }) => ended === 1).length,
          });
          for (const { days, share } of drawn) {
            expect(share).toBe(readCurve(repeatCurve(waits), days, FEWEST_WAITING)?.share ?? null);
          }
        }
      }
    },
  );

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
    await expectPeopleBehind(rows, TODAY);
  });

  it('counts on every later day who has become late until then', async () => {
    let late = 0;
    for (const ahead of [0, 5, 40, 120, 400]) {
      const today = addDays(TODAY, ahead);
      const { rows } = await watchChurn(shop.ctx(), today);
      await expectPeopleBehind(rows, today);
      expect(rows[0]!.late).toBeGreaterThanOrEqual(late);
      late = rows[0]!.late;
    }
    expect(late).toBeGreaterThan(0);
  });

  it('follows what is foretold, and is found out when somebody changes the sums', async () => {
    const query = (text: string) => shop.db.$client.query(text);
    await query('update customer_predictions set p_alive = 1 - p_alive, net_minor = net_minor + 7');
    await query(
      'delete from customer_predictions where customer_id in (select customer_id from churn_people limit 5)',
    );
    expect(await checkRetention(shop.db)).toEqual({ isBehind: true, faults: [] });
    await foldRetentionWhole(shop.db);
    const { rows } = await watchChurn(shop.ctx(), TODAY);
    expect(rows[0]).toMatchObject({ customers: 85 });
    await expectPeopleBehind(rows, TODAY);
    await query('update churn_days set late = late + 1');
    expect((await checkRetention(shop.db)).faults[0]).toMatchObject({ what: 'leaving' });
    await query('update churn_days set late = late - 1');
  });

  it('is shown to those only who may see figures, margins to those who may see costs', async () => {
    const wanted = { calendar: 'gregory', channelId: null, sinceOn: SINCE, today: TODAY } as const;
    await expect(listCohorts(shop.ctx('floor'), wanted)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const cells = (await listCohorts(shop.ctx('marketing'), wanted)).flatMap(({ months }) => months);
    expect(cells.every(({ cm2Minor }) => cm2Minor === null)).toBe(true);
    await expect(watchChurn(shop.ctx('warehouse'), TODAY)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

async function expectPeopleBehind(rows: readonly ChurnRow[], today: string): Promise<void> {
  for (const row of rows) {
    for (const kind of ['low', 'late'] as const) {
      const wanted = { rows: kind, channelId: row.channelId, today };
      expect((await listPeopleBehind(shop.ctx(), wanted)).sums.people).toBe(row[kind]);
    }
  }
}
