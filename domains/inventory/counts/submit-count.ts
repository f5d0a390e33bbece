import { eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { stockCounts } from '#db/schema/index.ts';
import { AppError } from '#lib/errors.ts';
import { command } from '../../command.ts';
import { bookVariances } from './book-variances.ts';
import { readCountLimits } from './count-limits.ts';
import { SubmitCountInput } from './input.ts';
import { judgeVariance } from './judge-variance.ts';
import { loadCount } from './load-count.ts';
import { type CountedLine, readBooks } from './read-books.ts';

type JudgedLine = CountedLine & { state: 'agrees' | 'booked' | 'waits' };

/**
 * Hands a count in: each line is held against the books of the moment when it was counted. Small differences book at
 * once, large ones wait for somebody who may approve them; without any the count is over.
 * @throws CONFLICT for a count that is not open, or of which nothing is counted.
 */
export const submitCount = command('stock.count', {
  input: SubmitCountInput,
  run: async (tx, { countId, uncounted }, ctx) => {
    const count = await loadCount(tx, { countId, wanted: ['open'], lock: 'alone' });
    const limits = await readCountLimits(tx);
    const { locationId } = count;
    const lines = (await readBooks(tx, { countId, locationId, now: ctx.now, uncounted })).map(
      (line): JudgedLine => ({ ...line, state: judgeVariance(line, limits) }),
    );
    if (lines.length === 0) {
      throw new AppError('CONFLICT', `Nothing is counted yet of count ${count.number}.`, {
        details: { reason: 'nothingCounted', number: count.number },
      });
    }
    const booked = lines.filter((line) => line.state === 'booked');
    const differences = booked.map((line) => ({ ...line, change: line.counted - line.books }));
    const events = await bookVariances(tx, { count, differences, ctx });
    await writeJudged(tx, countId, lines);
    const waiting = lines.filter((line) => line.state === 'waits').length;
    const deed = { submittedBy: ctx.actor.name, submittedAt: ctx.now };
    const end = waiting === 0 ? { closedBy: ctx.actor.name, closedAt: ctx.now } : {};
    const status = waiting === 0 ? ('approved' as const) : ('submitted' as const);
    await tx
      .update(stockCounts)
      .set({ status, ...deed, ...end })
      .where(eq(stockCounts.id, countId));
    const result = { status, counted: lines.length, booked: booked.length, waiting };
    return {
      result,
      subjectKind: 'stock_count',
      subjectId: countId,
      summary: { number: count.number, ...result },
      before: { status: count.status },
      after: { uncounted },
      events,
    };
  },
});

/** What nobody counted is left; it can still be counted when the count is opened again. */
async function writeJudged(tx: Tx, countId: string, lines: readonly JudgedLine[]): Promise<void> {
  await tx.$client.query(
    `update stock_count_lines l set counted = j.counted, counted_at = j.at, books = j.books, state = j.state
     from unnest($2::uuid[], $3::integer[], $4::timestamptz[], $5::integer[], $6::text[])
       j (variant_id, counted, at, books, state)
     where l.count_id = $1 and l.variant_id = j.variant_id`,
    [
      countId,
      lines.map((line) => line.variantId),
      lines.map((line) => line.counted),
      lines.map((line) => line.countedAt),
      lines.map((line) => line.books),
      lines.map((line) => line.state),
    ],
  );
  await tx.$client.query(
    `update stock_count_lines set state = 'left' where count_id = $1 and state = 'open'`,
    [countId],
  );
}
