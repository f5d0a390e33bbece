import { eq } from 'drizzle-orm';
import type { Reader } from '#db/client.ts';
import { users } from '#db/schema/index.ts';
import { AppError } from '#lib/errors.ts';
import type { Role } from './roles.ts';

/** One member of staff, without anything secret. */
export type User = {
  id: string;
  email: string;
  name: string;
  role: Role;
  sessionVersion: number;
  preferences: Record<string, string | boolean>;
  hasPassword: boolean;
  hasTotp: boolean;
  isDisabled: boolean;
};

/** Somebody by id. It asks for no permission: who asks decides what is shown. @throws NOT_FOUND for nobody. */
export async function getUser(db: Reader, userId: string): Promise<User> {
  const [row] = await db.select().from(users).where(eq(users.id, userId)).limit(1);
  if (row) return toUser(row);
  throw new AppError('NOT_FOUND', 'There is no such member of staff.', {
    details: { reason: 'gone', thing: 'other' },
  });
}

/** What of a row may leave this room. */
export function toUser(row: typeof users.$inferSelect): User {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    role: row.role,
    sessionVersion: row.sessionVersion,
    preferences: row.preferences,
    hasPassword: row.passwordHash !== null,
    hasTotp: row.totpConfirmedAt !== null,
    isDisabled: row.disabledAt !== null,
  };
}
