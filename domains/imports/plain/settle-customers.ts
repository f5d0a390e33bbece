import type { Tx } from '#db/client.ts';
import type { KeptNationalId } from '#domains/customers/national/hash-national-id.ts';
import { newId } from '#lib/ids.ts';
import { cleanCell } from '#lib/tabular/parse-cell.ts';
import { cutText } from '#lib/text/clean-text.ts';
import { normaliseForSearch } from '#lib/text/normalise-for-search.ts';
import { ERASED_BEFORE } from '../files/write-errors.ts';
import { ensurePeople, findErasedPeople, type NamedPerson } from '../people/ensure-people.ts';
import { readHidden } from '../people/hide-national-ids.ts';
import { readIdentifier, readText } from '../rows/read-cells.ts';
import type { PlainContext, PlainRow, RowResult } from './run-plain.ts';

type Stated = {
  key: string;
  name: string;
  email: string;
  phone: string;
  country: string | null;
  lines: string;
  city: string;
  postcode: string;
  national: KeptNationalId | null;
};

type Known = { id: string; name: string; country: string | null };

const EMAIL = /^[^\s@]{1,64}@[^\s@]{1,255}$/;

/**
 * Recognises each row's person by the source's id, e-mail or phone, or makes a new one; fills or changes name and country
 * where the row states them, and keeps the address if it is new. A row with nothing to recognise a person by is refused,
 * and so is one about a person who was erased.
 */
export async function settleCustomers(
  tx: Tx,
  rows: readonly PlainRow[],
  at: PlainContext & { isBad: (row: PlainRow) => boolean },
): Promise<RowResult[]> {
  const stated = rows.map((row) => ({ row, facts: readPerson(row) }));
  const taken = stated.filter(({ row }) => !at.isBad(row));
  const newest = await readNewest(tx);
  const named = [...new Map(taken.map(({ facts }) => [facts.key, toNamed(facts, at)])).values()];
  const from = {
    source: at.batch.mapping.customerSource ?? 'import',
    homeCountry: at.business.country,
    now: at.now,
    importId: at.batch.id,
  };
  const erased = await findErasedPeople(tx, named, from);
  const ids = await ensurePeople(
    tx,
    named.filter(({ key }) => !erased.has(key)),
    from,
  );
  await markMade(tx, newest, at.batch.id);
  const known = await readKnown(tx, [...ids.values()], newest);
  const results: RowResult[] = [];
  for (const { row, facts } of taken) {
    const id = ids.get(facts.key);
    if (id) results.push(settleOne(row, facts, known.get(id)!));
    else if (erased.has(facts.key)) row.refuse('customerId', ERASED_BEFORE);
    else row.refuse('phone', 'notAPhone');
  }
  await writeFacts(
    tx,
    [...known.values()].filter((one) => one.isChanged),
    at.now,
  );
  await keepAddresses(
    tx,
    taken.flatMap(({ facts }) =>
      facts.lines && ids.has(facts.key) ? [{ ...facts, id: ids.get(facts.key)! }] : [],
    ),
    at.now,
  );
  return results;
}

type Person = Known & { isNew: boolean; isChanged: boolean };

function settleOne(row: PlainRow, facts: Stated, person: Person): RowResult {
  const before = { name: person.name, country: person.country };
  const after = { name: facts.name || person.name, country: facts.country ?? person.country };
  const differs = before.name !== after.name || before.country !== after.country;
  if (differs) Object.assign(person, after, { isChanged: true });
  const { isNew } = person;
  person.isNew = false;
  if (!isNew && !differs) return { rowNumber: row.rowNumber, outcome: 'unchanged' };
  return {
    rowNumber: row.rowNumber,
    outcome: isNew ? 'create' : 'update',
    change: { subjectKind: 'customer', subjectId: person.id, before: isNew ? null : before, after },
  };
}

function readPerson(row: PlainRow): Stated {
  const text = (field: string) => readText(row.cells.get(field));
  const id = readIdentifier(row.cells.get('customerId'));
  if (id === null)
    row.refuse('customerId', 'spreadsheetDamage', 'Format the column as text and export it again');
  const email = text('email').toLowerCase();
  if (email !== '' && !EMAIL.test(email)) row.refuse('email', 'notAnEmail');
  const phone = text('phone');
  const hidden = row.cells.get('nationalId');
  const national = readHidden(hidden);
  if (!national && hidden !== '') row.refuse('nationalId', 'notANationalId');
  const key = id || personKey({ email, phone, national });
  if (key === '' && id !== null) row.refuse('customerId', 'nothingToRecogniseBy');
  return {
    key,
    name: text('name') || [text('givenName'), text('surname')].filter(Boolean).join(' '),
    email,
    phone,
    country: cutText(text('country'), 100) || null,
    lines: text('address'),
    city: text('city'),
    postcode: text('postalCode'),
    national,
  };
}

function personKey({ email, phone, national }: Pick<Stated, 'email' | 'phone' | 'national'>): string {
  if (email) return `email:${email}`;
  if (phone) return `phone:${cleanCell(phone)}`;
  return national ? `national:${national.value}` : '';
}

function toNamed(facts: Stated, at: PlainContext): NamedPerson {
  const { key, name, email, phone, country, national } = facts;
  const person = { ...(name ? { name } : {}), ...(email ? { email } : {}), ...(phone ? { phone } : {}) };
  return { key, person, country, channelId: at.batch.channelId, firstAt: at.now, national };
}

async function readNewest(tx: Tx): Promise<number> {
  const { rows } = await tx.$client.query<{ number: number }>(
    'select coalesce(max(number), 0) as number from customers',
  );
  return rows[0]!.number;
}

/** People whom `recogniseCustomer` made do not know yet which import they come from. */
async function markMade(tx: Tx, newest: number, importId: string): Promise<void> {
  await tx.$client.query(
    `update customers set import_id = $2 where number > $1 and import_id is null and xmin = pg_current_xact_id()::xid`,
    [newest, importId],
  );
}

async function readKnown(tx: Tx, ids: readonly string[], newest: number): Promise<Map<string, Person>> {
  const { rows } = await tx.$client.query<Known & { isNew: boolean }>(
    'select id, name, country, number > $2 as "isNew" from customers where id = any ($1)',
    [ids, newest],
  );
  return new Map(rows.map((row) => [row.id, { ...row, isChanged: false }]));
}

async function writeFacts(tx: Tx, people: readonly Person[], now: Date): Promise<void> {
  if (people.length === 0) return;
  const rows = people.map(({ id, name, country }) => ({
    id,
    name,
    country,
    words: normaliseForSearch(name),
  }));
  await tx.$client.query(
    `update customers c set name = p.name, country = p.country, updated_at = $2,
       search = case when position(p.words in c.search) > 0 then c.search else p.words || ' ' || c.search end
     from jsonb_to_recordset($1::jsonb) as p (id uuid, name text, country text, words text) where c.id = p.id`,
    [JSON.stringify(rows), now],
  );
}

async function keepAddresses(
  tx: Tx,
  addresses: readonly (Stated & { id: string })[],
  now: Date,
): Promise<void> {
  if (addresses.length === 0) return;
  const rows = addresses.map((one) => ({
    id: newId(now.getTime()),
    customer_id: one.id,
    lines: one.lines,
    city: one.city,
    postcode: one.postcode,
    country: one.country ?? '',
  }));
  await tx.$client.query(
    `insert into customer_addresses (id, customer_id, lines, city, postcode, country, created_at)
     select distinct on (customer_id, lines, postcode) id, customer_id, lines, city, postcode, country, $2
     from jsonb_to_recordset($1::jsonb) as a (id uuid, customer_id uuid, lines text, city text, postcode text, country text)
     where not exists (select from customer_addresses k where k.customer_id = a.customer_id and k.lines = a.lines
       and k.postcode = a.postcode)`,
    [JSON.stringify(rows), now],
  );
}
