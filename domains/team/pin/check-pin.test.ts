import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { createUser } from '../create-user.ts';
import type { Role } from '../roles.ts';
import { checkPin } from './check-pin.ts';
import { setPin } from './set-pin.ts';

const PASSWORD = 'lantern willow copper';
let shop: TestShop;

beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

async function hire(role: Role) {
  const person = { email: `${role}@demo.example`, name: role, role, password: PASSWORD, preferences: {} };
  const { id } = await createUser(shop.ctx(), person);
  const ctx = shop.ctx({ kind: 'user', id, name: role, role });
  await setPin(ctx, { currentPassword: PASSWORD, pin: '4827' });
  return { id, ctx };
}

const ask = (userId: string, pin: string) =>
  checkPin(
    shop.ctx('floor'),
    { userId, pin, reason: 'ill' },
    { verb: 'return.override', address: '10.0.0.1' },
  );

describe('a PIN', () => {
  it('needs the present password, and is not plain', async () => {
    const { ctx } = await hire('owner');
    const wrong = setPin(ctx, { currentPassword: 'no', pin: '4827' });
    await expect(wrong).rejects.toMatchObject({ code: 'INVALID_INPUT', details: { reason: 'password' } });
    for (const pin of ['1111', '1234', '9876', '123', '123456789', 'abcd']) {
      await expect(setPin(ctx, { currentPassword: PASSWORD, pin })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
      });
    }
  });

  it('of a role that may not allow it allows nothing, and five wrong ones are the most', async () => {
    const floor = await hire('floor');
    await expect(ask(floor.id, '4827')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { id } = await hire('manager');
    expect(await ask(id, '4827')).toEqual({ id, name: 'manager', reason: 'ill' });
    for (let at = 0; at < 5; at++) await expect(ask(id, '1111')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(ask(id, '4827')).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  });
});
