import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { newId } from '#lib/ids.ts';
import { clearLimit, limit, shareLimits } from '#lib/rate-limit.ts';
import { addMember, TEST_PASSWORD } from '../../add-member.fixture.ts';
import { disableUser } from '../../disable-user.ts';
import { checkPassword } from './check-password.ts';

describe('address and password', () => {
  let shop: TestShop;
  beforeAll(async () => {
    shop = await openShop();
    shareLimits(shop.db.$client);
  });
  beforeEach(() => clearLimit('sign-in-address', 'till 1'));
  afterAll(() => shop.close());

  const tryIt = (email: string, password: string, address = 'till 1') =>
    checkPassword(shop.db, { email, password, address, device: null });

  it('belong to one person, however the address is written', async () => {
    const member = await addMember(shop, 'floor');
    expect(await tryIt(`  ${member.email.toUpperCase()} `, TEST_PASSWORD)).toMatchObject({ id: member.id });
    expect(await tryIt(member.email, `${TEST_PASSWORD} `)).toBeNull();
  });

  it.each(['nobody@shop.example', 'not an address', '', 'x'.repeat(10_000)])(
    '%s is nobody',
    async (email) => {
      await clearLimit('sign-in-account', ' till 1');
      expect(await tryIt(email, TEST_PASSWORD)).toBeNull();
    },
  );

  it('do not let in somebody who was disabled', async () => {
    const member = await addMember(shop, 'floor');
    await disableUser(shop.ctx(), { userId: member.id });
    expect(await tryIt(member.email, TEST_PASSWORD)).toBeNull();
  });

  it('are refused after ten failures for one account and address, also with the right password', async () => {
    const member = await addMember(shop, 'floor');
    const tries = await Promise.allSettled(
      Array.from({ length: 14 }, () => tryIt(member.email, 'wrong one')),
    );
    expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(10);
    await expect(tryIt(member.email, TEST_PASSWORD)).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      details: { retryAfterSeconds: expect.any(Number) },
    });
  });

  it('let the person in from elsewhere while a stranger is locked out', async () => {
    const member = await addMember(shop, 'floor');
    await Promise.allSettled(Array.from({ length: 12 }, () => tryIt(member.email, 'wrong one', 'far away')));
    expect(await tryIt(member.email, TEST_PASSWORD, 'the shop')).toMatchObject({ id: member.id });
  });

  it('are refused after a hundred failures for one account, from however many addresses', async () => {
    const member = await addMember(shop, 'floor');
    for (let at = 0; at < 99; at++) await limit('sign-in-everywhere', member.email);
    expect(await tryIt(member.email, 'wrong one', 'robot 100')).toBeNull();
    await expect(tryIt(member.email, TEST_PASSWORD, 'robot 101')).rejects.toMatchObject({
      code: 'RATE_LIMITED',
    });
  });

  it('work on a device that is known, whatever strangers try while no address is known', async () => {
    const [member, other] = [await addMember(shop, 'floor'), await addMember(shop, 'floor')];
    const device = { id: newId(shop.now.getTime()), userIds: [member.id] };
    const at = (email: string, password: string, known: typeof device | null) =>
      checkPassword(shop.db, { email, password, address: 'direct', device: known });
    await Promise.allSettled(Array.from({ length: 12 }, () => at(member.email, 'wrong one', null)));
    await expect(at(member.email, TEST_PASSWORD, null)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    expect(await at(member.email, TEST_PASSWORD, device)).toMatchObject({ id: member.id });
    await Promise.allSettled(Array.from({ length: 12 }, () => at(member.email, 'wrong one', device)));
    await expect(at(member.email, TEST_PASSWORD, device)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    expect(await at(other.email, TEST_PASSWORD, device)).toMatchObject({ id: other.id });
  });

  it('are not refused for having succeeded often', async () => {
    const member = await addMember(shop, 'floor');
    for (let at = 0; at < 12; at++) expect(await tryIt(member.email, TEST_PASSWORD)).not.toBeNull();
  });

  it('are refused after thirty failures from one known address, whatever the account', async () => {
    const address = 'till 2';
    for (let at = 0; at < 30; at++) await tryIt(`someone${at}@shop.example`, 'wrong', address);
    await expect(tryIt('someone31@shop.example', 'wrong', address)).rejects.toMatchObject({
      code: 'RATE_LIMITED',
    });
  });

  it('take as long for nobody as for somebody, so the time tells nothing', async () => {
    const member = await addMember(shop, 'floor');
    const known: number[] = [];
    const unknown: number[] = [];
    for (let at = 0; at < 9; at++) {
      known.push(await timeOf(() => tryIt(member.email, 'wrong', `k${at}`)));
      unknown.push(await timeOf(() => tryIt(`nobody${at}@shop.example`, 'wrong', `u${at}`)));
    }
    const ratio = median(known) / median(unknown);
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  });
});

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
