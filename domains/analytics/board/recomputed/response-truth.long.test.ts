import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, type Database } from '#db/client.ts';
import { createTestDatabase, type TestDatabase } from '#db/testing.ts';
import { SYSTEM } from '#domains/context.ts';
import { seed } from '#scripts/seed/seed.ts';
import { channelBoard } from '../channel-board.ts';
import { foldBoardWhole } from '../sums/fold-board.fixture.ts';

const NOW = new Date('2026-11-22T15:00:00Z');
const PERIOD = { from: '2025-12-01', to: '2026-11-15' };
const STANDARD_MINUTES = 60;
/** So many questions make a median that hardly moves. */
const ENOUGH = 100;

type Truth = { channelId: string; questions: number; median: number; inTime: number };

let base: TestDatabase;
let db: Database;

beforeAll(async () => {
  base = await createTestDatabase();
  db = connect(base.url);
  await seed(base.url, { orders: 1_500, seed: 5, locale: 'en', until: NOW });
  await foldBoardWhole(db);
}, 300_000);
afterAll(async () => {
  await db.$client.end();
  await base.close();
});

describe('the response time of the demo business', () => {
  it('is the one with which its questions were truly answered, within two minutes, channel by channel, where there are enough', async () => {
    const { rows: truths } = await db.$client.query<Truth>(
      `select channel_id as "channelId", count(*)::integer as questions,
         percentile_disc(0.5) within group (
           order by coalesce(extract(epoch from answered_at - asked_at) / 60, 1e9))::float8 as median,
         avg(coalesce(answered_at <= asked_at + $3 * interval '1 minute', false)::integer)::float8 as "inTime"
       from truth.answers where (asked_at at time zone sales_zone())::date between $1 and $2 group by 1`,
      [PERIOD.from, PERIOD.to, STANDARD_MINUTES],
    );
    const board = await channelBoard({ db, actor: SYSTEM, now: NOW }, { period: PERIOD, compared: null });
    const many = truths.filter(({ questions }) => questions >= ENOUGH);
    expect(many.length).toBeGreaterThanOrEqual(3);
    for (const { channelId, median, inTime } of many) {
      const { responseTime, answeredInTime } = board.rows.find((row) => row.channelId === channelId)!.now;
      // Lengths are rounded up to the minute; questions that follow one another are one wait.
      expect(Math.abs(responseTime! - median)).toBeLessThanOrEqual(2);
      expect(Math.abs(answeredInTime! - inTime)).toBeLessThanOrEqual(0.02);
    }
    const few = truths.filter(({ questions }) => questions < 20);
    for (const { channelId } of few) {
      const { now, missing } = board.rows.find((row) => row.channelId === channelId)!;
      expect(now.responseTime).toBeNull();
      expect(missing.responseTime?.fact).toBe('questions');
    }
  });
});
