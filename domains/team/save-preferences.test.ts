import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { addMember } from './add-member.fixture.ts';
import { getUser } from './get-user.ts';
import { savePreferences } from './save-preferences.ts';

describe('how a person reads the product', () => {
  let shop: TestShop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop.close());

  it('is kept, and what is not mentioned stays', async () => {
    const me = await addMember(shop, 'floor');
    await savePreferences(shop.ctx(me), { preferences: { locale: 'fa', calendar: 'persian' } });
    await savePreferences(shop.ctx(me), { name: 'سارا', preferences: { digits: 'latn' } });
    expect(await getUser(shop.db, me.id)).toMatchObject({
      name: 'سارا',
      preferences: { locale: 'fa', calendar: 'persian', digits: 'latn' },
    });
  });

  it('refuses what no screen offers', async () => {
    const me = await addMember(shop, 'floor');
    const odd = { preferences: { timeZone: 'Mars/Olympus' } };
    await expect(savePreferences(shop.ctx(me), odd)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('is nothing that a program has', async () => {
    const program = { kind: 'api_key', id: 'k', name: 'Till', scopes: [], channelId: null } as const;
    await expect(savePreferences(shop.ctx(program), {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(savePreferences(shop.ctx(), {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
