import type { Tx } from '#db/client.ts';
import { newId } from '#lib/ids.ts';
import { normaliseForSearch } from '#lib/text/normalise-for-search.ts';

/** A shop's own tablet meets everybody: beyond so many people a device says nothing about any of them. */
const MOST_PEOPLE_PER_DEVICE = 5;

type Said = {
  /** `channel-slug:id`, as identities of kind `external` are kept. */
  subject: string;
  sourceId: string;
  sourceName: string;
  channelId: string;
  party: 'first' | 'second' | 'third';
  type: 'identify' | 'alias';
  device: string | null;
  name: string | null;
  email: string | null;
  phone: string | null;
  previousId: string | null;
  at: Date;
};

type Clue = { subject: string; kind: 'external' | 'email' | 'phone' | 'device'; value: string };

const SAID = `
  select names.prefix || e.user_id as subject, s.id as "sourceId", s.name as "sourceName", s.channel_id as "channelId",
    s.party, e.type, e.anonymous_id as device, e.person ->> 'name' as name, e.person ->> 'email' as email,
    e.person ->> 'phone' as phone, names.prefix || (e.person ->> 'previousId') as "previousId", e.at
  from touch_events e join touch_sources s on s.id = e.source_id join channels ch on ch.id = s.channel_id
  -- A stranger's ids are not those of the channel.
  cross join lateral (select case s.party when 'third' then 'source-' || s.id else ch.slug end || ':' as prefix) names
  where e.written_in >= $1::xid8 and e.written_in < $2::xid8 and e.person is not null and e.user_id is not null
  order by e.at, e.id`;

/**
 * What `identify` and `alias` of a window say about people. Our own word makes the person of a user id, unless known, and
 * adds device, address and phone as evidence that nobody has proven. The word of others, and every alias, is kept as a
 * claim for the linking and for review. Nobody is merged or linked here. Gives back whom it changed.
 */
export async function learnPeople(
  tx: Tx,
  window: { since: string; until: string },
  now: Date,
): Promise<string[]> {
  const { rows } = await tx.$client.query<Said>(SAID, [window.since, window.until]);
  if (rows.length === 0) return [];
  const own = rows.filter((said) => said.type === 'identify' && said.party === 'first');
  const changed = own.length > 0 ? await keepOwnWord(tx, own, now) : [];
  await keepClaims(
    tx,
    rows.filter((said) => !own.includes(said)),
  );
  return changed;
}

async function keepOwnWord(tx: Tx, own: readonly Said[], now: Date): Promise<string[]> {
  const subjects = [...new Set(own.map((said) => said.subject))];
  // Two at once who meet a new user: the second waits here and then finds the first's person, as in recogniseCustomer.
  await tx.$client.query(
    `select pg_advisory_xact_lock(key) from (select distinct hashtextextended('external:' || value, 7) as key
     from unnest($1::text[]) as clue (value) order by key) keys`,
    [subjects],
  );
  const known = await findKnown(tx, subjects);
  const added = await addPeople(
    tx,
    own.filter((said) => !known.has(said.subject)),
    now,
  );
  const people = new Map([...known, ...added]);
  const touched = await addClues(tx, own, people, now);
  await nameTheNameless(tx, own, people);
  return [...new Set([...added.values(), ...touched])];
}

/** User id → person. An id that stands with several people is nobody's: null keeps it from being made again. */
async function findKnown(tx: Tx, subjects: readonly string[]): Promise<Map<string, string | null>> {
  const { rows } = await tx.$client.query<{ subject: string; id: string | null }>(
    `select i.value as subject,
       case when count(distinct living.id) = 1 then (array_agg(living.id))[1] end as id
     from identities i cross join lateral (select living_customer(i.customer_id) as id) living
     where i.kind = 'external' and i.value = any ($1::text[]) group by i.value`,
    [subjects],
  );
  return new Map(rows.map((row) => [row.subject, row.id]));
}

async function addPeople(tx: Tx, news: readonly Said[], now: Date): Promise<Map<string, string>> {
  const people = new Map(news.map((said) => [said.subject, said]));
  const rows = [...people.values()].map((said) => {
    const name = lastSaid(news, said.subject, 'name') ?? '';
    return {
      id: newId(now.getTime()),
      subject: said.subject,
      name,
      search: normaliseForSearch(name),
      channel: said.channelId,
    };
  });
  if (rows.length === 0) return new Map();
  await tx.$client.query(
    `insert into customers (id, name, search, first_channel_id, created_at, updated_at)
     select id, name, search, channel, $2, $2
     from json_to_recordset($1::json) as p (id uuid, name text, search text, channel uuid)`,
    [JSON.stringify(rows), now],
  );
  return new Map(rows.map((row) => [row.subject, row.id]));
}

async function addClues(
  tx: Tx,
  own: readonly Said[],
  people: ReadonlyMap<string, string | null>,
  now: Date,
): Promise<string[]> {
  const rows = own.flatMap((said) => {
    const customer = people.get(said.subject);
    if (!customer) return [];
    return cluesOf(said).map((clue) => ({
      ...clue,
      id: newId(now.getTime()),
      customer,
      source: said.sourceName,
    }));
  });
  const { rows: touched } = await tx.$client.query<{ customer: string }>(
    `with told as (
       select distinct on (kind, value, customer) c.*
       from json_to_recordset($1::json) as c (id uuid, customer uuid, kind text, value text, source text)
       where not exists (select from identities i
         where i.kind = c.kind and i.value = c.value and i.customer_id = c.customer)
     ), ranked as (
       select *, row_number() over (partition by kind, value order by id)
         + (select count(*) from identities d where d.kind = told.kind and d.value = told.value) as people
       from told
     ), added as (
       insert into identities (id, customer_id, kind, value, source, created_at)
       select id, customer, kind, value, source, $2 from ranked where kind <> 'device' or people <= $3
       on conflict (kind, value, customer_id) do nothing
       returning customer_id, kind, value
     ), words as (
       select customer_id, string_agg(value, ' ') filter (where kind in ('email', 'phone')) as words
       from added group by customer_id
     )
     update customers c set updated_at = $2,
       search = c.search || coalesce(case when words.words <> '' then ' ' || words.words end, '')
     from words where c.id = words.customer_id returning c.id as customer`,
    [JSON.stringify(rows), now, MOST_PEOPLE_PER_DEVICE],
  );
  return touched.map((row) => row.customer);
}

function cluesOf(said: Said): Clue[] {
  const clues: { kind: Clue['kind']; value: string | null }[] = [
    { kind: 'external', value: said.subject },
    { kind: 'email', value: said.email },
    { kind: 'phone', value: said.phone },
    { kind: 'device', value: said.device },
  ];
  return clues.flatMap(({ kind, value }) => (value === null ? [] : [{ subject: said.subject, kind, value }]));
}

/** A name that a person types about themselves fills an empty one; it never replaces what staff or orders say. */
async function nameTheNameless(
  tx: Tx,
  own: readonly Said[],
  people: ReadonlyMap<string, string | null>,
): Promise<void> {
  const rows = [...people].flatMap(([subject, id]) => {
    const name = id ? lastSaid(own, subject, 'name') : null;
    return name ? [{ id, name, search: normaliseForSearch(name) }] : [];
  });
  if (rows.length === 0) return;
  await tx.$client.query(
    `update customers c set name = p.name, search = trim(p.search || ' ' || c.search)
     from json_to_recordset($1::json) as p (id uuid, name text, search text) where c.id = p.id and c.name = ''`,
    [JSON.stringify(rows)],
  );
}

function lastSaid(said: readonly Said[], subject: string, field: 'name'): string | null {
  return said.findLast((one) => one.subject === subject && one[field] !== null)?.[field] ?? null;
}

async function keepClaims(tx: Tx, said: readonly Said[]): Promise<void> {
  const rows = said.flatMap((one) => {
    if (one.previousId === one.subject) return [];
    const clues = one.previousId
      ? [{ subject: one.subject, kind: 'external' as const, value: one.previousId }]
      : cluesOf(one).filter((clue) => clue.kind !== 'external');
    const { sourceId, party, type: via, at } = one;
    return clues.map((clue) => ({ ...clue, source: sourceId, party, via, at }));
  });
  if (rows.length === 0) return;
  await tx.$client.query(
    `insert into identity_claims as k (source_id, party, via, subject, kind, value, times, first_at, last_at)
     select source, min(party), via, subject, kind, value, count(*), min(at), max(at)
     from json_to_recordset($1::json) as c (source uuid, party text, via text, subject text, kind text, value text,
       at timestamptz)
     group by source, via, subject, kind, value
     on conflict (source_id, via, subject, kind, value) do update set times = k.times + excluded.times,
       first_at = least(k.first_at, excluded.first_at), last_at = greatest(k.last_at, excluded.last_at)`,
    [JSON.stringify(rows)],
  );
}
