import { eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { segments } from '#db/schema/index.ts';
import { AppError } from '#lib/errors.ts';

/** A segment, held against others who would change it. @throws NOT_FOUND */
export async function loadSegment(tx: Tx, segmentId: string): Promise<typeof segments.$inferSelect> {
  const [found] = await tx.select().from(segments).where(eq(segments.id, segmentId)).for('update');
  if (found) return found;
  throw new AppError('NOT_FOUND', 'There is no such segment; it may have been deleted.');
}
