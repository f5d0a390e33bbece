import { eq } from 'drizzle-orm';
import { stockCounts } from '#db/schema/index.ts';
import { command } from '../../command.ts';
import { allow } from '../../team/can.ts';
import { CountInput } from './input.ts';
import { loadCount } from './load-count.ts';

/**
 * Ends a count without booking anything more. One that waits for approval is dropped only by who could approve it.
 * @throws CONFLICT for a count that is over; FORBIDDEN.
 */
export const cancelCount = command('stock.count', {
  input: CountInput,
  run: async (tx, { countId }, ctx) => {
    const count = await loadCount(tx, { countId, wanted: ['open', 'submitted'], lock: 'alone' });
    if (count.status === 'submitted') allow(ctx.actor, 'stock.settle-count');
    await tx
      .update(stockCounts)
      .set({ status: 'cancelled', closedBy: ctx.actor.name, closedAt: ctx.now })
      .where(eq(stockCounts.id, countId));
    return {
      result: { id: countId, status: 'cancelled' as const },
      subjectKind: 'stock_count',
      subjectId: countId,
      summary: { number: count.number, status: 'cancelled' },
      before: { status: count.status },
    };
  },
});
