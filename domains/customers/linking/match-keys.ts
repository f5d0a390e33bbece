import { hash } from 'node:crypto';
import type { Database, Tx } from '#db/client.ts';
import { listBlockingKeys } from './model/blocking-keys.ts';
import { MOST_IN_A_BLOCK } from './model/find-candidates.ts';
import type { PreparedPerson } from './model/person.ts';
import { NEWEST_WEIGHTS } from './recall-weights.ts';

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

/** Who shares a blocking value with a person, and the comparison whose weights hold, null before the first one. */
export type Sharers = { ids: string[]; runId: string | null };

/**
 * Writes what a person is looked up by and finds who shares some of it, but values that too many share; in one statement,
 * because a new customer should not wait for more. The transaction does not wait for the disk either: what a power cut takes
 * with it are keys and questions alike, and who has no keys is compared again.
 */
export async function renewMatchKeys(tx: Database | Tx, person: PreparedPerson): Promise<Sharers> {
  const { rows } = await tx.$client.query<Sharers>({
    name: 'renew-match-keys',
    text: `
      with gone as (
        delete from match_keys where customer_id = $2 and key <> all ($1::bigint[])
      ), added as (
        insert into match_keys (key, customer_id) select key, $2 from unnest($1::bigint[]) as own (key)
        on conflict do nothing
      )
      select set_config('synchronous_commit', 'off', true) as commit, ${NEWEST_WEIGHTS} as "runId", array(
        select distinct id from unnest($1::bigint[]) as wanted (key)
        cross join lateral (
          select array_agg(customer_id) as sharers from (
            select customer_id from match_keys where key = wanted.key and customer_id <> $2 limit $3) few) s
        cross join unnest(s.sharers) as id
        where cardinality(s.sharers) < $3) as ids`,
    values: [hashKeys(person).map(String), person.id, MOST_IN_A_BLOCK],
  });
  return rows[0]!;
}
