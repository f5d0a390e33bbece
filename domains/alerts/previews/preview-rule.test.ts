import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { addRule } from '../add-rule.ts';
import { listOpenAlerts, listPastAlerts } from '../list-alerts.ts';
import { readCourses, readWholeCourses } from '../readings/read-courses.ts';
import { learnCourses } from '../watching/learn-courses.ts';
import { learnRates } from '../watching/learn-rates.ts';
import { watchChannels } from '../watching/watch-channels.ts';
import { previewRule } from './preview-rule.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const JOB = { kind: 'job', id: 'watch-channels', name: 'watch-channels' } as const;
/** From ten in the morning to eight in the evening of each day, for so many days. */
const DAYS = 400;

let shop: TestShop;
const query = async <Row extends object>(text: string, values: unknown[] = []) =>
  (await shop.db.$client.query<Row>(text, values)).rows;
const at = (ms: number) => new Date(shop.now.getTime() + ms);
const owner = () => shop.ctx('owner');

beforeAll(async () => {
  shop = await openShop();
  // Six to ten orders in each of ten hours at the web shop; two days stop at two in the afternoon.
  await query(
    `insert into postings (kind, channel_id, day, at, gross_minor, receivable_minor, orders)
     select 'sale', $1, d::date, (d::date + make_interval(hours => h)) at time zone 'Europe/Sofia', 1000 * n, 1000 * n, n
     from generate_series('2026-03-10'::timestamp - make_interval(days => $2), '2026-03-10', '1 day') d
     cross join generate_series(10, 19) h cross join lateral (select abs(hashtext(d || ' ' || h)) % 5 + 6 as n) drawn
     where not (d::date in ('2026-03-03', '2026-03-10') and h >= 14)`,
    [shop.channels.web, DAYS],
  );
});
afterAll(() => shop.close());

describe('a rule tried on the last 90 days', () => {
  it('tells the days on which a figure of the books was beyond its limit', async () => {
    const [{ least }] = (await query<{ least: number }>(
      `select min(net)::integer as least from (select sum(gross_minor) as net from postings
       where day between '2025-12-10' and '2026-03-09' and day <> '2026-03-03' group by day) days`,
    )) as [{ least: number }];
    const below = { kind: 'threshold', metric: 'net', direction: 'below', limit: least } as const;
    expect(await previewRule(owner(), { ...below, period: 'yesterday' })).toEqual({
      days: ['2026-03-03'],
      unknown: 0,
    });
    const above = { ...below, direction: 'above', limit: 7 * least } as const;
    const whole = await previewRule(owner(), { ...above, period: '7days' });
    const days = await query<{ day: string }>(
      `select day::text from (select day, sum(sum(gross_minor)) over (order by day rows 6 preceding) as net
         from postings group by day) weeks where net > $1 and day between '2025-12-10' and '2026-03-09' order by day`,
      [7 * least],
    );
    expect(whole.days).toEqual(days.map(({ day }) => day));
  });

  it('tells those of a figure that is counted beside the books, and knows no conversion where nobody was seen', async () => {
    await query(
      `insert into visit_days (channel_id, day, people, views, carts, checkouts, messages, touches) values ($1, '2026-03-05', 70, 0, 0, 0, 0, 70)`,
      [shop.channels.web],
    );
    const rule = { kind: 'threshold', period: 'yesterday' } as const;
    expect(await previewRule(owner(), { ...rule, metric: 'visits', direction: 'above', limit: 60 })).toEqual({
      days: ['2026-03-05'],
      unknown: 89,
    });
    const conversion = { ...rule, metric: 'conversion', direction: 'below', limit: 0.9 } as const;
    expect((await previewRule(owner(), conversion)).unknown).toBeGreaterThanOrEqual(89);
  });

  it('tells the days on which the band of a whole day, and of a day as it goes, was left', async () => {
    const band = { kind: 'band', metric: 'orders', limit: 95 } as const;
    const over = await previewRule(owner(), band);
    expect(over.days).toContain('2026-03-03');
    expect(over.days.length).toBeLessThanOrEqual(9);
    const { days, unknown } = await previewRule(owner(), { ...band, period: 'today' });
    expect(days).toContain('2026-03-03');
    expect(days.length).toBeLessThanOrEqual(9);
    expect(unknown).toBe(0);
  });

  it('tells the days on which messages waited, differences were open and nothing came', async () => {
    const { web } = shop.channels;
    await query(
      `insert into inbox (channel_id, delivery_id, topic, headers, body, received_at, processed_at, status) values
         ($1, 'a', 'orders', '{}', '', '2026-02-01T22:30:00Z', '2026-02-02T23:00:00Z', 'done'),
         ($1, 'b', 'orders', '{}', '', '2026-02-05T08:00:00Z', '2026-02-05T08:09:00Z', 'done')`,
      [web],
    );
    expect(await previewRule(owner(), { kind: 'deliveries', limit: 10 })).toEqual({
      days: ['2026-02-02', '2026-02-03'],
      unknown: 0,
    });
    await query(
      `insert into parity_drifts (id, channel_id, external_id, variant_id, kind, theirs, ours, fingerprint, state, opened_at, seen_at, ended_at)
       select gen_random_uuid(), $1, 'x' || n, $2, 'price', '{}', '{}', '', 'gone', '2026-02-10T08:00:00Z', '2026-02-10T08:00:00Z',
         '2026-02-11T08:00:00Z'::timestamptz + n * interval '1 day' from generate_series(0, 2) n`,
      [web, (await shop.addVariant({ sku: 'MUG' })).id],
    );
    expect((await previewRule(owner(), { kind: 'drifts', limit: 1 })).days).toEqual([
      '2026-02-10',
      '2026-02-11',
      '2026-02-12',
    ]);
    expect((await previewRule(owner(), { kind: 'drifts', limit: 3 })).days).toEqual([]);
    await query(
      `insert into inbox (channel_id, delivery_id, topic, headers, body, received_at, processed_at, status)
       select $1, 'q' || n, 'orders', '{}', '', at, at, 'done' from generate_series(1, 24 * 50) n
       cross join lateral (select $2::timestamptz - n * interval '1 hour' as at) times
       where at not between '2026-03-01T00:00:00Z' and '2026-03-01T20:00:00Z'`,
      [web, shop.now],
    );
    await learnRates(shop.ctx(JOB));
    expect((await previewRule(owner(), { kind: 'quiet', metric: 'messages', limit: 1 })).days).toContain(
      '2026-03-01',
    );
  });

  it('says of jobs only what is still certain, and is for who may write rules', async () => {
    expect(await previewRule(owner(), { kind: 'jobs', limit: 0 })).toEqual({ days: [], unknown: 90 });
    await expect(previewRule(shop.ctx('viewer'), { kind: 'deliveries', limit: 10 })).rejects.toThrow(
      /alert.write/,
    );
  });
});

describe('a day that is judged as it goes', () => {
  it('rings on the same day once a channel stops, says by which hour, and is over when its day is', async () => {
    await learnCourses(shop.ctx(JOB));
    await addRule(owner(), {
      kind: 'band',
      metric: 'orders',
      limit: 95,
      period: 'today',
      channelId: shop.channels.web,
    });
    const watch = (ms: number) => watchChannels(shop.ctx(JOB, { now: at(ms) }));
    // Noon, two, and six in the evening in Sofia.
    expect(await watch(0)).toMatchObject({ opened: 0 });
    expect(await watch(2 * HOUR_MS)).toMatchObject({ opened: 0 });
    expect(await watch(6 * HOUR_MS)).toMatchObject({ opened: 1 });
    const [open] = await listOpenAlerts(owner());
    expect(open).toMatchObject({
      kind: 'band',
      period: 'today',
      facts: { from: '2026-03-10', to: '2026-03-10', hour: 18 },
    });
    const [sold] = await query<{ orders: number }>(
      `select sum(orders)::integer as orders from postings where day = '2026-03-10'`,
    );
    expect(open!.facts.value).toBe(sold!.orders);
    expect(open!.facts.value).toBeLessThan(Number(open!.facts.low));
    expect(await watch(7 * HOUR_MS)).toMatchObject({ opened: 0, closed: 0 });
    const [still] = await listOpenAlerts(owner());
    expect(still).toMatchObject({ facts: { hour: 18 }, endFacts: { hour: 19, value: open!.facts.value } });
    expect(await watch(13 * HOUR_MS)).toMatchObject({ closed: 1 });
    expect((await listPastAlerts(owner()))[0]).toMatchObject({ endReason: 'day' });
    await learnCourses(shop.ctx(JOB, { now: at(DAY_MS) }));
    expect(await query(`select from alert_day_courses where day = '2026-03-10'`)).toHaveLength(1);
  });

  it('knows days that passed since the last night of learning, and says nothing before the first', async () => {
    const totals = async () =>
      [...(await readCourses(owner(), '2026-03-11', 'net')).values()].map((days) =>
        days.map((day) => day.at(-1)),
      );
    const learnt = await totals();
    await query(`delete from alert_day_courses where day > '2026-03-06'`);
    expect(await totals()).toEqual(learnt);
    const rule = { kind: 'band', metric: 'orders', limit: 95, period: 'today' } as const;
    const tried = await previewRule(owner(), rule);
    const whole = await readWholeCourses(owner(), '2026-03-11', 'net');
    await query('delete from alert_day_courses');
    expect(await readCourses(owner(), '2026-03-11', 'net')).toEqual(new Map());
    expect(await readWholeCourses(owner(), '2026-03-11', 'net')).toEqual(whole);
    expect(await previewRule(owner(), rule)).toEqual(tried);
  });
});
