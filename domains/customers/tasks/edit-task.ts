import { command } from '../../command.ts';
import { checkAssignee } from './check-assignee.ts';
import { EditTaskInput } from './input.ts';
import { loadStandingTask } from './load-task.ts';

/** Says anew what is to be done, until when and by whom. @throws NOT_FOUND; INVALID_INPUT for colleagues who cannot do it */
export const editTask = command('customer.write', {
  input: EditTaskInput,
  run: async (tx, { taskId, title, dueOn, assigneeId }) => {
    const before = await loadStandingTask(tx, taskId);
    // Who has the task already may keep it, even without working with customers any more.
    if (assigneeId && assigneeId !== before.assigneeId) await checkAssignee(tx, assigneeId);
    await tx.$client.query(
      'update customer_tasks set title = $2, due_on = $3, assignee_id = $4 where id = $1',
      [taskId, title, dueOn, assigneeId],
    );
    return {
      result: { taskId },
      subjectKind: 'customer',
      subjectId: before.customerId,
      before: { task: before.title, dueOn: before.dueOn, assigneeId: before.assigneeId },
      after: { task: title, dueOn, assigneeId },
      events: [{ kind: 'customer.changed', subjectKind: 'customer', subjectId: before.customerId }],
    };
  },
});
