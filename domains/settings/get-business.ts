import type { Reader } from '#db/client.ts';
import { business } from '#db/schema/index.ts';
import { AppError } from '#lib/errors.ts';

/** The business's own facts: every screen and sum needs them, so they ask for no permission. */
export type Business = typeof business.$inferSelect;

/** @throws NOT_FOUND while nothing has been set up. */
export async function getBusiness(db: Reader): Promise<Business> {
  const [found] = await db.select().from(business).limit(1);
  if (found) return found;
  throw new AppError('NOT_FOUND', 'This installation has no business yet. Run npm start to set one up.');
}
