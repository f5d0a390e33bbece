import type { Tx } from '#db/client.ts';
import { findErased } from '#domains/customers/consents/find-erased.ts';
import type { KeptNationalId } from '#domains/customers/national/hash-national-id.ts';
import { type IdentityClue, recogniseCustomer } from '#domains/customers/recognise-customer.ts';
import { newId } from '#lib/ids.ts';
import { toE164 } from '#lib/phone.ts';
import { normaliseForSearch } from '#lib/text/normalise-for-search.ts';

/** Somebody whom a row names: by an id of its source, an e-mail or a phone. */
export type NamedPerson = {
  key: string;
  person: Record<string, string> | null;
  country: string | null;
  channelId: string | null;
  firstAt: Date;
  /** What is kept of the national number, where a row tells one. */
  national?: KeptNationalId | null;
};

/** Where the people come from. */
export type PeopleSource = { source: string; homeCountry: string; now: Date; importId: string };

const BY_PERSON = /^(email|phone|national):/;

/**
 * The customer behind every key, made where nobody is recognised. Ids of one source mean one person in all of its files
 * and channels; e-mail and phone are asked only where rows carry them, by the rules of `recogniseCustomer`.
 */
export async function ensurePeople(
  tx: Tx,
  people: readonly NamedPerson[],
  at: PeopleSource,
): Promise<Map<string, string>> {
  const plain = people.filter(
    ({ key, person, national }) => !BY_PERSON.test(key) && !person?.email && !person?.phone && !national,
  );
  const known = await findByIds(tx, plain, at.source);
  const unknown = plain.filter(({ key }) => !known.has(key));
  for (const [key, id] of await makePeople(tx, unknown, at)) known.set(key, id);
  for (const named of people) {
    if (known.has(named.key)) continue;
    const id = await recogniseCustomer(tx, toFacts(named, at), at.now);
    if (id) known.set(named.key, id);
  }
  return known;
}

/** The keys of people who were erased: a file brings nobody back. */
export function findErasedPeople(
  tx: Tx,
  people: readonly NamedPerson[],
  at: PeopleSource,
): Promise<Set<string>> {
  const ways = people.flatMap((named) =>
    toFacts(named, at).clues.map((clue) => ({ key: named.key, ...clue })),
  );
  return findErased(tx, ways);
}

async function findByIds(
  tx: Tx,
  people: readonly NamedPerson[],
  source: string,
): Promise<Map<string, string>> {
  const values = people.map(({ key }) => `${source}:${key}`).sort();
  // Two imports of one new person at the same time: the second waits here and then finds the first's person.
  await tx.$client.query(
    `select pg_advisory_xact_lock(key) from
       (select distinct hashtextextended('external:' || value, 7) as key from unnest($1::text[]) value order by key) keys`,
    [values],
  );
  const { rows } = await tx.$client.query<{ value: string; id: string }>(
    `select distinct on (i.value) i.value, c.id from identities i join customers c on c.id = i.customer_id
     where i.kind = 'external' and i.value = any ($1) and c.merged_into is null and c.erased_at is null
     order by i.value, c.created_at, c.id`,
    [values],
  );
  return new Map(rows.map((row) => [row.value.slice(source.length + 1), row.id]));
}

async function makePeople(
  tx: Tx,
  people: readonly NamedPerson[],
  at: PeopleSource,
): Promise<Map<string, string>> {
  if (people.length === 0) return new Map();
  const rows = people.map(({ key, person, country, channelId, firstAt }) => ({
    id: newId(at.now.getTime()),
    identity_id: newId(at.now.getTime()),
    key,
    value: `${at.source}:${key}`,
    name: person?.name ?? '',
    search: normaliseForSearch(`${person?.name ?? ''} ${key}`),
    country,
    channel_id: channelId,
    first_at: firstAt,
  }));
  await tx.$client.query(
    `with people as (
       select * from jsonb_to_recordset($1::jsonb) as p (id uuid, identity_id uuid, value text, name text, search text,
         country text, channel_id uuid, first_at timestamptz)
     ), made as (
       insert into customers (id, name, search, country, first_channel_id, created_at, updated_at, import_id)
       select id, name, search, country, channel_id, first_at, $2, $3 from people
     )
     insert into identities (id, customer_id, kind, value, source, created_at)
     select identity_id, id, 'external', value, $4, $2 from people`,
    [JSON.stringify(rows), at.now, at.importId, at.source],
  );
  return new Map(rows.map((row) => [row.key, row.id]));
}

function toFacts(named: NamedPerson, at: PeopleSource) {
  const { key, person, country } = named;
  const phone = person?.phone ? toE164(person.phone, countryCode(country) ?? at.homeCountry) : null;
  const clues: IdentityClue[] = [
    ...(BY_PERSON.test(key) ? [] : [{ kind: 'external' as const, value: `${at.source}:${key}` }]),
    ...(named.national ? [{ kind: 'national_id' as const, ...named.national }] : []),
    ...(person?.email ? [{ kind: 'email' as const, value: person.email.toLowerCase() }] : []),
    ...(phone ? [{ kind: 'phone' as const, value: phone }] : []),
  ];
  return {
    name: person?.name ?? '',
    clues,
    country,
    locale: null,
    channelId: named.channelId,
    source: at.source,
  };
}

function countryCode(country: string | null): string | null {
  return country && /^[A-Za-z]{2}$/.test(country) ? country.toUpperCase() : null;
}
