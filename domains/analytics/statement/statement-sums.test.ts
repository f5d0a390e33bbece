import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POSTING_AMOUNTS } from '#domains/money/posting.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { addDays } from '#lib/time.ts';
import { foldAll } from '#scripts/seed/write/fold-all.ts';
import type { Sums } from '../board/metric-definitions.ts';
import { SUM_COLUMNS } from '../board/sum-columns.ts';
import { daysOf } from '../period.ts';
import {
  anySegmentDeed,
  doSegmentDeed,
  foldSegmentMoves,
  openSegmentPlay,
  type SegmentPlay,
} from './segment-days.fixture.ts';
import { STATEMENT_DIMENSIONS, type StatementDimension } from './statement-filter.ts';
import { sumColumnsOf } from './sum-columns-of.ts';

// Other tests' transactions on the same server hold a fold back.
const PATIENCE_MS = 90_000;
const FIRST_DAY = '2026-01-10';
const PEOPLE = 5;
const SEGMENTS = 2;
const GROUPS = ['Tea', 'Kitchen', null];

let shop: TestShop;
let play: SegmentPlay;
const variants: string[] = [];

beforeAll(async () => {
  shop = await openShop();
  for (const sku of ['CUP', 'POT', 'JAR']) variants.push((await shop.addVariant({ sku, units: 1 })).id);
  play = await openSegmentPlay(shop.db, {
    channelId: shop.channels.web,
    people: PEOPLE,
    segments: SEGMENTS,
  });
});
afterAll(() => shop.close());

const ask = async <Row extends object>(text: string, values: unknown[] = []) =>
  (await shop.db.$client.query<Row>(text, values)).rows;

const sale = fc.record({
  do: fc.constant('trade' as const),
  day: fc.nat({ max: 130 }),
  channel: fc.constantFrom('web' as const, 'till' as const),
  place: fc.constantFrom('north' as const, 'corner' as const, null),
  person: fc.nat({ max: PEOPLE }),
  goods: fc.array(fc.nat({ max: 3 }), { maxLength: 3 }),
  gross: fc.integer({ min: -9_999, max: 9_999 }),
  fees: fc.integer({ min: -999, max: 999 }),
});
const sorting = fc.record({
  do: fc.constant('sort' as const),
  at: fc.nat({ max: 2 }),
  category: fc.constantFrom(...GROUPS),
  brand: fc.constantFrom(...GROUPS),
});
const deeds = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: sale },
    { weight: 2, arbitrary: sorting },
    { weight: 5, arbitrary: anySegmentDeed(PEOPLE, SEGMENTS) },
  ),
  { minLength: 10, maxLength: 30 },
);
const anyPeriod = fc.tuple(fc.nat({ max: 120 }), fc.nat({ max: 130 })).map(([start, length]) => ({
  from: addDays(FIRST_DAY, start),
  to: addDays(FIRST_DAY, start + length),
}));

async function trade({ day, channel, place, person, goods, gross, fees }: FromArbitrary<typeof sale>) {
  const parts = goods.map((at) => [variants[at] ?? null, gross, 0, 0, 0, 1, 0, 0]);
  const total = gross * parts.length;
  await ask(
    `insert into postings (kind, at, day, channel_id, location_id, customer_id, parts, gross_minor, units, fees_minor, receivable_minor)
     values ('sale', now(), $1, $2, $3, $4, $5, $6, $7, $8, $6)`,
    [
      addDays(FIRST_DAY, day),
      shop.channels[channel],
      place && shop.places[place],
      play.people[person] ?? null,
      parts.length > 0 ? JSON.stringify(parts) : null,
      total,
      parts.length,
      fees,
    ],
  );
}

type FromArbitrary<A> = A extends fc.Arbitrary<infer Value> ? Value : never;

async function carryOut(deed: FromArbitrary<typeof deeds>[number]): Promise<void> {
  if (deed.do === 'trade') await trade(deed);
  else if (deed.do === 'sort')
    await ask(
      'update products set category = $2, brand = $3 where id = (select product_id from variants where id = $1)',
      [variants[deed.at], deed.category, deed.brand],
    );
  else await doSegmentDeed(play, deed);
}

/** What is read one posting after the other, past everything that is kept. */
const TRUTH: Record<StatementDimension, string> = {
  channel: 'select channel_id::text as key, * from postings',
  location: 'select location_id::text as key, * from postings',
  category: `select * from posting_groups where dimension = 'category'`,
  brand: `select * from posting_groups where dimension = 'brand'`,
  segment: `select s.segment_id::text as key, p.* from postings p join posting_segments s on s.posting_id = p.id
    join segments one on one.id = s.segment_id
    union all select null, p.* from postings p
    where not exists (select from segment_people m where m.customer_id = p.customer_id)`,
};

const withoutNothing = (sums: Iterable<[string | null, Sums]>) =>
  new Map([...sums].filter(([, one]) => POSTING_AMOUNTS.some((name) => one[name] !== 0)));

async function expectTrue(by: StatementDimension, period: { from: string; to: string }): Promise<void> {
  const rows = await ask<Sums & { key: string | null }>(
    `select key, ${SUM_COLUMNS} from (${TRUTH[by]}) d where day between $1 and $2 group by key`,
    [period.from, period.to],
  );
  const truth = withoutNothing(rows.map(({ key, ...sums }) => [key, sums]));
  expect([by, period, withoutNothing(await sumColumnsOf(shop.db, by, period))]).toEqual([by, period, truth]);
}

async function expectSummed(): Promise<void> {
  expect(await ask(`select days_apart('statement_days', 'statement_parts', 'dimension, day, key')`)).toEqual(
    [],
  );
  const months = `(select *, date_trunc('month', day)::date as month_on from statement_days)`;
  expect(
    await ask(`select days_apart('statement_months', $1, 'dimension, month_on, key')`, [months]),
  ).toEqual([]);
}

describe('the sums of the statement', () => {
  it('are what the postings say over any days, whatever is sold, sorted, moved and folded before', async () => {
    await fc.assert(
      fc.asyncProperty(deeds, fc.array(anyPeriod, { minLength: 3, maxLength: 3 }), async (all, periods) => {
        for (const deed of all) await carryOut(deed);
        for (const period of periods) for (const by of STATEMENT_DIMENSIONS) await expectTrue(by, period);
        await expectSummed();
      }),
      { numRuns: 12 },
    );
    await foldSegmentMoves(shop.db);
    await expectSummed();
    // Every day by itself and the whole: neither a border of a month nor a day is counted twice.
    const whole = { from: FIRST_DAY, to: addDays(FIRST_DAY, 130) };
    for (const day of daysOf({ from: '2026-01-28', to: '2026-02-04' }))
      await expectTrue('channel', { from: day, to: day });
    for (const by of STATEMENT_DIMENSIONS) await expectTrue(by, whole);
  }, 120_000);

  it('follow a day that is changed, moved to another month or taken away', async () => {
    await ask(
      `insert into postings (kind, at, day, channel_id, fees_minor) values ('cost', now(), '2026-03-05', $1, 77)`,
      [shop.channels.web],
    );
    await foldAll(shop.db.$client, PATIENCE_MS);
    const [some] = await ask<{ day: string }>(`select day::text from location_days where day = '2026-03-05'`);
    expect(some).toEqual({ day: '2026-03-05' });
    await ask(`update location_days set fees_minor = fees_minor + 5 where day = '2026-03-05'`);
    await expectSummed();
    await ask(
      `update channel_days set day = '2027-04-05' where day = '2026-03-05' and channel_id = '${shop.channels.web}'`,
    );
    await expectSummed();
    await ask(`delete from group_days where dimension = 'brand'`);
    await expectSummed();
    const left = `select from statement_months where dimension = 'brand' and (fees_minor <> 0 or gross_minor <> 0 or units <> 0)`;
    expect(await ask(left)).toEqual([]);
  }, 120_000);
});
