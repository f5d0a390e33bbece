import { isId } from '#lib/ids.ts';
import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import { CHOICE_COLUMNS, type CustomerChoice, showChoice } from './list-customer-choices.ts';

/** One customer as a choice; null when the id, which may come from an address, names nobody who can be chosen. */
export async function getCustomerChoice(ctx: Ctx, customerId: string): Promise<CustomerChoice | null> {
  allow(ctx.actor, 'customer.read');
  if (!isId(customerId)) return null;
  const { rows } = await ctx.db.$client.query<CustomerChoice>({
    name: 'customer-choice',
    text: `select ${CHOICE_COLUMNS} from customers c
      where c.id = $1 and c.merged_into is null and c.erased_at is null`,
    values: [customerId],
  });
  return rows[0] ? showChoice(ctx, rows[0]) : null;
}
