import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import type { Outcome } from '../../command.ts';
import type { CommandContext } from '../../context.ts';
import { loadStandingTask } from './load-task.ts';

/** Sets by whom and when a task was done, or that it is open again; the step of both commands. @throws NOT_FOUND, ALREADY_DONE */
export async function settleTask(
  tx: Tx,
  taskId: string,
  { ctx, done }: { ctx: CommandContext; done: { by: string; at: Date } | null },
): Promise<Outcome<{ taskId: string }>> {
  const task = await loadStandingTask(tx, taskId);
  if (task.isDone === (done !== null)) {
    throw new AppError('ALREADY_DONE', `“${task.title}” is ${task.isDone ? 'done' : 'open'} already.`, {
      details: { reason: 'taskSettled', isDone: task.isDone },
    });
  }
  await tx.$client.query('update customer_tasks set done_by = $2, done_at = $3 where id = $1', [
    taskId,
    done?.by ?? null,
    done?.at ?? null,
  ]);
  return {
    result: { taskId },
    subjectKind: 'customer',
    subjectId: task.customerId,
    summary: { task: task.title, at: ctx.now.toISOString() },
    before: { isDone: task.isDone },
    after: { isDone: done !== null },
    events: [{ kind: 'customer.changed', subjectKind: 'customer', subjectId: task.customerId }],
  };
}
