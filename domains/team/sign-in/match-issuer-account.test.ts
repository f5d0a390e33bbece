import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { addMember } from '../add-member.fixture.ts';
import { disableUser } from '../disable-user.ts';
import { getUser } from '../get-user.ts';
import { inviteUser } from '../invite-user.ts';
import { matchIssuerAccount } from './match-issuer-account.ts';

describe('single sign-on', () => {
  let shop: TestShop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop.close());

  const claims = (sub: string, email: string) => ({
    sub,
    email,
    email_verified: true as const,
    name: 'Mira',
  });

  it('lets in who works here by the verified address, and afterwards by the account alone', async () => {
    const me = await addMember(shop, 'marketing');
    expect(await matchIssuerAccount(shop.ctx(), claims('s1', me.email))).toEqual({ userId: me.id });
    expect(await matchIssuerAccount(shop.ctx(), claims('s1', 'moved@else.example'))).toEqual({
      userId: me.id,
    });
  });

  it('lets in who was invited, in the role of the invitation', async () => {
    const owner = await addMember(shop, 'owner');
    await inviteUser(shop.ctx(owner), { email: 'new@shop.example', role: 'warehouse' });
    const { userId } = await matchIssuerAccount(shop.ctx(), claims('s2', 'New@shop.example'));
    expect(await getUser(shop.db, userId)).toMatchObject({
      role: 'warehouse',
      name: 'Mira',
      hasPassword: false,
    });
  });

  it('refuses strangers, disabled people and addresses that the provider has not verified', async () => {
    await expect(matchIssuerAccount(shop.ctx(), claims('s3', 'stranger@else.example'))).rejects.toMatchObject(
      {
        code: 'FORBIDDEN',
      },
    );
    const me = await addMember(shop, 'floor');
    const unverified = { ...claims('s4', me.email), email_verified: false as unknown as true };
    await expect(matchIssuerAccount(shop.ctx(), unverified)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await matchIssuerAccount(shop.ctx(), claims('s4', me.email));
    await disableUser(shop.ctx(), { userId: me.id });
    await expect(matchIssuerAccount(shop.ctx(), claims('s4', me.email))).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('is nothing that a member of staff can claim', async () => {
    await expect(matchIssuerAccount(shop.ctx('owner'), claims('s5', 'a@shop.example'))).rejects.toMatchObject(
      {
        code: 'FORBIDDEN',
      },
    );
  });
});
