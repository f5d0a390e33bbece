import type { Tx } from '#db/client.ts';
import type { Clues } from './make-patterns.ts';

/**
 * What the people of an erasure can be found by in texts. What somebody else has too (a family's phone, a common name, the
 * same house) is none of it: overwriting it would take theirs; with the person's own rows it goes all the same.
 */
export async function readClues(tx: Tx, customerIds: readonly string[]): Promise<Clues> {
  const { rows } = await tx.$client.query<{ kind: 'name' | 'phone' | 'word'; value: string }>(
    `with known as (
       select 'name' as kind, name as value from customers where id = any ($1::uuid[])
       union select 'name', name from customer_own where customer_id = any ($1::uuid[])
       union select 'name', name from customer_addresses where customer_id = any ($1::uuid[])
       union select case kind when 'phone' then 'phone' else 'word' end,
         case kind when 'external' then split_part(value, ':', 2) else value end
         from identities where customer_id = any ($1::uuid[])
       union select 'phone', phone from customer_addresses where customer_id = any ($1::uuid[])
       union select 'word', lines from customer_addresses where customer_id = any ($1::uuid[])
       union select k.kind, k.value from orders o join order_addresses a on a.order_id = o.id
         cross join lateral (values ('name', a.name), ('phone', a.phone), ('word', a.email), ('word', a.lines))
           as k (kind, value)
         where o.customer_id = any ($1::uuid[])
     )
     select k.kind, k.value from known k where k.value <> ''
       and not exists (select from identities i join customers c on c.id = i.customer_id and c.erased_at is null
         where i.value = k.value and not i.customer_id = any ($1::uuid[]))
       and not exists (select from customers c where k.kind = 'name' and c.name = k.value and c.erased_at is null
         and not c.id = any ($1::uuid[]))
       and not exists (select from customer_addresses a where k.value in (a.lines, a.phone, a.name)
         and not a.customer_id = any ($1::uuid[]))
       and not exists (select from order_addresses a join orders o on o.id = a.order_id
         where k.value in (a.lines, a.phone, a.email, a.name)
           and o.customer_id is not null and not o.customer_id = any ($1::uuid[]))`,
    [customerIds],
  );
  const of = (kind: string) => rows.filter((row) => row.kind === kind).map((row) => row.value);
  return { names: of('name'), phones: of('phone'), words: of('word') };
}
