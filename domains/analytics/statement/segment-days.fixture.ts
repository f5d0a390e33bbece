import { setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { newId } from '#lib/ids.ts';
import { addDays } from '#lib/time.ts';

const FIRST_DAY = '2026-02-01';
const PATIENCE_MS = 60_000;
const PAUSE_MS = 50;

/** Something that happens to the people of segments, or to what is counted of them. */
export type SegmentDeed =
  | { do: 'sell'; person: number; day: number; amount: number }
  | { do: 'move'; person: number; segment: number; isIn: boolean }
  | { do: 'fill'; segment: number; every: number }
  | { do: 'merge'; person: number; into: number }
  | { do: 'delete'; segment: number }
  | { do: 'fold' };

/** Any deed among so many people and segments; a person beyond the last is nobody. */
export function anySegmentDeed(people: number, segments: number): fc.Arbitrary<SegmentDeed> {
  const person = fc.nat({ max: people - 1 });
  const segment = fc.nat({ max: segments - 1 });
  const amount = fc.integer({ min: -9_999, max: 9_999 });
  return fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        do: fc.constant('sell' as const),
        person: fc.nat({ max: people }),
        day: fc.nat({ max: 5 }),
        amount,
      }),
    },
    {
      weight: 6,
      arbitrary: fc.record({ do: fc.constant('move' as const), person, segment, isIn: fc.boolean() }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant('fill' as const),
        segment,
        every: fc.integer({ min: 1, max: 3 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('merge' as const), person, into: person }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('delete' as const), segment }) },
    { weight: 3, arbitrary: fc.constant({ do: 'fold' as const }) },
  );
}

/** People, segments and a channel to do deeds with. */
export type SegmentPlay = { db: Database; channelId: string; people: string[]; segments: string[] };

/** Writes people and segments without anybody in them. */
export async function openSegmentPlay(
  db: Database,
  { channelId, people, segments }: { channelId: string; people: number; segments: number },
): Promise<SegmentPlay> {
  const play: SegmentPlay = {
    db,
    channelId,
    people: Array.from({ length: people }, () => newId()),
    segments: Array.from({ length: segments }, () => newId()),
  };
  await db.$client.query(
    `insert into customers (id, name, search) select id, 'Person', '' from unnest($1::uuid[]) as one (id)`,
    [play.people],
  );
  for (const id of play.segments) await addSegment(db, id);
  return play;
}

async function addSegment(db: Database, id: string): Promise<void> {
  await db.$client.query(
    `insert into segments (id, name, rule, version, created_at, updated_at) values ($1, 'Segment', '{}', 1, now(), now())`,
    [id],
  );
}

/** Does one thing as the writers of it do. */
export async function doSegmentDeed({ db, channelId, people, segments }: SegmentPlay, deed: SegmentDeed) {
  const ask = (text: string, values: unknown[] = []) => db.$client.query(text, values);
  switch (deed.do) {
    case 'sell':
      return ask(
        `insert into postings (kind, at, day, channel_id, customer_id, gross_minor, cogs_minor, receivable_minor, orders, units)
         values ('sale', now(), $1, $2, $3, $4, $5, $4, 1, 2)`,
        [
          addDays(FIRST_DAY, deed.day),
          channelId,
          people[deed.person] ?? null,
          deed.amount,
          Math.trunc(deed.amount / 2),
        ],
      );
    case 'move':
      return deed.isIn
        ? ask(
            'insert into segment_members (segment_id, customer_id, since) values ($1, $2, now()) on conflict do nothing',
            [segments[deed.segment], people[deed.person]],
          )
        : ask('delete from segment_members where segment_id = $1 and customer_id = $2', [
            segments[deed.segment],
            people[deed.person],
          ]);
    case 'fill':
      return ask(
        `with gone as (delete from segment_members where segment_id = $1 and customer_id <> all ($2::uuid[]))
         insert into segment_members (segment_id, customer_id, since)
         select $1, id, now() from unnest($2::uuid[]) as one (id) on conflict do nothing`,
        [segments[deed.segment], people.filter((_, at) => at % deed.every === 0)],
      );
    case 'merge':
      return ask('update postings set customer_id = $2 where customer_id = $1', [
        people[deed.person],
        people[deed.into],
      ]);
    case 'delete': {
      await ask('delete from segments where id = $1', [segments[deed.segment]]);
      const id = newId();
      segments[deed.segment] = id;
      return addSegment(db, id);
    }
    case 'fold':
      return ask('select fold_postings()');
  }
}

/** Folds until nobody waits; other tests on the server may hold a fold back. */
export async function foldSegmentMoves(db: Database): Promise<void> {
  for (let waitedMs = 0; waitedMs < PATIENCE_MS; waitedMs += PAUSE_MS) {
    await db.$client.query('select fold_postings()');
    const { rowCount } = await db.$client.query('select from segment_moves limit 1');
    if (rowCount === 0) return;
    await setTimeout(PAUSE_MS);
  }
  expect.fail('segments are still being counted');
}

/** What the books say of segments differs from adding up the postings of those who are counted in them. */
export async function expectSegmentDaysTrue(db: Database): Promise<void> {
  const { rows } = await db.$client.query(
    `select days_apart('segment_days_now', 'posting_segments', 'segment_id, day') as apart`,
  );
  expect(rows).toEqual([]);
}

/** Nobody waits, and the sums are those of the members themselves. */
export async function expectMembersCounted(db: Database): Promise<void> {
  const { rows } = await db.$client.query(
    `select days_apart('segment_days_now', '(
       select m.segment_id, p.* from postings p join segment_members m using (customer_id)
       union all select null, p.* from postings p
       where exists (select from segment_members m where m.customer_id = p.customer_id)
     )', 'segment_id, day') as apart`,
  );
  expect(rows).toEqual([]);
}
