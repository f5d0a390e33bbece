import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { channelBoard } from '#domains/analytics/board/channel-board.ts';
import { setBudgets } from '#domains/analytics/statement/budgets/set-budgets.ts';
import { openMailJob } from '#domains/team/letters/mail-job.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { formatMoney } from '#lib/format/format-money.ts';
import { defaultPrefs } from '#lib/format/prefs.ts';
import type { Letter } from '#lib/mail/send-mail.ts';
import { startMailServer } from '../testing/mail-server.ts';
import { endMails, getMyChoice, saveSummaryChoice } from './choices.ts';
import { dueSummaries, usualChoice } from './due.ts';
import { sendSummaryNow } from './send-now.ts';
import { sendSummaries } from './send-summaries.ts';

const HOSTILE = '<img src=x onerror=alert(1)> & "Bazaar"';
const JOB = { kind: 'job', id: 'send-summaries', name: 'send-summaries' } as const;
const OWNER = '00000000-0000-7000-8000-0000000000a1';
const VIEWER = '00000000-0000-7000-8000-0000000000a2';
const YESTERDAY = { from: '2026-03-09', to: '2026-03-09' };

let shop: TestShop;
const query = async <Row extends object>(text: string, values: unknown[] = []) =>
  (await shop.db.$client.query<Row>(text, values)).rows;
const at = (text: string) => new Date(text);
const letters = async (to?: string): Promise<Letter[]> => {
  const jobs = await query<{ data: { sealed: string } }>(
    `select data from pgboss.job where name = 'send-mail' order by created_on, id`,
  );
  const all = jobs.map(({ data }) => openMailJob(data)!);
  return to ? all.filter((letter) => letter.to === to) : all;
};

beforeAll(async () => {
  shop = await openShop();
  await query(
    `insert into users (id, email, name, role, preferences, created_at) values
       ($1, 'fa@shop.example', 'Owner', 'owner', '{"locale":"fa","timeZone":"Asia/Tehran"}', '2026-01-01'),
       ($2, 'en@shop.example', 'Viewer', 'viewer', '{"locale":"en","timeZone":"Europe/Sofia"}', '2026-01-01')`,
    [OWNER, VIEWER],
  );
  await query('update channels set name = $2 where id = $1', [shop.channels.web, HOSTILE]);
  const sale = (channelId: string, day: string, gross: number, orders: number) =>
    query(
      `insert into postings (kind, channel_id, day, at, gross_minor, receivable_minor, cogs_minor, orders)
       values ('sale', $1, $2, $3, $4, $4, $5, $6)`,
      [channelId, day, shop.now, gross, gross / 2, orders],
    );
  await sale(shop.channels.web, '2026-03-09', 1_234_500, 12);
  await sale(shop.channels.till, '2026-03-09', 20_000, 2);
  await sale(shop.channels.web, '2026-03-02', 1_000_000, 10);
  await sale(shop.channels.web, '2026-02-11', 500_000, 5);
});
afterAll(() => shop.close());
afterEach(() => vi.unstubAllEnvs());

/** Without the marks that keep figures together. */
const unmarked = (text: string) => text.replace(/[\u2068\u2069]/g, '');

describe('when a summary is due', () => {
  const all = { ...usualChoice('owner'), hour: 8, weekday: 1 };
  const due = (now: string, timeZone: string, calendar: 'gregory' | 'persian' = 'gregory') =>
    dueSummaries(all, { now: at(now), timeZone, calendar }).kinds;

  it('is the own hour of the reader, or later on the same day, but not in the night', () => {
    expect(due('2026-03-10T05:59:00Z', 'Europe/Sofia')).toEqual([]);
    expect(due('2026-03-10T06:00:00Z', 'Europe/Sofia')).toEqual(['daily']);
    expect(due('2026-03-10T17:59:00Z', 'Europe/Sofia')).toEqual(['daily']);
    expect(due('2026-03-10T18:00:00Z', 'Europe/Sofia')).toEqual([]);
    expect(due('2026-03-10T04:30:00Z', 'Asia/Tehran')).toEqual(['daily']);
  });

  it('is the chosen day of the week, and the first of the reader’s own month', () => {
    expect(due('2026-03-09T07:00:00Z', 'Europe/Sofia')).toEqual(['daily', 'weekly']);
    expect(due('2026-04-01T07:00:00Z', 'Europe/Sofia')).toContain('monthly');
    expect(due('2026-03-21T07:00:00Z', 'Asia/Tehran', 'persian')).toContain('monthly');
  });

  it('is nothing for anybody but owners who did not ask', () => {
    const choice = usualChoice('viewer');
    expect(
      dueSummaries(choice, { now: at('2026-03-10T08:00:00Z'), timeZone: 'UTC', calendar: 'gregory' }).kinds,
    ).toEqual([]);
  });
});

describe('summaries by mail', () => {
  const noon = () => shop.ctx(JOB, { now: at('2026-03-10T10:00:00Z') });

  it('go once per person and day, although several workers look at once and look again', async () => {
    const sent = await Promise.all([sendSummaries(noon()), sendSummaries(noon()), sendSummaries(noon())]);
    expect(sent.reduce((sum, one) => sum + one.sent, 0)).toBe(1);
    expect(await sendSummaries(noon())).toEqual({ sent: 0 });
    expect(await letters()).toHaveLength(1);
  });

  it('say the figures of the board in the reader’s language, digits and direction, and escape what others typed', async () => {
    const [letter] = await letters('fa@shop.example');
    const board = await channelBoard(shop.ctx('owner'), { period: YESTERDAY, compared: null });
    const prefs = defaultPrefs('fa', 'Asia/Tehran');
    expect(letter!.html).toContain('<html lang="fa" dir="rtl">');
    expect(letter!.text).toContain(formatMoney(board.total.now.net!, 'EUR', prefs));
    expect(letter!.text).toContain(formatMoney(board.total.now.cm2!, 'EUR', prefs));
    expect(letter!.text).toContain('۱۴');
    // The change stands in a sentence that reads from right to left, although it begins with a sign.
    expect(letter!.html).toContain('پیش‌تر:');
    expect(letter!.html).not.toMatch(/<bdi>[^<]*پیش‌تر/);
    expect(letter!.subject).toContain('۱۸ اسفند ۱۴۰۴');
    expect(letter!.html).not.toContain('<img');
    expect(letter!.html).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;Bazaar&quot;');
    expect(letter!.unsubscribeUrl).toMatch(/\/summaries\/v1\.[\w-]+\/one-click$/);
  });

  it('leave costs out for who may not see them', async () => {
    const viewer = { kind: 'user', id: VIEWER, name: 'Viewer', role: 'viewer' } as const;
    const now = at('2026-03-10T10:00:00Z');
    await sendSummaryNow(shop.ctx(viewer, { now }), { kind: 'daily' });
    await sendSummaryNow(shop.ctx(viewer, { now }), { kind: 'monthly' });
    const [daily, monthly] = await letters('en@shop.example');
    expect(daily!.html).toContain('<html lang="en" dir="ltr">');
    // Each figure is kept together, or a mail written from right to left would take sign and amount apart.
    expect(daily!.text).toContain(
      'Net sales: €12,545.00 (\u2068+25.5%\u2069; before: \u2068€10,000.00\u2069)',
    );
    expect(daily!.text).not.toContain('6,272.50');
    expect(monthly!.text).toContain('Net sales: €5,000.00');
    expect(monthly!.text).not.toContain('2,500.00');
  });

  it('tell the month to the cent to who may see costs', async () => {
    const owner = { kind: 'user', id: OWNER, name: 'Owner', role: 'owner' } as const;
    await query(`update users set preferences = '{"locale":"en"}' where id = $1`, [OWNER]);
    await sendSummaryNow(shop.ctx(owner, { now: at('2026-03-10T10:00:00Z') }), { kind: 'monthly' });
    const letter = (await letters('fa@shop.example')).at(-1);
    expect(letter!.text).toContain('Net sales: €5,000.00');
    expect(letter!.text).toContain('€2,500.00');
    expect(letter!.text).toContain('Channels · Channel profit');
    expect(unmarked(letter!.text)).toMatch(/Bazaar.*: €2,500\.00 \(Net sales: €5,000\.00\)/);
  });

  it('hold the month against its budget, as a whole and channel by channel', async () => {
    const owner = { kind: 'user', id: OWNER, name: 'Owner', role: 'owner' } as const;
    const [channel] = await query<{ channel_id: string }>(
      `select channel_id from channel_days_now where day between '2026-02-01' and '2026-02-28' and gross_minor > 0 limit 1`,
    );
    const row = { key: channel!.channel_id, fromDay: '2026-02-01' };
    await setBudgets(shop.ctx('owner'), {
      by: 'channel',
      rows: [
        { ...row, line: 'net', amountMinor: 400_000 },
        { ...row, line: 'profit', amountMinor: 500_000 },
      ],
    });
    await sendSummaryNow(shop.ctx(owner, { now: at('2026-03-10T10:00:00Z') }), { kind: 'monthly' });
    const letter = (await letters('fa@shop.example')).at(-1);
    expect(unmarked(letter!.text)).toMatch(/Net sales: €5,000\.00 \(.*budget: €4,000\.00, \+25%\)/);
    expect(unmarked(letter!.text)).toMatch(
      /Bazaar.*: €2,500\.00 \(Net sales: €5,000\.00 · budget: €5,000\.00, .50%\)/,
    );
    expect(letter!.text).toContain('no budget');
  });

  it('are skipped where there is nothing to tell, and never of a day before somebody came', async () => {
    await query(`delete from pgboss.job where name = 'send-mail'`);
    await query(`update users set created_at = '2026-05-10T04:00:00Z' where id = $1`, [OWNER]);
    expect(await sendSummaries(shop.ctx(JOB, { now: at('2026-05-10T10:00:00Z') }))).toEqual({ sent: 0 });
    expect(await query('select from summary_sends where day = $1', ['2026-05-10'])).toEqual([]);
    expect(await sendSummaries(shop.ctx(JOB, { now: at('2026-05-12T10:00:00Z') }))).toEqual({ sent: 0 });
    expect(await query('select from summary_sends where was_empty')).toHaveLength(1);
  });

  it('end by the link in them, and are chosen again by oneself alone', async () => {
    const viewer = { kind: 'user', id: VIEWER, name: 'Viewer', role: 'viewer' } as const;
    const { choice } = await getMyChoice(shop.ctx(viewer));
    await saveSummaryChoice(shop.ctx(viewer), { ...choice, daily: true, weekly: true });
    const { makeOffToken } = await import('./off-token.ts');
    await endMails(shop.ctx(), { token: makeOffToken({ userId: VIEWER, kind: 'daily' }) });
    expect((await getMyChoice(shop.ctx(viewer))).choice).toMatchObject({ daily: false, weekly: true });
    await expect(endMails(shop.ctx(), { token: 'v1.AAAA' })).rejects.toThrow(/not one of ours/);
    await expect(endMails(shop.ctx('owner'), { token: 'v1.AAAA' })).rejects.toThrow(/summary.send/);
    await expect(sendSummaries(shop.ctx('owner'))).rejects.toThrow(/summary.send/);
  });
});

describe('a summary on its way', () => {
  it.each(['fa', 'en'])(
    'arrives at a mail server in %s, whole, with the header that ends it',
    async (locale) => {
      const server = await startMailServer();
      vi.stubEnv('SMTP_URL', `smtp://127.0.0.1:${server.port}`);
      vi.resetModules();
      const { sendMailJob } = await import('#jobs/send-mail.ts');
      const owner = { kind: 'user', id: OWNER, name: 'Owner', role: 'owner' } as const;
      await query(`delete from pgboss.job where name = 'send-mail'`);
      await query('update users set preferences = $2 where id = $1', [OWNER, JSON.stringify({ locale })]);
      await sendSummaryNow(shop.ctx(owner, { now: at('2026-03-10T10:00:00Z') }), { kind: 'daily' });
      const [job] = await query<{ data: { sealed: string } }>(
        `select data from pgboss.job where name = 'send-mail'`,
      );
      await sendMailJob(job!.data);
      const [mail] = server.mails();
      await server.close();
      const board = await channelBoard(shop.ctx('owner'), { period: YESTERDAY, compared: null });
      const figure = formatMoney(
        board.total.now.net!,
        'EUR',
        defaultPrefs(locale as 'fa' | 'en', 'Europe/Sofia'),
      );
      expect(mail!.to).toBe('fa@shop.example');
      expect(mail!.headers['list-unsubscribe']).toMatch(/^<https?:\/\/.*\/one-click>$/);
      expect(mail!.headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click');
      expect(mail!.text).toContain(figure);
      expect(mail!.html).toContain(figure);
      expect(mail!.html).toContain(locale === 'fa' ? 'dir="rtl"' : 'dir="ltr"');
      expect(mail!.html).not.toContain('<img');
    },
  );
});
