import { listNotes } from '#domains/customers/notes/list-notes.ts';
import { listAssignees } from '#domains/customers/tasks/list-assignees.ts';
import { listTasks } from '#domains/customers/tasks/list-tasks.ts';
import { can } from '#domains/team/can.ts';
import { CustomerNotes } from '../work/customer-notes.tsx';
import { CustomerTasks } from '../work/customer-tasks.tsx';
import type { PartProps } from './part.ts';

/** What is to be done for the person, and what colleagues wrote down. */
export async function WorkPart({ ctx, customer, prefs }: PartProps) {
  const mayWrite = can(ctx.actor, 'customer.write');
  const [notes, tasks, assignees] = await Promise.all([
    listNotes(ctx, customer.id),
    listTasks(ctx, customer.id),
    mayWrite ? listAssignees(ctx) : null,
  ]);
  const told = { now: ctx.now, prefs };
  return (
    <>
      <CustomerTasks customerId={customer.id} tasks={tasks} assignees={assignees} {...told} />
      <CustomerNotes
        customerId={customer.id}
        standing={customer.note}
        notes={notes}
        mayWrite={mayWrite}
        {...told}
      />
    </>
  );
}
