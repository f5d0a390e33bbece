import { assignmentPlans } from '#db/schema/index.ts';
import { newId } from '#lib/ids.ts';
import { command } from '../../command.ts';
import { StartAssignmentInput } from './input.ts';

/** Has a proposal made for the orders that wait; the worker does so within seconds. */
export const startAssignment = command('order.assign', {
  input: StartAssignmentInput,
  run: async (tx, { id, by }, ctx) => {
    const planId = id ?? newId(ctx.now.getTime());
    const row = { id: planId, status: 'running' as const, madeBy: ctx.actor.name, madeAt: ctx.now };
    await tx.insert(assignmentPlans).values(row);
    return {
      result: { planId },
      subjectKind: 'assignment',
      subjectId: planId,
      events: [{ kind: 'settings.changed', subjectKind: 'assignment', subjectId: planId }],
      jobs: by === 'worker' ? [{ queue: 'assign-orders', data: { planId } }] : [],
    };
  },
});
