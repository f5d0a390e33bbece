import { z } from 'zod';
import { toAppError } from '#lib/errors.ts';
import { MOST_AT_ONCE } from '#lib/whole-list.ts';
import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import { mayContact } from '../consents/may-contact.ts';
import { RecordConsentInput } from '../input.ts';
import { CustomerFilter } from '../list-filter.ts';
import { recordConsent } from '../record-consent.ts';
import { addTask } from '../tasks/add-task.ts';
import { AddTaskInput } from '../tasks/input.ts';
import { listCustomerIds } from './list-customer-ids.ts';
import { TagCustomerInput, tagCustomer } from './tag-customer.ts';

const Change = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('tags'), ...TagCustomerInput.shape }).omit({ customerId: true }),
  z.strictObject({ kind: z.literal('task'), ...AddTaskInput.shape }).omit({ customerId: true }),
  z.strictObject({ kind: z.literal('consent'), ...RecordConsentInput.shape }).omit({ customerId: true }),
]);

/** What to do with which people: named ones, or all that a filter matches and how many of them somebody saw. */
export const ChangeManyInput = z.strictObject({
  wanted: z.union([
    z.strictObject({ ids: z.array(z.uuid()).min(1).max(MOST_AT_ONCE) }),
    z.strictObject({ filter: CustomerFilter, countSeen: z.int().min(0) }),
  ]),
  change: Change,
});

/** How many were changed, how many are there no more, and how many had refused and stay so. */
export type ManyChanged = { done: number; left: number; refused: number };

/**
 * Tags many people, sets a task for each or writes down what they said, every one on its own: `left` counts those who could
 * not be changed, such as people who were merged meanwhile. An agreement in the name of many never undoes what one of them
 * refused: they are `refused`, and change their minds one by one. A fault of the program ends it.
 * @throws CONFLICT, TOO_LARGE as `listCustomerIds`.
 */
export async function changeMany(ctx: Ctx, raw: z.input<typeof ChangeManyInput>): Promise<ManyChanged> {
  allow(ctx.actor, 'customer.write');
  const { wanted, change } = ChangeManyInput.parse(raw);
  const ids =
    'ids' in wanted ? [...new Set(wanted.ids)] : await listCustomerIds(ctx, wanted.filter, wanted.countSeen);
  let [left, refused] = [0, 0];
  for (const customerId of ids) {
    if (change.kind === 'consent' && change.isGranted && (await hasRefused(ctx, customerId, change))) {
      refused += 1;
      continue;
    }
    try {
      await changeOne({ ...ctx, commandId: undefined }, customerId, change);
    } catch (error) {
      if (toAppError(error).code !== 'NOT_FOUND') throw error;
      left += 1;
    }
  }
  return { done: ids.length - left - refused, left, refused };
}

type ConsentChange = Extract<z.output<typeof Change>, { kind: 'consent' }>;

async function hasRefused(ctx: Ctx, customerId: string, { purpose, way }: ConsentChange): Promise<boolean> {
  const { why } = await mayContact(ctx, { customerId, purpose, way, at: ctx.now });
  return why === 'refused' || why === 'suppressed';
}

function changeOne(ctx: Ctx, customerId: string, change: z.output<typeof Change>): Promise<unknown> {
  switch (change.kind) {
    case 'tags':
      return tagCustomer(ctx, { customerId, add: change.add, remove: change.remove });
    case 'task':
      return addTask(ctx, {
        customerId,
        title: change.title,
        dueOn: change.dueOn,
        assigneeId: change.assigneeId,
      });
    case 'consent': {
      const { kind: _, ...said } = change;
      return recordConsent(ctx, { customerId, ...said });
    }
  }
}
