import type { Tx } from '#db/client.ts';
import { type Attributes, combinePeople, type OwnAttributes, takeEdits } from './combine-people.ts';
import type { Group } from './read-group.ts';

type Row = Attributes & { id: string; own: OwnAttributes | null };

/**
 * Writes down what the root of a group is alone, with all that staff wrote since the last time. To be called before the
 * group changes, and `showGroup` after it.
 */
export async function keepOwn(tx: Tx, group: Group): Promise<void> {
  const [root, ...others] = await readPeople(tx, group);
  if (!root) return;
  const own = root.own ? takeEdits(root.own, others.map(aloneOf), root) : { ...pick(root), hiddenTags: [] };
  await tx.$client.query(
    `insert into customer_own (customer_id, name, note, tags, hidden_tags, locale, country)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (customer_id) do update set name = $2, note = $3, tags = $4, hidden_tags = $5, locale = $6, country = $7`,
    [group.root, own.name, own.note, own.tags, own.hiddenTags, own.locale, own.country],
  );
}

/** Shows a group as its people together; one who is alone again as before. */
export async function showGroup(tx: Tx, group: Group, now: Date): Promise<void> {
  const [root, ...others] = await readPeople(tx, group);
  if (!root?.own) return;
  const shown = combinePeople(root.own, others.map(aloneOf));
  await tx.$client.query(
    `update customers set name = $2, note = $3, tags = $4, locale = $5, country = $6, updated_at = $7 where id = $1`,
    [group.root, shown.name, shown.note, shown.tags, shown.locale, shown.country, now],
  );
  if (others.length === 0)
    await tx.$client.query('delete from customer_own where customer_id = $1', [group.root]);
}

async function readPeople(tx: Tx, { members }: Group): Promise<Row[]> {
  const { rows } = await tx.$client.query<Row>(
    `select c.id, c.name, c.note, c.tags, c.locale, c.country,
       case when o.customer_id is not null then json_build_object('name', o.name, 'note', o.note, 'tags', o.tags,
         'hiddenTags', o.hidden_tags, 'locale', o.locale, 'country', o.country) end as own
     from customers c left join customer_own o on o.customer_id = c.id
     where c.id = any ($1::uuid[]) order by array_position($1::uuid[], c.id)`,
    [members],
  );
  return rows;
}

function aloneOf(row: Row): Attributes {
  return row.own ?? row;
}

function pick({ name, note, tags, locale, country }: Row): Attributes {
  return { name, note, tags, locale, country };
}
