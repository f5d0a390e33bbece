import type { Tx } from '#db/client.ts';
import { newId } from '#lib/ids.ts';
import { normaliseForSearch } from '#lib/text/normalise-for-search.ts';
import { agreeNames } from './linking/agree-names.ts';
import { choosePerson, isNobodys, USUAL_RULE } from './linking/identity-rules.ts';

/** One way in which an order or message recognises a person; values normalised (E.164, lower-case address). */
export type IdentityClue = {
  kind: 'external' | 'email' | 'phone' | 'handle' | 'loyalty_card' | 'national_id';
  value: string;
  /** What may be shown of a value that is a hash. */
  hint?: string;
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

// Rules and blocked values are a handful of rows: they come with the people and cost no statement of their own.
const FIND = {
  name: 'find-customer',
  text: `
    select clue.position::integer, i.customer_id, c.name, b.id is not null as is_blocked,
      r.decides_alone, r.most_people
    from unnest($1::text[], $2::text[]) with ordinality as clue (kind, value, position)
    left join identity_rules r on r.kind = clue.kind
    left join lateral (select b.id from blocked_identities b where b.kind = clue.kind
      and (b.value = clue.value or (right(b.value, 1) = '*' and starts_with(clue.value, left(b.value, -1)))) limit 1) b on true
    left join (identities i join customers c on c.id = i.customer_id and c.erased_at is null and c.merged_into is null)
      on b.id is null and i.kind = clue.kind and i.value = clue.value
    where b.id is not null or i.customer_id is not null
    order by r.priority nulls last, clue.position, c.created_at, c.id`,
};

type Found = {
  position: number;
  customer_id: string | null;
  name: string;
  is_blocked: boolean;
  decides_alone: boolean | null;
  most_people: number | null;
};

/**
 * Finds the person behind the clues, or makes a new one. The first clue that leads to exactly one person decides; where
 * it leads to several (a family's phone) the one whose name agrees, otherwise the next clue. Settings may order the kinds,
 * ask for the name, and block values. Whose national number is another one is somebody else, whatever they share. New
 * clues are kept with the person. Returns null when there is nothing to recognise anybody by.
 */
export async function recogniseCustomer(tx: Tx, told: PersonFacts, now: Date): Promise<string | null> {
  const clues = told.clues.filter((clue) => !isNobodys(clue));
  if (clues.length === 0) return null;
  const { found, person } = await findCustomer(tx, { ...told, clues });
  if (found || person.clues.length === 0) return found ?? null;
  // Two orders of one new person at the same time: the second waits here and then finds the first's person.
  await tx.$client.query(
    `select pg_advisory_xact_lock(key) from
       (select distinct hashtextextended(kind || ':' || value, 7) as key
        from unnest($1::text[], $2::text[]) as clue (kind, value) order by key) keys`,
    [person.clues.map((clue) => clue.kind), person.clues.map((clue) => clue.value)],
  );
  return (await findCustomer(tx, person)).found ?? makeCustomer(tx, person, now);
}

/** The person whom the clues name; and the facts without the clues that the shop has blocked. */
async function findCustomer(
  tx: Tx,
  told: PersonFacts,
): Promise<{ found: string | undefined; person: PersonFacts }> {
  const { rows } = await tx.$client.query<Found>({
    ...FIND,
    values: [told.clues.map((clue) => clue.kind), told.clues.map((clue) => clue.value)],
  });
  const known = rows.filter(isPerson);
  const blocked = new Set(rows.flatMap((row) => (row.is_blocked ? [row.position] : [])));
  const clues = told.clues.filter((_, at) => !blocked.has(at + 1));
  for (const position of new Set(known.map((row) => row.position))) {
    const people = known.filter((row) => row.position === position);
    const { decides_alone: decidesAlone, most_people: mostPeople } = people[0]!;
    const decided = choosePerson(people, {
      rule: {
        decidesAlone: decidesAlone ?? USUAL_RULE.decidesAlone,
        mostPeople: mostPeople ?? USUAL_RULE.mostPeople,
      },
      agrees: (name) => agreeNames(name, told.name),
    });
    if (!decided || (await isSomebodyElse(tx, decided.customer_id, told.clues))) continue;
    const had = new Set(
      known.flatMap((row) => (row.customer_id === decided.customer_id ? [row.position] : [])),
    );
    const news = told.clues.filter((_, at) => !had.has(at + 1) && !blocked.has(at + 1));
    if (news.length > 0) await insertClues(tx, decided.customer_id, news, told.source);
    return { found: decided.customer_id, person: { ...told, clues } };
  }
  return { found: undefined, person: { ...told, clues } };
}

/** Two national numbers of one country's registry are two people; who has none may be anybody. */
async function isSomebodyElse(tx: Tx, customerId: string, clues: readonly IdentityClue[]): Promise<boolean> {
  const told = clues.filter(({ kind }) => kind === 'national_id').map(({ value }) => value);
  if (told.length === 0) return false;
  const { rows } = await tx.$client.query<{ differs: boolean }>(
    `select count(*) > 0 and not bool_or(value = any ($2::text[])) as differs from identities
     where customer_id = $1 and kind = 'national_id'`,
    [customerId, told],
  );
  return rows[0]!.differs;
}

function isPerson(row: Found): row is Found & { customer_id: string } {
  return row.customer_id !== null;
}

async function makeCustomer(tx: Tx, person: PersonFacts, now: Date): Promise<string> {
  const id = newId(now.getTime());
  const found = person.clues.filter(({ kind }) => kind !== 'national_id').map(({ value }) => value);
  const search = normaliseForSearch([person.name, ...found].join(' '));
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
       insert into identities (id, customer_id, kind, value, source, hint)
       select id, $1, kind, value, $5, hint
       from unnest($2::uuid[], $3::text[], $4::text[], $6::text[]) as clue (id, kind, value, hint)
       on conflict (kind, value, customer_id) do nothing
       returning kind, value
     ), found as (
       select value from added where kind <> 'national_id'
     )
     update customers set search = search || ' ' || (select string_agg(value, ' ') from found)
     where id = $1 and exists (select from found where position(found.value in customers.search) = 0)`,
    [
      customerId,
      clues.map(() => newId()),
      clues.map((c) => c.kind),
      clues.map((c) => c.value),
      source,
      clues.map((c) => c.hint ?? null),
    ],
  );
}
