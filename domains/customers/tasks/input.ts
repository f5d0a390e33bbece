import { z } from 'zod';
import { LONGEST_TITLE } from './limits.ts';

/** Something to do for a person; without an assignee it is for whoever comes first. */
export const AddTaskInput = z.strictObject({
  customerId: z.uuid(),
  title: z.string().trim().min(1).max(LONGEST_TITLE),
  dueOn: z.iso.date().nullable().default(null),
  assigneeId: z.uuid().nullable().default(null),
});

/** A task as it should read from now on. */
export const EditTaskInput = AddTaskInput.omit({ customerId: true }).extend({ taskId: z.uuid() });

/** Which task. */
export const TaskInput = z.strictObject({ taskId: z.uuid() });
