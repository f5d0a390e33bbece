import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { addMember } from '../add-member.fixture.ts';
import { disableUser } from '../disable-user.ts';
import { openMailJob } from '../letters/mail-job.ts';
import { savePreferences } from '../save-preferences.ts';
import { requestLink } from './request-link.ts';
import { spendLink } from './spend-link.ts';

const QUARTER_HOUR_MS = 15 * 60 * 1000;

describe('mailed sign-in links', () => {
  let shop: TestShop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop.close());

  const letters = async () => {
    const { rows } = await shop.db.$client.query<{ data: { sealed: string } }>(
      `select data from pgboss.job where name = 'send-mail' order by created_on, id`,
    );
    return rows.map((row) => openMailJob(row.data)!);
  };
  const ask = async (email: string) => {
    await requestLink(shop.ctx(), { email, address: email });
    const letter = (await letters()).findLast((one) => one.to === email.toLowerCase());
    return /token=([\w-]+)/.exec(letter?.text ?? '')?.[1] ?? '';
  };

  it('sign their reader in once', async () => {
    const me = await addMember(shop, 'support');
    const token = await ask(me.email);
    expect(await spendLink(shop.ctx(), { token })).toEqual({ userId: me.id });
    await expect(spendLink(shop.ctx(), { token })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('sign in one of two who press at the same moment', async () => {
    const me = await addMember(shop, 'support');
    const token = await ask(me.email);
    const results = await Promise.allSettled([1, 2, 3, 4].map(() => spendLink(shop.ctx(), { token })));
    expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  });

  it('are written in the language of the reader', async () => {
    const me = await addMember(shop, 'support');
    await savePreferences(shop.ctx(me), { preferences: { locale: 'fa' } });
    await ask(me.email);
    const letter = (await letters()).at(-1);
    expect(letter?.subject).toBe('پیوند ورود شما به Test shop');
    expect(letter?.html).toContain('dir="rtl"');
  });

  it('are too old after a quarter of an hour, and end when another is asked for', async () => {
    const me = await addMember(shop, 'support');
    const first = await ask(me.email);
    const second = await ask(me.email);
    await expect(spendLink(shop.ctx(), { token: first })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const later = new Date(shop.now.getTime() + QUARTER_HOUR_MS);
    await expect(spendLink(shop.ctx(undefined, { now: later }), { token: second })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('are not sent to strangers and disabled people, without saying so', async () => {
    const gone = await addMember(shop, 'support');
    await disableUser(shop.ctx(), { userId: gone.id });
    const before = (await letters()).length;
    await requestLink(shop.ctx(), { email: gone.email, address: 'a' });
    await requestLink(shop.ctx(), { email: 'nobody@shop.example', address: 'a' });
    expect(await letters()).toHaveLength(before);
  });

  it('are sent five times in a quarter of an hour at most', async () => {
    const me = await addMember(shop, 'support');
    for (let at = 0; at < 5; at++) await requestLink(shop.ctx(), { email: me.email, address: `p${at}` });
    await expect(requestLink(shop.ctx(), { email: me.email, address: 'p6' })).rejects.toMatchObject({
      code: 'RATE_LIMITED',
    });
  });

  it('are nothing that a member of staff can make for another', async () => {
    await expect(
      requestLink(shop.ctx('owner'), { email: 'a@shop.example', address: 'z' }),
    ).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(spendLink(shop.ctx('owner'), { token: 'x' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
