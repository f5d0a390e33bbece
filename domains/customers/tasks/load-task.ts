import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import { loadCustomer } from '../load-customer.ts';

/** A task as commands read one before changing something. */
export type LoadedTask = {
  customerId: string;
  title: string;
  dueOn: string | null;
  assigneeId: string | null;
  isDone: boolean;
  isRemoved: boolean;
};

/** Reads a task, also a removed one, and holds it and its person until the commit. @throws NOT_FOUND */
export async function loadTask(tx: Tx, taskId: string): Promise<LoadedTask> {
  const { rows } = await tx.$client.query<LoadedTask>(
    `select customer_id as "customerId", title, due_on::text as "dueOn", assignee_id as "assigneeId",
       done_at is not null as "isDone", removed_at is not null as "isRemoved"
     from customer_tasks where id = $1 for update`,
    [taskId],
  );
  const [task] = rows;
  if (!task) throw taskGone(taskId);
  await loadCustomer(tx, task.customerId);
  return task;
}

/** The same, but removed tasks are there no more. @throws NOT_FOUND */
export async function loadStandingTask(tx: Tx, taskId: string): Promise<LoadedTask> {
  const task = await loadTask(tx, taskId);
  if (task.isRemoved) throw taskGone(taskId);
  return task;
}

function taskGone(taskId: string): AppError {
  return new AppError('NOT_FOUND', `There is no task ${taskId} (any more).`, {
    details: { reason: 'gone', thing: 'other' },
  });
}
