import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMailJob } from '#domains/team/letters/mail-job.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { addRule } from './add-rule.ts';
import { editRule } from './edit-rule.ts';
import { findRule } from './find-rule.ts';
import { listOpenAlerts, listPastAlerts, listRules } from './list-alerts.ts';
import { muteRule } from './mute-rule.ts';
import { removeRule } from './remove-rule.ts';
import { endMails, getMyChoice, saveSummaryChoice } from './summaries/choices.ts';
import { watchChannels } from './watching/watch-channels.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const JOB = { kind: 'job', id: 'watch-channels', name: 'watch-channels' } as const;
const DAY_PERSON = '00000000-0000-7000-8000-0000000000b1';
const NIGHT_PERSON = '00000000-0000-7000-8000-0000000000b2';

let shop: TestShop;
const at = (ms: number) => new Date(shop.now.getTime() + ms);
const watch = (ms = 0) => watchChannels(shop.ctx(JOB, { now: at(ms) }));
const query = async <Row extends object>(text: string, values: unknown[] = []) =>
  (await shop.db.$client.query<Row>(text, values)).rows;
const letters = async () =>
  (
    await query<{ data: { sealed: string } }>(
      `select data from pgboss.job where name = 'send-mail' order by created_on, id`,
    )
  ).map(({ data }) => openMailJob(data)!);
const trail = (subjectId: string) =>
  query<{ verb: string; before: Record<string, unknown> | null; after: Record<string, unknown> | null }>(
    `select verb, before, after from audit_log where subject_id = $1 order by at, id`,
    [subjectId],
  );

beforeAll(async () => {
  shop = await openShop();
  await query(
    `insert into users (id, email, name, role, preferences, created_at) values
       ($1, 'day@shop.example', 'Day', 'owner', '{"locale":"en","timeZone":"Europe/Sofia"}', '2026-01-01'),
       ($2, 'night@shop.example', 'Night', 'manager', '{"locale":"ar","timeZone":"Europe/Sofia"}', '2026-01-01')`,
    [DAY_PERSON, NIGHT_PERSON],
  );
  await query(
    `insert into inbox (channel_id, delivery_id, topic, headers, body, received_at) values ($1, 'd1', 'orders', '{}', '', $2)`,
    [shop.channels.web, at(-11 * MINUTE_MS)],
  );
});
afterAll(() => shop.close());

describe('a rule that is written anew', () => {
  it('is a further version, and what it found before is told as it was', async () => {
    const { ruleId } = await addRule(shop.ctx('owner'), { kind: 'deliveries', limit: 10 });
    await watch();
    const rule = { kind: 'drifts', limit: 3 } as const;
    await editRule(shop.ctx('manager', { now: at(MINUTE_MS) }), { ruleId, version: 1, rule });
    expect(await listOpenAlerts(shop.ctx('owner'))).toEqual([]);
    expect(await listPastAlerts(shop.ctx('owner'))).toMatchObject([
      { kind: 'deliveries', limit: 10, endReason: 'changed', facts: { minutes: 11 } },
    ]);
    expect(await listRules(shop.ctx('owner'))).toMatchObject([{ kind: 'drifts', limit: 3, version: 2 }]);
    const file = (await findRule(shop.ctx('owner'), ruleId))!;
    expect(file.versions.map(({ version, kind, limit }) => ({ version, kind, limit }))).toEqual([
      { version: 2, kind: 'drifts', limit: 3 },
      { version: 1, kind: 'deliveries', limit: 10 },
    ]);
    expect(file.alerts).toHaveLength(1);
    await removeRule(shop.ctx('owner'), { ruleId });
  });

  it('keeps its open alerts where only the telling changes, and is refused over a version that somebody changed', async () => {
    const { ruleId } = await addRule(shop.ctx('owner'), { kind: 'deliveries', limit: 10 });
    await watch();
    const rule = { kind: 'deliveries' as const, limit: 10, cooldownHours: 12, watcherIds: [DAY_PERSON] };
    await editRule(shop.ctx('owner'), { ruleId, version: 1, rule });
    expect(await listOpenAlerts(shop.ctx('owner'))).toHaveLength(1);
    await expect(editRule(shop.ctx('owner'), { ruleId, version: 1, rule })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    await expect(editRule(shop.ctx('warehouse'), { ruleId, version: 2, rule })).rejects.toThrow(
      /alert.write/,
    );
    const costs = {
      kind: 'threshold',
      metric: 'fees',
      period: 'yesterday',
      direction: 'above',
      limit: 1,
    } as const;
    await expect(editRule(shop.ctx('marketing'), { ruleId, version: 2, rule: costs })).rejects.toThrow(
      /cost.read/,
    );
    await removeRule(shop.ctx('owner'), { ruleId });
    await expect(editRule(shop.ctx('owner'), { ruleId, version: 2, rule })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect((await findRule(shop.ctx('owner'), ruleId))?.isActive).toBe(false);
  });

  it('is not to be opened by who may not see its figure', async () => {
    const { ruleId } = await addRule(shop.ctx('owner'), {
      kind: 'threshold',
      metric: 'fees',
      period: 'yesterday',
      direction: 'above',
      limit: 1,
    });
    expect(await findRule(shop.ctx('marketing'), ruleId)).toBeNull();
    expect(await findRule(shop.ctx('owner'), 'nothing')).toBeNull();
    await removeRule(shop.ctx('owner'), { ruleId });
  });

  it('leaves an audit row for each change, with what was before and after, and so do silence and summaries', async () => {
    const { ruleId } = await addRule(shop.ctx('owner'), { kind: 'deliveries', limit: 10 });
    await editRule(shop.ctx('owner'), { ruleId, version: 1, rule: { kind: 'deliveries', limit: 20 } });
    await muteRule(shop.ctx('owner'), { ruleId, hours: 2 });
    await muteRule(shop.ctx('owner'), { ruleId, hours: null });
    await removeRule(shop.ctx('owner'), { ruleId });
    const rows = await trail(ruleId);
    expect(rows.map(({ before, after }) => [before?.limit, after?.limit])).toEqual([
      [undefined, 10],
      [10, 20],
      [undefined, undefined],
      [undefined, undefined],
      [20, undefined],
    ]);
    expect(rows[2]).toMatchObject({
      before: { mutedUntil: null },
      after: { mutedUntil: at(2 * HOUR_MS).toISOString() },
    });
    expect(rows[3]).toMatchObject({
      before: { mutedUntil: at(2 * HOUR_MS).toISOString() },
      after: { mutedUntil: null },
    });
    const self = { kind: 'user', id: DAY_PERSON, name: 'Day', role: 'owner' } as const;
    const { choice } = await getMyChoice(shop.ctx(self));
    await saveSummaryChoice(shop.ctx(self), { ...choice, quietFrom: 22, quietUntil: 7 });
    expect((await trail(DAY_PERSON)).at(-1)).toMatchObject({
      before: { quietFrom: null },
      after: { quietFrom: 22, quietUntil: 7 },
    });
    await expect(saveSummaryChoice(shop.ctx(self), { ...choice, quietFrom: 22 })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
    await expect(
      saveSummaryChoice(shop.ctx(self), { ...choice, quietFrom: 7, quietUntil: 7 }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });
});

describe('the mail of an alert', () => {
  it('waits for the end of the reader’s quiet hours, says the rule, and ends by its link for that reader alone', async () => {
    await query(`delete from pgboss.job where name = 'send-mail'`);
    const night = { kind: 'user', id: NIGHT_PERSON, name: 'Night', role: 'manager' } as const;
    const { choice } = await getMyChoice(shop.ctx(night));
    // It is noon in Sofia.
    await saveSummaryChoice(shop.ctx(night), { ...choice, quietFrom: 11, quietUntil: 16 });
    const { ruleId } = await addRule(shop.ctx('owner'), {
      kind: 'deliveries',
      limit: 10,
      watcherIds: [DAY_PERSON, NIGHT_PERSON],
    });
    expect(await watch()).toMatchObject({ opened: 1, mails: 1 });
    expect(await watch(HOUR_MS)).toMatchObject({ opened: 0, mails: 0 });
    expect(await watch(4 * HOUR_MS)).toMatchObject({ opened: 0, mails: 1 });
    expect(await watch(5 * HOUR_MS)).toMatchObject({ mails: 0 });
    const [day, late] = await letters();
    expect([day!.to, late!.to]).toEqual(['day@shop.example', 'night@shop.example']);
    expect(late!.html).toContain('<html lang="ar" dir="rtl">');
    expect(day!.text).toContain('Messages of each channel that wait longer than 10 min');
    const token = /\/summaries\/([\w.-]+)\/one-click$/.exec(day!.unsubscribeUrl!)![1]!;
    await endMails(shop.ctx(), { token });
    await endMails(shop.ctx(), { token });
    expect(await listRules(shop.ctx('owner'))).toMatchObject([{ id: ruleId, watcherIds: [NIGHT_PERSON] }]);
    expect((await trail(DAY_PERSON)).at(-2)).toMatchObject({ before: { ruleId, isTold: true } });
    await query(`update inbox set status = 'done', processed_at = now()`);
    expect(await watch(6 * HOUR_MS)).toMatchObject({ closed: 1 });
    const past = await listPastAlerts(shop.ctx('owner'));
    expect(past.find((one) => one.ruleId === ruleId)).toMatchObject({
      endReason: 'well',
      endFacts: { value: 0 },
    });
    await query(`update inbox set status = 'pending'`);
    expect(await watch(30 * HOUR_MS)).toMatchObject({ opened: 1, mails: 1 });
  });
});
