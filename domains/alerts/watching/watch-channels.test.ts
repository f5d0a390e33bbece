import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMailJob } from '#domains/team/letters/mail-job.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { addRule } from '../add-rule.ts';
import { countOpenAlerts, listOpenAlerts, listPastAlerts, listRules } from '../list-alerts.ts';
import { muteRule } from '../mute-rule.ts';
import { removeRule } from '../remove-rule.ts';
import { learnRates } from './learn-rates.ts';
import { recordOutages } from './record-outages.ts';
import { watchChannels } from './watch-channels.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const JOB = { kind: 'job', id: 'watch-channels', name: 'watch-channels' } as const;

let shop: TestShop;
const at = (ms: number) => new Date(shop.now.getTime() + ms);
const watch = (ms = 0) => watchChannels(shop.ctx(JOB, { now: at(ms) }));
const query = async <Row extends object>(text: string, values: unknown[] = []) =>
  (await shop.db.$client.query<Row>(text, values)).rows;
const setWaiting = (minutes: number) =>
  query(
    `insert into inbox (channel_id, delivery_id, topic, headers, body, received_at) values ($1, $2, 'orders', '{}', '', $3)`,
    [shop.channels.web, `d${minutes}`, at(-minutes * MINUTE_MS)],
  );

beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

describe('watching channels', () => {
  it('opens one alert although two workers look at once, tells in the reader’s language, and closes it by itself', async () => {
    const [owner] = await query<{ id: string }>(
      `insert into users (id, email, name, role, preferences) values (gen_random_uuid(), 'fa@shop.example', 'Watcher', 'owner', '{"locale":"fa"}') returning id`,
    );
    await addRule(shop.ctx('owner'), { kind: 'deliveries', limit: 10, watcherIds: [owner!.id] });
    expect(await watch()).toMatchObject({ rules: 1, opened: 0 });
    await setWaiting(11);
    const looks = await Promise.all([watch(), watch(), watch()]);
    expect(looks.reduce((sum, { opened }) => sum + opened, 0)).toBe(1);
    expect(looks.reduce((sum, { mails }) => sum + mails, 0)).toBe(1);
    const [open] = await listOpenAlerts(shop.ctx('viewer'));
    expect(open).toMatchObject({
      kind: 'deliveries',
      channelName: 'Web shop',
      facts: { value: 1, minutes: 11 },
    });
    expect(open!.href).toBe(`/channels/${shop.channels.web}/messages?status=pending`);
    const jobs = await query<{ data: { sealed: string } }>(
      `select data from pgboss.job where name = 'send-mail'`,
    );
    const letter = openMailJob(jobs[0]!.data)!;
    expect(letter.to).toBe('fa@shop.example');
    expect(letter.html).toContain('dir="rtl"');
    expect(letter.text).toContain('۱۱ دقیقه');
    await query(`update inbox set status = 'done'`);
    expect(await watch(MINUTE_MS)).toMatchObject({ closed: 1, mails: 0 });
    expect(await listOpenAlerts(shop.ctx('owner'))).toEqual([]);
    expect(await listPastAlerts(shop.ctx('owner'))).toHaveLength(1);
  });

  it('keeps the cooldown when it comes again, and the silence of a muted rule', async () => {
    const [rule] = await listRules(shop.ctx('owner'));
    await query(`update inbox set status = 'pending'`);
    expect(await watch(2 * MINUTE_MS)).toMatchObject({ opened: 1, mails: 0 });
    await muteRule(shop.ctx('owner', { now: at(2 * MINUTE_MS) }), { ruleId: rule!.id, hours: 24 });
    expect(await watch(7 * HOUR_MS)).toMatchObject({ mails: 0 });
    await muteRule(shop.ctx('owner'), { ruleId: rule!.id, hours: null });
    expect(await watch(7 * HOUR_MS)).toMatchObject({ opened: 0, mails: 1 });
    await removeRule(shop.ctx('owner', { now: at(8 * HOUR_MS) }), { ruleId: rule!.id });
    expect(await countOpenAlerts(shop.ctx('owner'))).toBe(0);
    expect(await query('select from alerts where closed_at is null')).toEqual([]);
    await query(`update inbox set status = 'done'`);
  });

  it('holds a figure of the books against its limit, and hides figures with costs from who may not see them', async () => {
    await query(
      `insert into postings (kind, channel_id, day, at, gross_minor, receivable_minor, orders, fees_minor)
       values ('sale', $1, ($2::timestamptz at time zone 'Europe/Sofia')::date - 1, $2, 12345, 12345, 3, 100)`,
      [shop.channels.web, shop.now],
    );
    const yesterday = { kind: 'threshold', period: 'yesterday', direction: 'above' } as const;
    await addRule(shop.ctx('marketing'), {
      ...yesterday,
      metric: 'net',
      limit: 12_000,
      channelId: shop.channels.web,
    });
    await addRule(shop.ctx('owner'), { ...yesterday, metric: 'fees', limit: 99 });
    await expect(addRule(shop.ctx('marketing'), { ...yesterday, metric: 'fees', limit: 99 })).rejects.toThrow(
      /cost.read/,
    );
    await expect(addRule(shop.ctx('warehouse'), { ...yesterday, metric: 'net', limit: 1 })).rejects.toThrow(
      /alert.write/,
    );
    await expect(
      addRule(shop.ctx('owner'), { ...yesterday, metric: 'luck', limit: 1 }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(
      addRule(shop.ctx('owner'), {
        kind: 'threshold',
        metric: 'net',
        period: 'today',
        direction: 'below',
        limit: 5,
      }),
    ).rejects.toThrow(/over/);
    expect(await watch()).toMatchObject({ opened: 2 });
    const seen = await listOpenAlerts(shop.ctx('marketing'));
    expect(seen.map(({ metric, facts, href }) => ({ metric, value: facts.value, href }))).toEqual([
      {
        metric: 'net',
        value: 12_345,
        href: `/channels/${shop.channels.web}?from=2026-03-09&to=2026-03-09#postings`,
      },
    ]);
    expect(await countOpenAlerts(shop.ctx('owner'))).toBe(2);
    expect(await countOpenAlerts(shop.ctx('warehouse'))).toBe(0);
  });

  it('finds a channel too quiet by the rhythm of its own weeks', async () => {
    await addRule(shop.ctx('owner'), { kind: 'quiet', metric: 'messages', limit: 1 });
    await query(
      `insert into inbox (channel_id, delivery_id, topic, headers, body, received_at, status)
       select $1, 'q' || n, 'orders', '{}', '', $2::timestamptz - n * interval '1 hour', 'done' from generate_series(1, 24 * 50) n`,
      [shop.channels.web, shop.now],
    );
    await query('update channels set last_inbound_at = $2 where id = $1', [shop.channels.web, at(-HOUR_MS)]);
    await learnRates(shop.ctx(JOB));
    expect(await watch()).toMatchObject({ opened: 0 });
    expect(await watch(7 * HOUR_MS)).toMatchObject({ opened: 1 });
    const quiet = (await listOpenAlerts(shop.ctx('owner'))).find(({ kind }) => kind === 'quiet');
    expect(Number(quiet?.facts.chance)).toBeCloseTo(Math.exp(-8), 3);
  });

  it('is for jobs alone', async () => {
    await expect(watchChannels(shop.ctx('owner'))).rejects.toThrow(/alert.watch/);
  });
});

describe('outages beside the charts', () => {
  const told = () =>
    query<{ text: string; startsOn: string; endsOn: string; cause: string }>(
      `select text, starts_on::text as "startsOn", ends_on::text as "endsOn", cause from annotations where kind = 'outage' order by written_at, cause`,
    );

  it('are told once while they last, grow over midnight and end', async () => {
    await recordOutages(shop.ctx(JOB, { now: at(-DAY_MS) }));
    await query('delete from inbox');
    await setWaiting(20);
    const look = (ms: number) => recordOutages(shop.ctx(JOB, { now: at(ms) }));
    await look(-DAY_MS + MINUTE_MS);
    expect(await told()).toEqual([]);
    await query('update alert_pulse set beat_at = $1', [at(-MINUTE_MS)]);
    await Promise.all([look(0), look(0)]);
    expect(await told()).toMatchObject([{ startsOn: '2026-03-10', endsOn: '2026-03-10' }]);
    await query('update alert_pulse set beat_at = $1', [at(DAY_MS - MINUTE_MS)]);
    await look(DAY_MS);
    await query(`update inbox set status = 'done'`);
    await look(DAY_MS + MINUTE_MS);
    await look(DAY_MS + 2 * MINUTE_MS);
    expect(await told()).toMatchObject([{ startsOn: '2026-03-10', endsOn: '2026-03-11' }]);
    expect(await query('select from outages where ended_at is null')).toEqual([]);
  });

  it('are also the time in which nobody was at work', async () => {
    await recordOutages(shop.ctx(JOB, { now: at(2 * DAY_MS) }));
    expect((await told()).map(({ text }) => text)).toContain('The program was not at work');
  });
});
