import { command } from '../../command.ts';
import { TaskInput } from './input.ts';
import { loadTask } from './load-task.ts';

/** Brings a removed task back as it was; one that stands stays. @throws NOT_FOUND */
export const restoreTask = command('customer.write', {
  input: TaskInput,
  run: async (tx, { taskId }) => {
    const { customerId, title } = await loadTask(tx, taskId);
    await tx.$client.query('update customer_tasks set removed_by = null, removed_at = null where id = $1', [
      taskId,
    ]);
    return {
      result: { taskId },
      subjectKind: 'customer',
      subjectId: customerId,
      after: { task: title },
      events: [{ kind: 'customer.changed', subjectKind: 'customer', subjectId: customerId }],
    };
  },
});
