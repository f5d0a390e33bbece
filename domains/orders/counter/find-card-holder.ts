import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import { CHOICE_COLUMNS, type CustomerChoice, showChoice } from './list-customer-choices.ts';

/** Whose loyalty card was scanned; null for a code that is no card, or that several people carry. */
export async function findCardHolder(ctx: Ctx, code: string): Promise<CustomerChoice | null> {
  allow(ctx.actor, 'customer.read');
  const { rows } = await ctx.db.$client.query<CustomerChoice>({
    name: 'card-holder',
    text: `
      select distinct ${CHOICE_COLUMNS}
      from identities card join customers c on c.id = card.customer_id
      where card.kind = 'loyalty_card' and card.value = $1 and c.merged_into is null and c.erased_at is null limit 2`,
    values: [code.slice(0, 200).replace(/\s/g, '').toUpperCase()],
  });
  return rows.length === 1 ? showChoice(ctx, rows[0]!) : null;
}
