import { eq } from 'drizzle-orm';
import { stockCounts } from '#db/schema/index.ts';
import { AppError } from '#lib/errors.ts';
import { command } from '../../command.ts';
import { RecountInput } from './input.ts';
import { loadCount } from './load-count.ts';

/**
 * Has goods counted once more whose difference waits: the count is open again, and their earlier scans no longer matter.
 * @throws CONFLICT for a count that does not wait; NOT_FOUND for goods that do not wait in it.
 */
export const recountLines = command('stock.settle-count', {
  input: RecountInput,
  run: async (tx, { countId, variantIds }) => {
    const count = await loadCount(tx, { countId, wanted: ['submitted'], lock: 'alone' });
    const { rowCount } = await tx.$client.query(
      `update stock_count_lines set round = round + 1, state = 'open', counted = null, counted_at = null, books = null
       where count_id = $1 and variant_id = any ($2::uuid[]) and state = 'waits'`,
      [countId, variantIds],
    );
    if (rowCount !== new Set(variantIds).size) {
      throw new AppError('NOT_FOUND', `Some of these goods do not wait in count ${count.number}.`);
    }
    await tx.update(stockCounts).set({ status: 'open' }).where(eq(stockCounts.id, countId));
    return {
      result: { id: countId, status: 'open' as const },
      subjectKind: 'stock_count',
      subjectId: countId,
      summary: { number: count.number, recount: variantIds.length },
      before: { status: count.status },
      after: { variantIds },
    };
  },
});
