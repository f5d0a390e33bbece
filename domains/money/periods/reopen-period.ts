import { and, eq, isNull, sql } from 'drizzle-orm';
import { closedPeriods } from '#db/schema/index.ts';
import { command } from '#domains/command.ts';
import { AppError } from '#lib/errors.ts';
import { ReopenPeriodInput } from './input.ts';

/**
 * Opens the latest closed period again, with a reason. What was dated later because of it stays where it is.
 * @throws CONFLICT where a later period is closed, or it is open already.
 */
export const reopenPeriod = command('period.reopen', {
  input: ReopenPeriodInput,
  run: async (tx, { periodId, reason }, ctx) => {
    const [opened] = await tx
      .update(closedPeriods)
      .set({ reopenedAt: ctx.now, reopenedBy: ctx.actor.name, reopenReason: reason })
      .where(
        and(
          eq(closedPeriods.id, periodId),
          isNull(closedPeriods.reopenedAt),
          eq(closedPeriods.toDay, sql`closed_until()`),
        ),
      )
      .returning();
    if (!opened)
      throw new AppError('CONFLICT', 'Only the month that was closed last can be opened again.', {
        details: { reason: 'periodNotLatest' },
      });
    const period = { from: opened.fromDay, to: opened.toDay };
    return {
      result: { id: opened.id, ...period },
      subjectKind: 'period',
      subjectId: opened.id,
      summary: { ...period, reason },
      before: { sums: opened.sums },
      events: [{ kind: 'channel.changed', subjectKind: 'period', subjectId: opened.id }],
    };
  },
});
