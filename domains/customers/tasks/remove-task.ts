import { command } from '../../command.ts';
import { TaskInput } from './input.ts';
import { loadStandingTask } from './load-task.ts';

/** Takes a task away that need not be done; `restoreTask` brings it back. @throws NOT_FOUND */
export const removeTask = command('customer.write', {
  input: TaskInput,
  run: async (tx, { taskId }, ctx) => {
    const { customerId, title } = await loadStandingTask(tx, taskId);
    await tx.$client.query('update customer_tasks set removed_by = $2, removed_at = $3 where id = $1', [
      taskId,
      ctx.actor.name,
      ctx.now,
    ]);
    return {
      result: { taskId },
      subjectKind: 'customer',
      subjectId: customerId,
      before: { task: title },
      events: [{ kind: 'customer.changed', subjectKind: 'customer', subjectId: customerId }],
    };
  },
});
