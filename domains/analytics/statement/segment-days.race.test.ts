import { afterAll, beforeAll, expect, it } from 'vitest';
import { mergeCustomers } from '#domains/customers/merging/merge-customers.ts';
import { unmergeCustomers } from '#domains/customers/merging/unmerge-customers.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { newId } from '#lib/ids.ts';
import {
  doSegmentDeed,
  expectMembersCounted,
  expectSegmentDaysTrue,
  foldSegmentMoves,
  openSegmentPlay,
  type SegmentPlay,
} from './segment-days.fixture.ts';

const PEOPLE = 40;
const SEGMENTS = 4;
const TURNS = 60;

let shop: TestShop;
beforeAll(async () => {
  shop = await openShop({ poolSize: 12 });
});
afterAll(() => shop.close());

/** A sale with an order: those follow their customer when two people become one. */
async function sell(play: SegmentPlay, turn: number): Promise<void> {
  const orderId = newId();
  await play.db.$client.query(
    `with placed as (
       insert into orders (id, channel_id, customer_id, status, currency, placed_at, day, gross_minor, total_minor, units, search)
       values ($1, $2, $3, 'confirmed', 'EUR', $4::date + time '12:00', $4::date, $5, $5, 1, '')
     )
     insert into postings (kind, at, day, channel_id, customer_id, order_id, gross_minor, receivable_minor, orders, units)
     values ('sale', now(), $4::date, $2, $3, $1, $5, $5, 1, 1)`,
    [orderId, play.channelId, play.people[turn % PEOPLE], `2026-03-0${1 + (turn % 5)}`, 100 + turn],
  );
}

it('the books by segment stay right while people come, leave and become one, and two workers fold', async () => {
  const play = await openSegmentPlay(shop.db, {
    channelId: shop.channels.web,
    people: PEOPLE,
    segments: SEGMENTS,
  });
  let isOver = false;
  let looks = 0;
  const meanwhile = async (act: () => Promise<unknown>) => {
    while (!isOver) await act();
  };
  const turns = async (act: (turn: number) => Promise<unknown>) => {
    for (let turn = 0; turn < TURNS; turn++) await act(turn);
  };
  const around = [
    meanwhile(() => shop.db.$client.query('select fold_postings()')),
    meanwhile(() => shop.db.$client.query('select fold_postings()')),
    meanwhile(async () => {
      await expectSegmentDaysTrue(shop.db);
      looks++;
    }),
  ];
  const ctx = shop.ctx('owner');
  await Promise.all([
    turns((turn) => sell(play, turn)),
    turns((turn) => sell(play, turn * 7)),
    turns((turn) =>
      doSegmentDeed(play, {
        do: 'move',
        person: (turn * 3) % PEOPLE,
        segment: turn % SEGMENTS,
        isIn: turn % 3 > 0,
      }),
    ),
    turns((turn) =>
      turn % 10 === 0
        ? doSegmentDeed(play, { do: 'fill', segment: turn % SEGMENTS, every: 1 + (turn % 3) })
        : doSegmentDeed(play, {
            do: 'move',
            person: turn % PEOPLE,
            segment: (turn + 1) % SEGMENTS,
            isIn: true,
          }),
    ),
    turns(async (turn) => {
      if (turn % 6 > 0) return;
      const { id } = await mergeCustomers(ctx, {
        survivorId: play.people[turn % PEOPLE]!,
        mergedId: play.people[(turn + 1) % PEOPLE]!,
      });
      await unmergeCustomers(ctx, { mergeId: id });
    }),
  ]).finally(() => {
    isOver = true;
  });
  await Promise.all(around);
  expect(looks).toBeGreaterThan(5);
  await foldSegmentMoves(shop.db);
  await expectSegmentDaysTrue(shop.db);
  await expectMembersCounted(shop.db);
}, 180_000);
