import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setAnswering } from '#domains/channels/answering/set-answering.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { newId } from '#lib/ids.ts';
import { listAnswerWaits } from '../list-answer-waits.ts';
import { readAnswerFacts } from '../read-answer-facts.ts';
import { addPeople, expectBoardTrue } from './fold-board.fixture.ts';

const MINUTE_MS = 60_000;
const WEEK = [...Array(5).fill({ opens: 540, closes: 1_080 }), null, null];

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const query = async <Row extends object>(text: string, values: unknown[] = []) =>
  (await shop.db.$client.query<Row>(text, values)).rows;

type Word = { minutes: number; customerId?: string; device?: string; thread?: string; campaign?: string };

/** Something that somebody wrote so many minutes before now. */
async function say(direction: 'in' | 'out', { minutes, ...who }: Word): Promise<void> {
  await query(
    `insert into touches (at, channel_id, kind, direction, customer_id, anonymous_id, thread, campaign, detail)
     values ($1, $2, 'message', $3, $4, $5, $6, $7, '{"text": "Is it blue? Call +359888123456"}')`,
    [
      new Date(shop.now.getTime() - minutes * MINUTE_MS),
      shop.channels.web,
      direction,
      who.customerId ?? null,
      who.device ?? null,
      who.thread ?? null,
      who.campaign ?? null,
    ],
  );
}

const period = { from: '2026-03-08', to: '2026-03-10' };
const told = async () => {
  await expectBoardTrue(shop);
  const facts = await readAnswerFacts(shop.ctx('owner', { now: shop.now }), period);
  return facts.get(shop.channels.web);
};

describe('the wait for an answer', () => {
  it('goes from the first message that waits to the first that answers, in its thread or to its person', async () => {
    const [ann, ben] = (await addPeople(shop, 2)) as [string, string];
    // Two questions and one answer: one wait of twelve minutes.
    await say('in', { minutes: 400, customerId: ann });
    await say('in', { minutes: 395, customerId: ann });
    await say('out', { minutes: 388, customerId: ann });
    // A thread is answered in the thread, and a newsletter answers nobody.
    await say('in', { minutes: 300, customerId: ben, thread: 'one' });
    await say('out', { minutes: 299, customerId: ben, campaign: 'spring' });
    await say('out', { minutes: 298, customerId: ben, thread: 'two' });
    await say('out', { minutes: 270, thread: 'one' });
    // Nobody answered these: the second may still be answered in time.
    await say('in', { minutes: 120, device: 'd1' });
    await say('in', { minutes: 10, device: 'd2' });
    expect(await told()).toEqual({
      waits: [
        { minutes: 12, questions: 1 },
        { minutes: 30, questions: 1 },
      ],
      answered: 2,
      inTime: 2,
      unanswered: 1,
    });
    const waits = await listAnswerWaits(shop.ctx('owner', { now: shop.now }), {
      channelId: shop.channels.web,
      period,
    });
    expect(waits.sums).toEqual({ questions: 4, answered: 2, unanswered: 1, notDue: 1 });
    expect(waits.rows.map(({ minutes }) => minutes)).toEqual([120, 10, 30, 12]);
    expect(waits.rows[0]).toMatchObject({ text: 'Is it blue? Call +359888123456', isNotDue: false });
    const viewer = await listAnswerWaits(shop.ctx('viewer', { now: shop.now }), { channelId: null, period });
    expect(viewer.rows[0]!.text).not.toContain('888123456');
  });

  it('follows a late answer, and one that is taken away', async () => {
    await say('out', { minutes: 60, device: 'd1' });
    expect(await told()).toMatchObject({ answered: 3, unanswered: 0 });
    await query(`delete from touches where direction = 'out' and anonymous_id = 'd1'`);
    expect(await told()).toMatchObject({ answered: 2, unanswered: 1 });
  });

  it('counts by the standard and the hours that the channel’s owner sets, and by nobody else’s', async () => {
    const input = { channelId: shop.channels.web, standardMinutes: 15 as const, week: null };
    await expect(setAnswering(shop.ctx('support'), input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(setAnswering(shop.ctx('owner'), { ...input, channelId: newId() })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await setAnswering(shop.ctx('owner'), input);
    expect(await told()).toMatchObject({ answered: 2, inTime: 1, unanswered: 1 });
    // Ten in the morning of a Tuesday, UTC: the shop answers from nine o'clock in Sofia, two hours before.
    await setAnswering(shop.ctx('owner'), { ...input, week: WEEK });
    expect(await told()).toMatchObject({ waits: [{ minutes: 1, questions: 2 }], inTime: 2 });
    const events = await query(`select kind from events where kind = 'channel.changed' and subject_id = $1`, [
      shop.channels.web,
    ]);
    expect(events.length).toBe(2);
  });
});

describe('hours of answering', () => {
  const open = async (since: string, until: string, zone = 'Europe/Sofia') =>
    (
      await query<{ seconds: number }>('select open_seconds($1, $2, $3, $4) as seconds', [
        JSON.stringify({ week: WEEK, closedOn: ['2026-03-11'], cutOff: null }),
        zone,
        since,
        until,
      ])
    )[0]!.seconds / 60;

  it.each([
    ['within a day', '2026-03-10T08:00:00Z', '2026-03-10T09:30:00Z', 90],
    ['from the night on', '2026-03-10T00:00:00Z', '2026-03-10T08:00:00Z', 60],
    ['over a day off and the next morning', '2026-03-10T15:30:00Z', '2026-03-12T08:00:00Z', 90],
    ['over a weekend', '2026-03-13T15:00:00Z', '2026-03-16T07:30:00Z', 90],
    ['on a Sunday', '2026-03-15T08:00:00Z', '2026-03-15T12:00:00Z', 0],
    ['over the night in which clocks go forward', '2026-03-27T15:00:00Z', '2026-03-30T06:30:00Z', 90],
  ])('count %s', async (_, since, until, minutes) => {
    expect(await open(since, until)).toBe(minutes);
  });

  it('round lengths up to steps, so that a median is exact to its step', async () => {
    const rows = await query<{ up: number }>(
      'select answer_minutes(s) as up from unnest($1::integer[]) with ordinality as s (s, at) order by at',
      [[0, 60, 61, 1_800, 1_801, 7_200, 7_201, 28_800, 28_801, 172_800, 172_801]],
    );
    expect(rows.map(({ up }) => up)).toEqual([1, 1, 2, 30, 35, 120, 135, 480, 540, 2_880, 4_320]);
  });
});
