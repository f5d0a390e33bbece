import { eq } from 'drizzle-orm';
import { stockCounts } from '#db/schema/index.ts';
import { command } from '../../command.ts';
import { bookVariances, type Difference } from './book-variances.ts';
import { CountInput } from './input.ts';
import { loadCount } from './load-count.ts';

/**
 * Approves the large differences of a count that was handed in: they are booked, and the count is over.
 * @throws CONFLICT for a count that does not wait, and for goods of which more has left since than was counted.
 */
export const approveCount = command('stock.settle-count', {
  input: CountInput,
  run: async (tx, { countId }, ctx) => {
    const count = await loadCount(tx, { countId, wanted: ['submitted'], lock: 'alone' });
    const { rows: differences } = await tx.$client.query<Difference>(
      `select l.variant_id as "variantId", v.sku, l.counted - l.books as change
       from stock_count_lines l join variants v on v.id = l.variant_id
       where l.count_id = $1 and l.state = 'waits' order by l.variant_id`,
      [countId],
    );
    const events = await bookVariances(tx, { count, differences, ctx });
    await tx.$client.query(
      `update stock_count_lines set state = 'booked' where count_id = $1 and state = 'waits'`,
      [countId],
    );
    await tx
      .update(stockCounts)
      .set({ status: 'approved', closedBy: ctx.actor.name, closedAt: ctx.now })
      .where(eq(stockCounts.id, countId));
    return {
      result: { id: countId, status: 'approved' as const, booked: differences.length },
      subjectKind: 'stock_count',
      subjectId: countId,
      summary: { number: count.number, status: 'approved', booked: differences.length },
      before: { status: count.status },
      after: { differences },
      events,
    };
  },
});
