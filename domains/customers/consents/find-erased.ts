import type { Reader, Tx } from '#db/client.ts';
import { hashAddress } from './hash-address.ts';

/** A way to recognise somebody, with the key of the message or row that named it. */
export type NamedWay = { key: string; kind: string; value: string };

const LISTED = ['phone', 'email', 'handle'];
/** What the suppression list does not hold, since nobody is written to by it. */
const MARKED = ['external', 'loyalty_card', 'national_id'];
const ASKED: ReadonlySet<string> = new Set([...LISTED, ...MARKED]);

/**
 * Who of those named was erased and has not come back by an order of their own since: what is told of them again, by a
 * channel or in a file, makes nobody of them. They are known by the hashes of the suppression list and of `erased_marks`
 * only; a way that a living person has too (a family's phone) says nothing.
 */
export async function findErased(db: Reader, ways: readonly NamedWay[]): Promise<Set<string>> {
  const listed = ways.filter(({ kind }) => ASKED.has(kind));
  if (listed.length === 0 || !(await isAnybodyErased(db))) return new Set();
  const rows = listed.map((way) => ({ ...way, hash: hashAddress(way) }));
  const { rows: erased } = await db.$client.query<{ key: string }>(
    `with named as (select * from jsonb_to_recordset($1::jsonb) as n (key text, kind text, value text, hash text))
     select key from named n group by key
     having bool_or(exists (select from suppressions s where s.address_hash = n.hash and s.reason = 'erased')
         or exists (select from erased_marks m where m.hash = n.hash))
       and not bool_or(exists (select from identities i join customers c on c.id = i.customer_id and c.erased_at is null
         where i.kind = n.kind and i.value = n.value))`,
    [JSON.stringify(rows)],
  );
  return new Set(erased.map(({ key }) => key));
}

/** Keeps what the suppression list does not hold of people who are erased, as hashes. Done twice it changes nothing. */
export async function markErased(tx: Tx, customerIds: readonly string[], at: Date): Promise<void> {
  const { rows } = await tx.$client.query<{ kind: string; value: string }>(
    `select distinct kind, value from identities where customer_id = any ($1::uuid[]) and kind = any ($2::text[])`,
    [customerIds, MARKED],
  );
  await tx.$client.query(
    'insert into erased_marks (hash, at) select unnest($1::text[]), $2 on conflict (hash) do nothing',
    [rows.map(hashAddress), at],
  );
}

/** Whether anybody was ever erased here. */
export async function isAnybodyErased(db: Reader): Promise<boolean> {
  const { rowCount } = await db.$client.query({
    name: 'is-anybody-erased',
    text: 'select from erasures limit 1',
  });
  return rowCount !== 0;
}
