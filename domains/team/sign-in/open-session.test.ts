import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { addMember, TEST_PASSWORD } from '../add-member.fixture.ts';
import { findSession } from './find-session.ts';
import { listSessions } from './list-sessions.ts';
import { openSession } from './open-session.ts';
import { revokeOtherSessions } from './revoke-other-sessions.ts';
import { revokeSession } from './revoke-session.ts';
import { setPassword } from './set-password.ts';
import { signOutUser } from './sign-out-user.ts';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

describe('sessions', () => {
  let shop: TestShop;
  let me: Awaited<ReturnType<typeof addMember>>;
  beforeAll(async () => {
    shop = await openShop();
    me = await addMember(shop, 'floor');
  });
  afterAll(() => shop.close());

  const open = async (lifetime: 'short' | 'long' = 'short') => {
    const facts = { how: 'password', lifetime, address: '10.0.0.7', device: 'Firefox' } as const;
    const { sessionId, sessionVersion } = await openSession(shop.ctx(me), facts);
    return { sessionId, userId: me.id, version: sessionVersion };
  };
  const isOpen = async (claim: Awaited<ReturnType<typeof open>>, afterMs = 0) =>
    (await findSession(shop.db, claim, new Date(shop.now.getTime() + afterMs))) !== null;

  it('name their person, role and preferences', async () => {
    const claim = await open();
    expect(await findSession(shop.db, claim, shop.now)).toMatchObject({
      id: me.id,
      role: 'floor',
      name: me.name,
    });
  });

  it('end after twelve hours without use, and go on while used', async () => {
    const claim = await open();
    expect(await isOpen(claim, 11 * HOUR_MS)).toBe(true);
    expect(await isOpen(claim, 22 * HOUR_MS)).toBe(true);
    expect(await isOpen(claim, 35 * HOUR_MS)).toBe(false);
  });

  it('end after a week, or after a month where that was asked for, however much they are used', async () => {
    const short = await open('short');
    const long = await open('long');
    for (let hours = 10; hours < 30 * 24; hours += 10) {
      expect(await isOpen(short, hours * HOUR_MS), `short after ${hours} h`).toBe(
        hours * HOUR_MS < 7 * DAY_MS,
      );
      expect(await isOpen(long, hours * HOUR_MS), `long after ${hours} h`).toBe(true);
    }
    expect(await isOpen(long, 30 * DAY_MS)).toBe(false);
  });

  it('do not open with another version or another person', async () => {
    const claim = await open();
    const other = await addMember(shop, 'floor');
    expect(await isOpen({ ...claim, version: claim.version + 1 })).toBe(false);
    expect(await isOpen({ ...claim, userId: other.id })).toBe(false);
  });

  it('are listed and ended by their person, not by others', async () => {
    const [first, second] = [await open(), await open()];
    const ids = (await listSessions(shop.ctx(me))).map((row) => row.id);
    expect(ids).toEqual(expect.arrayContaining([first.sessionId, second.sessionId]));
    const other = await addMember(shop, 'owner');
    await expect(revokeSession(shop.ctx(other), { sessionId: first.sessionId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await revokeSession(shop.ctx(me), { sessionId: first.sessionId });
    expect(await isOpen(first)).toBe(false);
    expect(await isOpen(second)).toBe(true);
    await revokeOtherSessions(shop.ctx(me), { sessionId: second.sessionId });
    expect((await listSessions(shop.ctx(me))).map((row) => row.id)).toEqual([second.sessionId]);
    expect(() => listSessions(shop.ctx())).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }));
  });

  it('end when the password changes, but the one that changed it', async () => {
    const [kept, other] = [await open(), await open()];
    const wrong = { currentPassword: 'not it at all', newPassword: 'quiet lamp over river' };
    await expect(setPassword(shop.ctx(me), wrong)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    expect(await isOpen(other)).toBe(true);
    await setPassword(shop.ctx(me), {
      ...wrong,
      currentPassword: TEST_PASSWORD,
      keepSessionId: kept.sessionId,
    });
    expect(await isOpen(kept)).toBe(true);
    expect(await isOpen(other)).toBe(false);
  });

  it('are ended by an owner for somebody else', async () => {
    const claim = await open();
    await expect(signOutUser(shop.ctx('manager'), { userId: me.id })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await signOutUser(shop.ctx('owner'), { userId: me.id });
    expect(await isOpen(claim)).toBe(false);
  });
});
