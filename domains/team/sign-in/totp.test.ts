import { eq } from 'drizzle-orm';
import { generateSync } from 'otplib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { users } from '#db/schema/index.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { clearLimit } from '#lib/rate-limit.ts';
import { addMember } from '../add-member.fixture.ts';
import { getUser } from '../get-user.ts';
import { checkCode } from './check-code.ts';
import { confirmTotp } from './confirm-totp.ts';
import { removeTotp } from './remove-totp.ts';
import { resetTotp } from './reset-totp.ts';
import { startTotp } from './start-totp.ts';
import { findTotpStep } from './totp.ts';

const MINUTE_MS = 60_000;

describe('the second step', () => {
  let shop: TestShop;
  let me: Awaited<ReturnType<typeof addMember>>;
  beforeAll(async () => {
    shop = await openShop();
  });
  beforeEach(async () => {
    me = await addMember(shop, 'manager');
  });
  afterAll(() => shop.close());

  const at = (minutes: number) => new Date(shop.now.getTime() + minutes * MINUTE_MS);
  const codeAt = (secret: string, now: Date) =>
    generateSync({ secret, epoch: Math.floor(now.getTime() / 1000) });
  const enrol = async () => {
    const { secret, uri } = await startTotp(shop.ctx(me));
    const { recoveryCodes } = await confirmTotp(shop.ctx(me), { code: codeAt(secret, shop.now) });
    return { secret, uri, recoveryCodes };
  };

  it('is on only after a code from the app was seen', async () => {
    const { secret, uri } = await startTotp(shop.ctx(me));
    expect(uri).toContain(`secret=${secret}`);
    expect((await getUser(shop.db, me.id)).hasTotp).toBe(false);
    await expect(confirmTotp(shop.ctx(me), { code: '000000' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
    const { recoveryCodes } = await confirmTotp(shop.ctx(me), { code: codeAt(secret, shop.now) });
    expect(recoveryCodes).toHaveLength(10);
    expect((await getUser(shop.db, me.id)).hasTotp).toBe(true);
    await expect(startTotp(shop.ctx(me))).rejects.toMatchObject({ code: 'ALREADY_DONE' });
  });

  it('keeps the secret sealed and the recovery codes hashed', async () => {
    const { secret, recoveryCodes } = await enrol();
    const [row] = await shop.db.select().from(users).where(eq(users.id, me.id));
    expect(row?.totpSecret).toMatch(/^v1\./);
    const kept = JSON.stringify(row);
    expect(kept).not.toContain(secret);
    for (const code of recoveryCodes) expect(kept).not.toContain(code.replaceAll('-', ''));
  });

  it('takes each code once, also when it comes twice at the same moment', async () => {
    const { secret } = await enrol();
    const now = at(2);
    const code = codeAt(secret, now);
    const results = await Promise.allSettled([1, 2, 3].map(() => checkCode(shop.ctx(me, { now }), { code })));
    expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    await expect(checkCode(shop.ctx(me, { now }), { code })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('does not take an older code after a newer one', async () => {
    const { secret } = await enrol();
    await checkCode(shop.ctx(me, { now: at(2) }), { code: codeAt(secret, at(2)) });
    const older = codeAt(secret, at(1.5));
    await expect(checkCode(shop.ctx(me, { now: at(2) }), { code: older })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
  });

  it('understands Persian figures and a clock that is half a minute off', async () => {
    const { secret } = await enrol();
    const code = codeAt(secret, at(3)).replace(/\d/g, (figure) => '۰۱۲۳۴۵۶۷۸۹'[Number(figure)]!);
    await checkCode(shop.ctx(me, { now: new Date(at(3).getTime() + 30_000) }), { code });
    expect(findTotpStep({ secret, code: codeAt(secret, at(5)), now: at(7) })).toBeNull();
  });

  it('takes each recovery code once, with or without dashes', async () => {
    const { recoveryCodes } = await enrol();
    await checkCode(shop.ctx(me), { code: recoveryCodes[0]! });
    await expect(checkCode(shop.ctx(me), { code: recoveryCodes[0]! })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
    await checkCode(shop.ctx(me), { code: recoveryCodes[1]!.replaceAll('-', '').toUpperCase() });
  });

  it('stops asking after five wrong codes in a quarter of an hour', async () => {
    const { secret } = await enrol();
    const ctx = shop.ctx(me, { now: at(9) });
    for (let tries = 0; tries < 5; tries++) {
      await expect(checkCode(ctx, { code: '000000' })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    }
    await expect(checkCode(ctx, { code: codeAt(secret, at(9)) })).rejects.toMatchObject({
      code: 'RATE_LIMITED',
    });
    await clearLimit('code', me.id);
  });

  it('is switched off with a code by its person, or by an owner, and by nobody else', async () => {
    const { secret } = await enrol();
    await removeTotp(shop.ctx(me, { now: at(2) }), { code: codeAt(secret, at(2)) });
    expect((await getUser(shop.db, me.id)).hasTotp).toBe(false);
    await enrol();
    await expect(resetTotp(shop.ctx('manager'), { userId: me.id })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await resetTotp(shop.ctx('owner'), { userId: me.id });
    expect((await getUser(shop.db, me.id)).hasTotp).toBe(false);
    await expect(startTotp(shop.ctx())).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
