import { newId } from '#lib/ids.ts';
import { command } from '../../command.ts';
import { loadCustomer } from '../load-customer.ts';
import { checkAssignee } from './check-assignee.ts';
import { AddTaskInput } from './input.ts';

/** Sets a colleague, or whoever comes first, something to do for a person. @throws NOT_FOUND; INVALID_INPUT for colleagues who cannot do it */
export const addTask = command('customer.write', {
  input: AddTaskInput,
  run: async (tx, { customerId, title, dueOn, assigneeId }, ctx) => {
    await loadCustomer(tx, customerId);
    if (assigneeId) await checkAssignee(tx, assigneeId);
    const taskId = newId(ctx.now.getTime());
    await tx.$client.query(
      `insert into customer_tasks (id, customer_id, title, due_on, assignee_id, created_by, created_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [taskId, customerId, title, dueOn, assigneeId, ctx.actor.name, ctx.now],
    );
    return {
      result: { taskId },
      subjectKind: 'customer',
      subjectId: customerId,
      after: { task: title, dueOn, assigneeId },
      events: [{ kind: 'customer.changed', subjectKind: 'customer', subjectId: customerId }],
    };
  },
});
