import type { Database, Tx } from '#db/client.ts';
import type { Person } from './model/person.ts';

type Row = {
  id: string;
  name: string;
  phones: string[];
  emails: string[];
  nationalId: string | null;
  street: string | null;
  city: string | null;
  postcode: string | null;
};

// What is blocked, or what more people share than the rule for its kind allows, says nothing about who somebody is.
const PEOPLE = `
  select c.id, c.name, i.phones, i.emails, i.national as "nationalId", a.lines as street, a.city, a.postcode
  from customers c
  left join lateral (
    select coalesce(array_agg(i.value order by i.value) filter (where i.kind = 'phone'), '{}') as phones,
      coalesce(array_agg(i.value order by i.value) filter (where i.kind = 'email'), '{}') as emails,
      min(i.value) filter (where i.kind = 'national_id') as national
    from identities i where i.customer_id = c.id and i.kind in ('phone', 'email', 'national_id')
      and not exists (select from blocked_identities b where b.kind = i.kind and (b.value = i.value
        or (right(b.value, 1) = '*' and starts_with(i.value, left(b.value, -1)))))
  ) i on true
  left join lateral (
    select lines, city, postcode from (
      (select lines, city, postcode, 1 as place from customer_addresses where customer_id = c.id
        order by created_at desc, id limit 1)
      union all
      (select d.lines, d.city, d.postcode, 2 from (
          select id, placed_at from orders where customer_id = c.id order by placed_at desc, id desc limit 1) o
        join order_addresses d on d.order_id = o.id and d.lines <> '' order by d.kind desc limit 1)) known
    order by place limit 1
  ) a on true
  where c.merged_into is null and c.erased_at is null`;

/** The next customers after an id, as the matcher reads them. */
export async function readPeople(
  db: Database | Tx,
  { after, limit }: { after: string | null; limit: number },
): Promise<Person[]> {
  const { rows } = await db.$client.query<Row>(
    `${PEOPLE} and ($1::uuid is null or c.id > $1) order by c.id limit $2`,
    [after, limit],
  );
  return rows.map(toPerson);
}

/** These customers, as the matcher reads them; merged and erased ones are left out. */
export async function readPeopleById(db: Database | Tx, ids: readonly string[]): Promise<Person[]> {
  if (ids.length === 0) return [];
  // Planning takes longer than reading: the name keeps the plan.
  const { rows } = await db.$client.query<Row>({
    name: 'linked-people',
    text: `${PEOPLE} and c.id = any ($1::uuid[])`,
    values: [ids],
  });
  return rows.map(toPerson);
}

/** The first number of an address is the house's; in a shop's own files it stands in no column of its own. */
const HOUSE_NUMBER = /\p{Nd}+/u;

function toPerson({ id, name, phones, emails, nationalId, street, city, postcode }: Row): Person {
  return {
    id,
    name,
    phones,
    emails,
    ...(nationalId ? { nationalId } : {}),
    ...(street ? splitStreet(street) : {}),
    ...(city ? { city } : {}),
    ...(postcode ? { postcode } : {}),
  };
}

function splitStreet(lines: string): Pick<Person, 'street' | 'houseNumber'> {
  const houseNumber = HOUSE_NUMBER.exec(lines)?.[0];
  return houseNumber ? { street: lines.replace(HOUSE_NUMBER, ''), houseNumber } : { street: lines };
}
