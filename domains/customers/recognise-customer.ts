import type { Tx } from '#db/client.ts';
import { newId } from '#lib/ids.ts';
import { normaliseForSearch } from '#lib/text/normalise-for-search.ts';

/** One way in which an order or message recognises a person; values normalised (E.164, lower-case address). */
export type IdentityClue = {
  kind: 'external' | 'email' | 'phone' | 'handle' | 'loyalty_card';
  value: string;
};

/** What an order knows about who ordered. Clues stand in order of weight: the first that fits decides. */
export type PersonFacts = {
  name: string;
  clues: readonly IdentityClue[];
  country: string | null;
  locale: string | null;
  /** The channel where the person came first; null where no channel is known, as in a file of customers. */
  channelId: string | null;
  /** Where the facts come from, such as the channel's slug. */
  source: string;
};

const FIND = {
  name: 'find-customer',
  text: `
    select clue.position::integer, i.customer_id, c.name
    from unnest($1::text[], $2::text[]) with ordinality as clue (kind, value, position)
    join identities i on i.kind = clue.kind and i.value = clue.value
    join customers c on c.id = i.customer_id and c.erased_at is null and c.merged_into is null
    order by clue.position, c.created_at, c.id`,
};

/**
 * Finds the person behind the clues, or makes a new one. The first clue that leads to exactly one person decides; where
 * it leads to several (a family's phone) the one with the same name, otherwise the next clue. New clues are kept with the
 * person. Returns null when there is nothing to recognise anybody by.
 */
export async function recogniseCustomer(tx: Tx, person: PersonFacts, now: Date): Promise<string | null> {
  if (person.clues.length === 0) return null;
  const found = await findCustomer(tx, person);
  if (found) return found;
  // Two orders of one new person at the same time: the second waits here and then finds the first's person.
  await tx.$client.query(
    `select pg_advisory_xact_lock(key) from
       (select distinct hashtextextended(kind || ':' || value, 7) as key
        from unnest($1::text[], $2::text[]) as clue (kind, value) order by key) keys`,
    [person.clues.map((clue) => clue.kind), person.clues.map((clue) => clue.value)],
  );
  return (await findCustomer(tx, person)) ?? makeCustomer(tx, person, now);
}

async function findCustomer(tx: Tx, person: PersonFacts): Promise<string | undefined> {
  const { rows } = await tx.$client.query<{ position: number; customer_id: string; name: string }>({
    ...FIND,
    values: [person.clues.map((clue) => clue.kind), person.clues.map((clue) => clue.value)],
  });
  for (const position of new Set(rows.map((row) => row.position))) {
    const people = rows.filter((row) => row.position === position);
    const name = normaliseForSearch(person.name);
    const decided =
      people.length === 1 ? people[0] : people.find((one) => normaliseForSearch(one.name) === name);
    if (decided) return keepClues(tx, decided.customer_id, person, rows);
  }
  return undefined;
}

async function keepClues(
  tx: Tx,
  customerId: string,
  person: PersonFacts,
  known: readonly { position: number; customer_id: string }[],
): Promise<string> {
  const news = person.clues.filter(
    (_, at) => !known.some((row) => row.position === at + 1 && row.customer_id === customerId),
  );
  if (news.length > 0) await insertClues(tx, customerId, news, person.source);
  return customerId;
}

async function makeCustomer(tx: Tx, person: PersonFacts, now: Date): Promise<string> {
  const id = newId(now.getTime());
  const search = normaliseForSearch([person.name, ...person.clues.map((clue) => clue.value)].join(' '));
  await tx.$client.query(
    `insert into customers (id, name, search, locale, country, first_channel_id, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $7)`,
    [id, person.name, search, person.locale, person.country, person.channelId, now],
  );
  await insertClues(tx, id, person.clues, person.source);
  return id;
}

async function insertClues(
  tx: Tx,
  customerId: string,
  clues: readonly IdentityClue[],
  source: string,
): Promise<void> {
  await tx.$client.query(
    `with added as (
       insert into identities (id, customer_id, kind, value, source)
       select id, $1, kind, value, $5 from unnest($2::uuid[], $3::text[], $4::text[]) as clue (id, kind, value)
       on conflict (kind, value, customer_id) do nothing
       returning value
     )
     update customers set search = search || ' ' || (select string_agg(value, ' ') from added)
     where id = $1 and exists (select from added where position(added.value in customers.search) = 0)`,
    [customerId, clues.map(() => newId()), clues.map((c) => c.kind), clues.map((c) => c.value), source],
  );
}
