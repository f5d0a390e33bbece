import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { command } from '../../command.ts';
import { can } from '../../team/can.ts';
import type { Role } from '../../team/roles.ts';
import { loadCustomer } from '../load-customer.ts';
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

async function checkAssignee(tx: Tx, assigneeId: string): Promise<void> {
  const { rows } = await tx.$client.query<{ name: string; role: Role; is_disabled: boolean }>(
    'select name, role, disabled_at is not null as is_disabled from users where id = $1',
    [assigneeId],
  );
  const [found] = rows;
  if (
    found &&
    !found.is_disabled &&
    can({ kind: 'user', id: assigneeId, name: found.name, role: found.role }, 'customer.write')
  )
    return;
  throw new AppError('INVALID_INPUT', 'This colleague does not work with customers; choose another.', {
    details: { reason: 'noAssignee', field: 'assigneeId' },
  });
}
