import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditLog, sessions, users } from '#db/schema/index.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { addMember } from './add-member.fixture.ts';
import { changeRole } from './change-role.ts';
import { createApiKey } from './create-api-key.ts';
import { disableUser } from './disable-user.ts';
import { enableUser } from './enable-user.ts';
import { findApiKey } from './find-api-key.ts';
import { findSession } from './sign-in/find-session.ts';
import { openSession } from './sign-in/open-session.ts';

const SESSION = { how: 'password', lifetime: 'short', address: null, device: null } as const;

describe('who may do what in the team', () => {
  let shop: TestShop;
  let owner: Awaited<ReturnType<typeof addMember>>;
  beforeAll(async () => {
    shop = await openShop();
    owner = await addMember(shop, 'owner');
  });
  afterAll(() => shop.close());

  const rowOf = async (id: string) => (await shop.db.select().from(users).where(eq(users.id, id)))[0]!;

  it('changes a role and says who did it, from what to what', async () => {
    const member = await addMember(shop, 'viewer');
    await changeRole(shop.ctx(owner), { userId: member.id, role: 'warehouse' });
    expect((await rowOf(member.id)).role).toBe('warehouse');
    const audit = await shop.db.select().from(auditLog).where(eq(auditLog.subjectId, member.id));
    expect(audit.at(-1)).toMatchObject({
      actorId: owner.id,
      before: { role: 'viewer' },
      after: { role: 'warehouse' },
    });
  });

  it('does not let the last owner be demoted or disabled', async () => {
    await expect(changeRole(shop.ctx(owner), { userId: owner.id, role: 'manager' })).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { reason: 'last-owner' },
    });
    await expect(disableUser(shop.ctx(owner), { userId: owner.id })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    expect(await rowOf(owner.id)).toMatchObject({ role: 'owner', disabledAt: null });
  });

  it('keeps one owner when two demote each other at the same moment', async () => {
    const other = await addMember(shop, 'owner');
    const results = await Promise.allSettled([
      changeRole(shop.ctx(owner), { userId: other.id, role: 'manager' }),
      changeRole(shop.ctx(other), { userId: owner.id, role: 'manager' }),
    ]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    const left = await shop.db.select().from(users).where(eq(users.role, 'owner'));
    expect(left).toHaveLength(1);
    await changeRole(shop.ctx(), { userId: owner.id, role: 'owner' });
    await changeRole(shop.ctx(), { userId: other.id, role: 'manager' });
  });

  it('ends sessions and keys of whom it disables, and lets them in again later', async () => {
    const second = await addMember(shop, 'owner');
    const { sessionId, sessionVersion } = await openSession(shop.ctx(second), SESSION);
    const { key } = await createApiKey(shop.ctx(second), { name: 'Till', scopes: ['stock:read'] });
    const claim = { sessionId, userId: second.id, version: sessionVersion };
    expect(await findSession(shop.db, claim, shop.now)).toMatchObject({ id: second.id });

    await disableUser(shop.ctx(owner), { userId: second.id });
    expect(await findSession(shop.db, claim, shop.now)).toBeNull();
    expect(await findApiKey(shop.db, { key, now: shop.now })).toBeNull();
    expect(
      (await shop.db.select().from(sessions).where(eq(sessions.id, sessionId)))[0]?.revokedAt,
    ).not.toBeNull();

    await enableUser(shop.ctx(owner), { userId: second.id });
    expect((await rowOf(second.id)).disabledAt).toBeNull();
    expect(await findSession(shop.db, claim, shop.now)).toBeNull();
    const again = await openSession(shop.ctx(second), SESSION);
    const fresh = { sessionId: again.sessionId, userId: second.id, version: again.sessionVersion };
    expect(await findSession(shop.db, fresh, shop.now)).toMatchObject({ id: second.id });
  });

  it.each([changeRole, disableUser, enableUser] as const)('is for owners only', async (act) => {
    const manager = await addMember(shop, 'manager');
    const input = { userId: manager.id, role: 'owner' as const };
    await expect(act(shop.ctx(manager), input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('says that there is nobody', async () => {
    const nobody = '01890000-0000-7000-8000-000000000000';
    await expect(changeRole(shop.ctx(owner), { userId: nobody, role: 'floor' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
