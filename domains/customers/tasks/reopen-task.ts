import { command } from '../../command.ts';
import { TaskInput } from './input.ts';
import { settleTask } from './settle-task.ts';

/** Says that a task is not done after all. @throws NOT_FOUND, ALREADY_DONE */
export const reopenTask = command('customer.write', {
  input: TaskInput,
  run: (tx, { taskId }, ctx) => settleTask(tx, taskId, { ctx, done: null }),
});
