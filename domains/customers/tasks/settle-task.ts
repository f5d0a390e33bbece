import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import type { Outcome } from '../../command.ts';
import type { CommandContext } from '../../context.ts';
import { loadCustomer } from '../load-customer.ts';

/** Sets by whom and when a task was done, or that it is open again; the step of both commands. @throws NOT_FOUND, ALREADY_DONE */
export async function settleTask(
  tx: Tx,
  taskId: string,
  { ctx, done }: { ctx: CommandContext; done: { by: string; at: Date } | null },
): Promise<Outcome<{ taskId: string }>> {
  const { rows } = await tx.$client.query<{ customer_id: string; title: string; is_done: boolean }>(
    'select customer_id, title, done_at is not null as is_done from customer_tasks where id = $1 for update',
    [taskId],
  );
  const [task] = rows;
  if (!task) {
    throw new AppError('NOT_FOUND', `There is no task ${taskId} (any more).`, {
      details: { reason: 'gone', thing: 'other' },
    });
  }
  if (task.is_done === (done !== null)) {
    throw new AppError('ALREADY_DONE', `“${task.title}” is ${task.is_done ? 'done' : 'open'} already.`, {
      details: { reason: 'taskSettled', isDone: task.is_done },
    });
  }
  await loadCustomer(tx, task.customer_id);
  await tx.$client.query('update customer_tasks set done_by = $2, done_at = $3 where id = $1', [
    taskId,
    done?.by ?? null,
    done?.at ?? null,
  ]);
  return {
    result: { taskId },
    subjectKind: 'customer',
    subjectId: task.customer_id,
    summary: { task: task.title, at: ctx.now.toISOString() },
    before: { isDone: task.is_done },
    after: { isDone: done !== null },
    events: [{ kind: 'customer.changed', subjectKind: 'customer', subjectId: task.customer_id }],
  };
}
