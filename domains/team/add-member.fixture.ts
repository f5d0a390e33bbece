import type { Actor } from '#domains/context.ts';
import type { TestShop } from '#domains/testing/open-shop.ts';
import { createUser } from './create-user.ts';
import type { Role } from './roles.ts';

/** The password of everybody that `addMember` makes. */
export const TEST_PASSWORD = 'brass kettle on tram 9';

let made = 0;

/** Makes a real member of staff for a test, and the actor that they act as. */
export async function addMember(
  shop: TestShop,
  role: Role,
): Promise<Extract<Actor, { kind: 'user' }> & { email: string }> {
  made += 1;
  const email = `${role}${made}@shop.example`;
  const name = `${role} ${made}`;
  const { id } = await createUser(shop.ctx(), { email, name, role, password: TEST_PASSWORD });
  return { kind: 'user', id, name, role, email };
}
