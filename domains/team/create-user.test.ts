import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditLog, events, users } from '#db/schema/index.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { createUser } from './create-user.ts';
import { isRightPassword } from './sign-in/hash-password.ts';

const PERSON = {
  email: 'Neda@Shop.example',
  name: 'Neda',
  role: 'manager',
  password: 'brass kettle on tram 9',
} as const;

describe('making a member of staff', () => {
  let shop: TestShop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop.close());

  it('keeps the address in lower case and the password only as a hash', async () => {
    const { id } = await createUser(shop.ctx(), PERSON);
    const [row] = await shop.db.select().from(users).where(eq(users.id, id));
    expect(row).toMatchObject({
      email: 'neda@shop.example',
      name: 'Neda',
      role: 'manager',
      sessionVersion: 1,
    });
    expect(row?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await isRightPassword(row!.passwordHash, PERSON.password)).toBe(true);
    expect(await isRightPassword(row!.passwordHash, 'brass kettle on tram 8')).toBe(false);
  });

  it('leaves an audit row and an event without the password', async () => {
    const { id } = await createUser(shop.ctx(), { ...PERSON, email: 'second@shop.example' });
    const [audit] = await shop.db.select().from(auditLog).where(eq(auditLog.subjectId, id));
    expect(audit).toMatchObject({ verb: 'team.write', actorKind: 'system', after: { role: 'manager' } });
    expect(JSON.stringify(audit)).not.toContain('kettle');
    expect(JSON.stringify(audit)).not.toContain('argon2');
    const happened = await shop.db.select().from(events).where(eq(events.subjectId, id));
    expect(happened.map((event) => event.kind)).toEqual(['team.changed']);
  });

  it('refuses a second account with the same address', async () => {
    await createUser(shop.ctx(), { ...PERSON, email: 'once@shop.example' });
    await expect(createUser(shop.ctx(), { ...PERSON, email: 'ONCE@shop.example' })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
  });

  it.each([
    'Password123',
    '1234567890',
    'qwertyuiop',
    'aaaaaaaaaaaa',
    'short',
    'Tehran1403!!',
    'Парола12345',
  ])('refuses the password %s', async (password) => {
    const made = createUser(shop.ctx(), { ...PERSON, email: 'weak@shop.example', password });
    await expect(made).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('is for owners and the system, not for managers', async () => {
    await expect(
      createUser(shop.ctx('manager'), { ...PERSON, email: 'm@shop.example' }),
    ).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});
