import { sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';

/**
 * Makes sure that somebody else stays an owner when this person stops being one.
 * Locks all owners, so two who demote each other at once cannot both succeed.
 * @throws CONFLICT when this is the last owner who can sign in.
 */
export async function keepOwner(tx: Tx, userId: string): Promise<void> {
  const { rows } = await tx.execute<{ id: string }>(
    sql`select id from users where role = 'owner' and disabled_at is null order by id for update`,
  );
  const isOwner = rows.some((row) => row.id === userId);
  if (!isOwner || rows.length > 1) return;
  throw new AppError('CONFLICT', 'This is the last owner; make somebody else an owner first.', {
    details: { reason: 'last-owner' },
  });
}
