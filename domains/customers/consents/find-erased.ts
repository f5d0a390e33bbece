import type { Tx } from '#db/client.ts';
import { hashAddress } from './hash-address.ts';

/** A way to recognise somebody, with the key of the message or row that named it. */
export type NamedWay = { key: string; kind: string; value: string };

const LISTED: ReadonlySet<string> = new Set(['phone', 'email', 'handle']);

/**
 * Who of those named was erased and has not come back by an order of their own since: what is told of them again, by a
 * channel or in a file, makes nobody of them. They are known by the hashes of the suppression list only; a way that a
 * living person has too (a family's phone) says nothing.
 */
export async function findErased(tx: Tx, ways: readonly NamedWay[]): Promise<Set<string>> {
  const listed = ways.filter(({ kind }) => LISTED.has(kind));
  if (listed.length === 0 || !(await isAnybodyErased(tx))) return new Set();
  const rows = listed.map((way) => ({ ...way, hash: hashAddress(way) }));
  const { rows: erased } = await tx.$client.query<{ key: string }>(
    `with named as (select * from jsonb_to_recordset($1::jsonb) as n (key text, kind text, value text, hash text))
     select key from named n group by key
     having bool_or(exists (select from suppressions s where s.address_hash = n.hash and s.reason = 'erased'))
       and not bool_or(exists (select from identities i join customers c on c.id = i.customer_id and c.erased_at is null
         where i.kind = n.kind and i.value = n.value))`,
    [JSON.stringify(rows)],
  );
  return new Set(erased.map(({ key }) => key));
}

async function isAnybodyErased(tx: Tx): Promise<boolean> {
  const { rowCount } = await tx.$client.query({
    name: 'is-anybody-erased',
    text: 'select from erasures limit 1',
  });
  return rowCount !== 0;
}
