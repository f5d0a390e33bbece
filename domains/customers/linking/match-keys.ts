import { hash } from 'node:crypto';
import type { Database, Tx } from '#db/client.ts';
import { listBlockingKeys } from './model/blocking-keys.ts';
import { MOST_IN_A_BLOCK } from './model/find-candidates.ts';
import type { PreparedPerson } from './model/person.ts';

/** The blocking values of a person as numbers that an index holds cheaply. Pure. */
export function hashKeys(person: PreparedPerson): bigint[] {
  return [...new Set(listBlockingKeys(person).flat())].map((key) =>
    Buffer.from(hash('sha1', key, 'buffer')).readBigInt64BE(),
  );
}

/** Writes what these people are looked up by, in place of what was there. */
export async function writeMatchKeys(tx: Database | Tx, people: readonly PreparedPerson[]): Promise<void> {
  const rows = people.flatMap((person) => hashKeys(person).map((key) => ({ key, id: person.id })));
  await tx.$client.query('delete from match_keys where customer_id = any ($1::uuid[])', [
    people.map(({ id }) => id),
  ]);
  await tx.$client.query(
    `insert into match_keys (key, customer_id) select * from unnest($1::bigint[], $2::uuid[])
     on conflict do nothing`,
    [rows.map(({ key }) => key.toString()), rows.map(({ id }) => id)],
  );
}

/** Who shares a blocking value with a person, but values that too many share. */
export async function findSharers(tx: Database | Tx, person: PreparedPerson): Promise<string[]> {
  const { rows } = await tx.$client.query<{ id: string }>(
    `select distinct id from unnest($1::bigint[]) as wanted (key)
     cross join lateral (
       select array_agg(customer_id) as sharers from (
         select customer_id from match_keys where key = wanted.key limit $3) few) s
     cross join unnest(s.sharers) as id
     where cardinality(s.sharers) < $3 and id <> $2`,
    [hashKeys(person).map(String), person.id, MOST_IN_A_BLOCK + 1],
  );
  return rows.map(({ id }) => id);
}
