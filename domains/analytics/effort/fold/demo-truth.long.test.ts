import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, type Database } from '#db/client.ts';
import { createTestDatabase, type TestDatabase } from '#db/testing.ts';
import { seed } from '#scripts/seed/seed.ts';
import { expectEffortTrue } from './fold-effort.fixture.ts';

const OPTIONS = { orders: 7_000, seed: 1, locale: 'en', until: new Date('2026-11-22T15:00:00Z') } as const;
const PATIENCE_MS = 500_000;
const MOST_OFF = 0.05;

let base: TestDatabase;
let db: Database;

beforeAll(async () => {
  base = await createTestDatabase();
  await seed(base.url, OPTIONS);
  db = connect(base.url);
  await expectEffortTrue(db);
}, PATIENCE_MS);
afterAll(async () => {
  await db.$client.end();
  await base.close();
});

const COMPARED = `
  with told as (
    select e.order_id, e.channel_id, e.seconds / 60.0 as minutes from order_efforts e
    where exists (select from truth.orders t where t.order_id = e.order_id)
  ), truth as (
    select order_id, sum(minutes) as minutes from truth.efforts group by 1
  )
  select c.slug, count(*)::integer as orders, avg(told.minutes)::float8 as said, avg(coalesce(truth.minutes, 0))::float8 as was
  from told join channels c on c.id = told.channel_id left join truth using (order_id) group by 1 order by 1`;

describe('the effort of the demo business, whose true minutes are known', () => {
  it('is within five percent of the truth in every channel', async () => {
    const { rows } = await db.$client.query<{ slug: string; orders: number; said: number; was: number }>(
      COMPARED,
    );
    expect(rows).toHaveLength(8);
    const off = rows.map(({ slug, said, was }) => [slug, Math.abs(said - was) / was] as const);
    expect(
      off.filter(([, share]) => share > MOST_OFF),
      JSON.stringify(rows),
    ).toEqual([]);
  });
});
