import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCustomer } from '#domains/customers/create-customer.ts';
import { mergeCustomers } from '#domains/customers/merging/merge-customers.ts';
import { unmergeCustomers } from '#domains/customers/merging/unmerge-customers.ts';
import { cancelOrder } from '#domains/orders/cancel-order.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { monthOf } from '#lib/calendar.ts';
import { AppError } from '#lib/errors.ts';
import { addDays } from '#lib/time.ts';
import { checkRetention } from './check-retention.ts';
import { addUpTwins, sideOf } from './compare-twins.fixture.ts';
import type { TwinSums } from './compare-twins.ts';
import { foldRetentionWhole } from './fold-retention.fixture.ts';

const RUNS = Number(process.env.MODEL_RUNS ?? 6);
const PEOPLE = 3;
const DAY_MS = 86_400_000;

let shop: TestShop;
let people = 0;
let days = 0;

beforeAll(async () => {
  shop = await openShop();
  await shop.addVariant({ sku: 'CUP', units: 1_000_000 });
});
afterAll(() => shop.close());

const query = async <Row extends object>(text: string, values: unknown[] = []) =>
  (await shop.db.$client.query<Row>(text, values)).rows;
const at = (day: number) => shop.ctx('owner', { now: new Date(shop.now.getTime() + day * DAY_MS) });

/** Somebody whom nobody takes for another. */
async function addPerson(): Promise<string> {
  const { id } = await createCustomer(shop.ctx('owner'), {
    name: `Person ${++people}`,
    phone: `+3598886${String(people).padStart(5, '0')}`,
    channelId: shop.channels.web,
  });
  return id;
}

const buy = (customerId: string, day: number, channel: 'web' | 'till' = 'web', quantity = 1) =>
  placeOrder(at(day), { customerId, channelId: shop.channels[channel], lines: [{ sku: 'CUP', quantity }] });

/** What the books refuse passes; wrong input is a fault of the test. */
function letRefusalsPass(error: unknown): undefined {
  if (error instanceof AppError && (error.code !== 'INVALID_INPUT' || error.details.reason)) return undefined;
  throw error;
}

const number = fc.nat(30);
const anyStep = fc.record({
  kind: fc.constantFrom('buy', 'buy', 'buy', 'buy', 'cancel', 'merge', 'part', 'fold'),
  who: fc.nat(PEOPLE - 1),
  pick: number,
});
/** What is kept of all groups. */
async function readUse(calendar: string, figure: 'orders' | 'cm2'): Promise<TwinSums> {
  const side = (
    kind: string,
  ) => `json_build_object('customers', sum(matched_${kind}), 'mean', sum(${kind}_${figure}),
    'spread', sum(${kind}_${figure}_spread), 'freedom', sum(${kind}_freedom), 'pull', sum(${kind}_pull))`;
  const [kept] = await query<TwinSums>(
    `select sum(weight)::double precision as weight, ${side('many')} as many, ${side('one')} as one
     from retention_use where calendar = $1`,
    [calendar],
  );
  return kept!;
}

function expectClose(kept: TwinSums, told: TwinSums): void {
  expect(kept.weight).toBeCloseTo(told.weight, 8);
  for (const kind of ['many', 'one'] as const) {
    for (const [name, value] of Object.entries(told[kind])) {
      expect(kept[kind][name as keyof TwinSums['many']], `${kind} ${name}`).toBeCloseTo(value, 4);
    }
  }
}

type Play = { people: string[]; orders: string[]; merges: string[] };

async function step(play: Play, { kind, who, pick }: { kind: string; who: number; pick: number }) {
  days += pick;
  const customerId = play.people[who]!;
  const orderId = play.orders[pick % Math.max(1, play.orders.length)];
  const mergeId = play.merges[pick % Math.max(1, play.merges.length)];
  if (kind === 'buy') {
    const placed = await buy(customerId, days, pick % 2 ? 'web' : 'till', 1 + (pick % 5));
    play.orders.push(placed.id);
  } else if (kind === 'cancel') {
    if (orderId) await cancelOrder(at(days), { orderId, reason: 'no' });
  } else if (kind === 'merge') {
    const survivorId = play.people[pick % PEOPLE]!;
    play.merges.push((await mergeCustomers(at(days), { survivorId, mergedId: customerId })).id);
  } else if (kind === 'part') {
    if (mergeId) await unmergeCustomers(at(days), { mergeId });
  } else {
    await query('select fold_board()');
    await query('select fold_retention()');
  }
}

describe('what is kept of who stays', () => {
  it('tells months and quarters apart as the calendars do', async () => {
    const wanted = ['gregory', 'persian'] as const;
    for (const calendar of wanted) {
      const rows = await query<{ day: string; month: string; quarter: string }>(
        `select d::date::text as day, first_of($1, 'month', d::date)::text as month,
           first_of($1, 'quarter', d::date)::text as quarter
         from generate_series(date '1999-01-01', date '2061-12-31', interval '1 day') d`,
        [calendar],
      );
      let [month, quarter, months] = ['', '', 0];
      for (const row of rows) {
        const from = row.day === month ? month : row.month;
        if (from !== month) {
          month = monthOf(row.day, calendar).from;
          const isNewYear = calendar === 'gregory' ? month.endsWith('-01-01') : /-03-(20|21)$/.test(month);
          months = isNewYear ? 0 : months + 1;
          if (months % 3 === 0) quarter = month;
        }
        if (row.day < '2000-04-01') continue;
        if (row.month !== month || row.quarter !== quarter) {
          expect(row).toEqual({ day: row.day, month, quarter });
        }
      }
      expect(rows.at(-1)!.day).toBe(addDays('2062-01-01', -1));
    }
  });

  it('knows months, gaps, windows and channels of somebody, and forgets what was cancelled', async () => {
    const id = await addPerson();
    // The first order stands on 10 March; of the six cups of 100 days later 24.00 are left.
    await buy(id, 0, 'web');
    await buy(id, 20, 'till');
    await buy(id, 100, 'web', 6);
    const gone = await buy(id, 5, 'till');
    const once = await addPerson();
    await buy(once, 300, 'till');
    await cancelOrder(at(6), { orderId: gone.id, reason: 'no' });
    await foldRetentionWhole(shop.db);
    expect(
      await query(
        `select channel_id as channel, day::text as day, gap, orders, early_orders as early, is_early_many as many,
           later_orders as later, later_cm2_minor::integer as "laterCm2" from retention_people where customer_id = $1`,
        [id],
      ),
    ).toEqual([
      {
        channel: shop.channels.web,
        day: '2026-03-10',
        gap: 20,
        orders: 3,
        early: 2,
        many: true,
        later: 1,
        laterCm2: 2400,
      },
    ]);
    expect(await query('select gap, orders from retention_people where customer_id = $1', [once])).toEqual([
      { gap: null, orders: 1 },
    ]);
    expect(
      await query(
        `select month_on::text as month, buyers, orders, net_minor::integer as net, cm2_minor::integer as cm2
         from retention_cells where calendar = 'gregory' and channel_id = $1 and buyers > 0 order by 1`,
        [shop.channels.web],
      ),
    ).toEqual([
      { month: '2026-03-01', buyers: 1, orders: 2, net: 2000, cm2: 800 },
      { month: '2026-06-01', buyers: 1, orders: 1, net: 6000, cm2: 2400 },
    ]);
    expect(
      await query(
        `select span, starts_on::text as on, buyers, stayed from retention_spans
         where calendar = 'gregory' and channel_id = $1 and buyers > 0 order by 1, 2`,
        [shop.channels.web],
      ),
    ).toEqual([
      { span: 'month', on: '2026-03-01', buyers: 1, stayed: 0 },
      { span: 'month', on: '2026-06-01', buyers: 1, stayed: 0 },
      { span: 'quarter', on: '2026-01-01', buyers: 1, stayed: 1 },
      { span: 'quarter', on: '2026-04-01', buyers: 1, stayed: 0 },
    ]);
  });

  it(`is what the rows say through ${RUNS} plays of orders, cancellations and merges, folded at any moment`, async () => {
    const play = fc.asyncProperty(fc.array(anyStep, { minLength: 8, maxLength: 16 }), async (steps) => {
      const made: Play = {
        people: [await addPerson(), await addPerson(), await addPerson()],
        orders: [],
        merges: [],
      };
      for (const one of steps) await step(made, one).catch(letRefusalsPass);
      await foldRetentionWhole(shop.db);
    });
    await fc.assert(play, { numRuns: RUNS, seed: 20261122, endOnFailure: true });
  }, 120_000);

  it('compares those of many channels with those of one as each of them by name would', async () => {
    for (let person = 0; person < 7; person++) {
      const id = await addPerson();
      await buy(id, days, 'web');
      await buy(id, days + 20, person % 2 ? 'till' : 'web');
      if (person % 3) await buy(id, days + 120, 'web', 1 + person);
    }
    await foldRetentionWhole(shop.db);
    type Person = { day: string; group: string; isMany: boolean; orders: number; cm2: number };
    const all = await query<Person>(
      `select day::text as day, concat(channel_id, ' ', basket, ' ', least(early_orders, 6)) as group,
         is_early_many as "isMany", later_orders as orders, later_cm2_minor::integer as cm2 from retention_people`,
    );
    for (const calendar of ['gregory', 'persian'] as const) {
      const groups = Map.groupBy(all, ({ day, group }) => `${monthOf(day, calendar).from} ${group}`);
      for (const figure of ['orders', 'cm2'] as const) {
        const told = addUpTwins(
          [...groups.values()].map((people) => ({
            many: sideOf(people.flatMap((one) => (one.isMany ? [one[figure]] : []))),
            one: sideOf(people.flatMap((one) => (one.isMany ? [] : [one[figure]]))),
          })),
        );
        expect(told.many.customers).toBeGreaterThanOrEqual(3);
        expect(told.many.spread).toBeGreaterThan(0);
        expectClose(await readUse(calendar, figure), told);
      }
    }
  });

  it('is found out when somebody changes it', async () => {
    for (const [fault, what] of [
      ['update retention_people set gap = 7', 'customer'],
      ['update retention_days set net_minor = net_minor + 1', 'day'],
      ['update retention_cells set cm2_minor = cm2_minor + 1 where buyers > 0', 'cohort'],
      ['update retention_spans set stayed = stayed + 1 where buyers > 0', 'stayed'],
      ['update retention_repeats set again[8] = again[8] + 1', 'repeats'],
      ['update retention_waiting set customers[3] = customers[3] + 1', 'waiting'],
      ['delete from retention_twins', 'twins'],
      ['update retention_use set many_cm2 = many_cm2 + 0.001', 'use'],
    ] as const) {
      const client = await shop.db.$client.connect();
      await client.query('begin');
      await client.query(fault);
      const { rows } = await client.query('select distinct what from retention_faults()');
      await client.query('rollback');
      client.release();
      // Who is counted wrong is missing in the sums as well.
      expect(rows).toContainEqual({ what });
    }
    expect((await checkRetention(shop.db)).faults).toEqual([]);
  });
});
