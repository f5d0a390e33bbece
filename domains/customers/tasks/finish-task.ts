import { command } from '../../command.ts';
import { TaskInput } from './input.ts';
import { settleTask } from './settle-task.ts';

/** Says that a task is done, whoever it was set. @throws NOT_FOUND, ALREADY_DONE */
export const finishTask = command('customer.write', {
  input: TaskInput,
  run: (tx, { taskId }, ctx) => settleTask(tx, taskId, { ctx, done: { by: ctx.actor.name, at: ctx.now } }),
});
