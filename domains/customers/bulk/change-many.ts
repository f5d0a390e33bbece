import { z } from 'zod';
import { toAppError } from '#lib/errors.ts';
import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import { CustomerFilter } from '../list-filter.ts';
import { addTask } from '../tasks/add-task.ts';
import { AddTaskInput } from '../tasks/input.ts';
import { listCustomerIds, MOST_AT_ONCE } from './list-customer-ids.ts';
import { TagCustomerInput, tagCustomer } from './tag-customer.ts';

const Change = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('tags'), ...TagCustomerInput.shape }).omit({ customerId: true }),
  z.strictObject({ kind: z.literal('task'), ...AddTaskInput.shape }).omit({ customerId: true }),
]);

/** What to do with which people: named ones, or all that a filter matches and how many of them somebody saw. */
export const ChangeManyInput = z.strictObject({
  wanted: z.union([
    z.strictObject({ ids: z.array(z.uuid()).min(1).max(MOST_AT_ONCE) }),
    z.strictObject({ filter: CustomerFilter, countSeen: z.int().min(0) }),
  ]),
  change: Change,
});

/**
 * Tags many people or sets a task for each, every one on its own: `left` counts those who could not be changed, such as
 * people who were merged meanwhile. A fault of the program ends it. @throws CONFLICT, TOO_LARGE as `listCustomerIds`.
 */
export async function changeMany(
  ctx: Ctx,
  raw: z.input<typeof ChangeManyInput>,
): Promise<{ done: number; left: number }> {
  allow(ctx.actor, 'customer.write');
  const { wanted, change } = ChangeManyInput.parse(raw);
  const ids =
    'ids' in wanted ? [...new Set(wanted.ids)] : await listCustomerIds(ctx, wanted.filter, wanted.countSeen);
  let left = 0;
  for (const customerId of ids) {
    try {
      await changeOne({ ...ctx, commandId: undefined }, customerId, change);
    } catch (error) {
      if (toAppError(error).code !== 'NOT_FOUND') throw error;
      left += 1;
    }
  }
  return { done: ids.length - left, left };
}

function changeOne(ctx: Ctx, customerId: string, change: z.output<typeof Change>): Promise<unknown> {
  if (change.kind === 'tags') return tagCustomer(ctx, { customerId, add: change.add, remove: change.remove });
  const { title, dueOn, assigneeId } = change;
  return addTask(ctx, { customerId, title, dueOn, assigneeId });
}
