import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import {
  anySegmentDeed,
  doSegmentDeed,
  expectMembersCounted,
  expectSegmentDaysTrue,
  foldSegmentMoves,
  openSegmentPlay,
} from './segment-days.fixture.ts';
import { statement } from './statement.ts';

const PEOPLE = 8;
const SEGMENTS = 3;
const MANY = 1_500;

let shop: TestShop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const ask = async <Row extends object>(text: string, values: unknown[] = []) =>
  (await shop.db.$client.query<Row>(text, values)).rows;

describe('the books by segment', () => {
  it('are the postings of those who are counted in each, whatever happens between which folds', async () => {
    const channelId = shop.channels.web;
    const deeds = fc.array(anySegmentDeed(PEOPLE, SEGMENTS), { minLength: 15, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(deeds, async (all) => {
        const play = await openSegmentPlay(shop.db, { channelId, people: PEOPLE, segments: SEGMENTS });
        for (const deed of all) {
          await doSegmentDeed(play, deed);
          await expectSegmentDaysTrue(shop.db);
        }
        await foldSegmentMoves(shop.db);
        await expectSegmentDaysTrue(shop.db);
        await expectMembersCounted(shop.db);
      }),
      { numRuns: 12 },
    );
  }, 180_000);

  it('take in a segment of very many people as one row that waits, and count its people in turns', async () => {
    const channelId = shop.channels.web;
    const play = await openSegmentPlay(shop.db, { channelId, people: MANY, segments: 2 });
    await foldSegmentMoves(shop.db);
    for (const person of [0, 1, MANY - 1])
      await doSegmentDeed(play, { do: 'sell', person, day: 1, amount: 500 });
    await doSegmentDeed(play, { do: 'fill', segment: 0, every: 1 });
    expect(await ask('select segment_id as id, customer_id as person from segment_moves')).toEqual([
      { id: play.segments[0], person: null },
    ]);
    await expectSegmentDaysTrue(shop.db);
    await foldSegmentMoves(shop.db);
    await expectMembersCounted(shop.db);
    const grossOf = (segment: string) =>
      ask('select sum(gross_minor)::integer as gross from segment_days_now where segment_id = $1', [segment]);
    expect(await grossOf(play.segments[0]!)).toEqual([{ gross: 1_500 }]);
    await ask('delete from segments where id = $1', [play.segments[0]]);
    await foldSegmentMoves(shop.db);
    await expectMembersCounted(shop.db);
    expect(await grossOf(play.segments[0]!)).toEqual([{ gross: 0 }]);
    expect(
      await ask('select from segment_people where customer_id = any ($1::uuid[])', [play.people]),
    ).toEqual([]);
  }, 180_000);

  it('says since when people of segments wait to be counted, and of which segments very many', async () => {
    const owner = shop.ctx('owner');
    const bySegment = {
      period: { from: '2026-03-01', to: '2026-03-31' },
      by: 'segment' as const,
      against: null,
    };
    await foldSegmentMoves(shop.db);
    expect((await statement(owner, bySegment)).moves).toBeNull();
    const play = await openSegmentPlay(shop.db, {
      channelId: shop.channels.web,
      people: 1_200,
      segments: 1,
    });
    await doSegmentDeed(play, { do: 'move', person: 0, segment: 0, isIn: true });
    expect((await statement(owner, bySegment)).moves).toEqual({ since: expect.any(Date), segments: [] });
    await doSegmentDeed(play, { do: 'fill', segment: 0, every: 1 });
    expect((await statement(owner, bySegment)).moves).toMatchObject({ segments: ['Segment'] });
    expect((await statement(owner, { ...bySegment, by: 'channel' })).moves).toBeNull();
    await foldSegmentMoves(shop.db);
    expect((await statement(owner, bySegment)).moves).toBeNull();
  }, 180_000);
});
