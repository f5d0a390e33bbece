import type { Ctx } from '../../context.ts';
import { maskContact, seesContact } from '../../customers/mask-contact.ts';
import { findCustomers } from '../../customers/searching/find-customers.ts';
import { allow } from '../../team/can.ts';

const MOST_FOUND = 10;
const SHORTEST = 2;

/** A person whom an order could be for; the newest ways to reach them, so that people of one name can be told apart. */
export type CustomerChoice = { id: string; name: string; phone: string | null; email: string | null };

/** What a choice says of a customer `c`, in SQL. */
export const CHOICE_COLUMNS = `c.id, c.name,
  (select i.value from identities i where i.customer_id = c.id and i.kind = 'phone'
    order by i.created_at desc, i.id limit 1) as phone,
  (select i.value from identities i where i.customer_id = c.id and i.kind = 'email'
    order by i.created_at desc, i.id limit 1) as email`;

/** A choice as the actor may see it: without the right to reach people, their ways are masked. */
export function showChoice({ actor }: Ctx, choice: CustomerChoice): CustomerChoice {
  if (seesContact(actor)) return choice;
  const { phone, email } = choice;
  return {
    ...choice,
    phone: phone && maskContact('phone', phone),
    email: email && maskContact('email', email),
  };
}

/**
 * Customers by name in any script, or by parts of phone or e-mail, as their list finds them; those who bought last come
 * first. Who may not see how to reach people finds them by name only.
 */
export async function listCustomerChoices(ctx: Ctx, search: string): Promise<CustomerChoice[]> {
  allow(ctx.actor, 'customer.read');
  if (search.trim().length < SHORTEST) return [];
  const ids = await findCustomers(ctx, { search, limit: MOST_FOUND });
  const { rows } = await ctx.db.$client.query<CustomerChoice>({
    name: 'customer-choices',
    text: `
      select ${CHOICE_COLUMNS}
      from unnest($1::uuid[]) with ordinality as wanted (id, position) join customers c on c.id = wanted.id
      order by wanted.position`,
    values: [ids],
  });
  return rows.map((row) => showChoice(ctx, row));
}
