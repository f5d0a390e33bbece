import { normaliseForSearch } from '#lib/text/normalise-for-search.ts';
import type { Ctx } from '../../context.ts';
import { maskContact, nameOf, seesContact } from '../../customers/mask-contact.ts';
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
 * Customers by parts of name, phone or e-mail, in any script; those who bought last come first. Who may not see how to
 * reach people finds them by name only.
 */
export async function listCustomerChoices(ctx: Ctx, search: string): Promise<CustomerChoice[]> {
  allow(ctx.actor, 'customer.read');
  const text = normaliseForSearch(search.slice(0, 200));
  if (text.length < SHORTEST) return [];
  const digits = text.replace(/\D/g, '');
  const isPhone = digits.length >= 4 && /^\+?[\d\s().-]+$/.test(text);
  const words = isPhone ? [digits.replace(/^0+/, '')] : text.split(' ').slice(0, 6);
  const { rows } = await ctx.db.$client.query<CustomerChoice>({
    name: 'customer-choices',
    text: `
      select ${CHOICE_COLUMNS}
      from (select * from customers k where search like all ($1::text[])
          and ($3 or ${nameOf('k')} like all ($1::text[])) and merged_into is null and erased_at is null
        limit 200) c
      left join customer_stats s on s.customer_id = c.id
      order by s.last_order_at desc nulls last, c.id limit $2`,
    values: [words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`), MOST_FOUND, seesContact(ctx.actor)],
  });
  return rows.map((row) => showChoice(ctx, row));
}
