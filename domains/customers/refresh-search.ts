import type { Tx } from '#db/client.ts';
import { normaliseForSearch } from '#lib/text/normalise-for-search.ts';

/** Writes again what a person is found by: the name and every identity, normalised. */
export async function refreshSearch(tx: Tx, customerId: string): Promise<void> {
  const { rows } = await tx.$client.query<{ words: string }>(
    `select concat_ws(' ', c.name, (select string_agg(i.value, ' ' order by i.created_at, i.id)
       from identities i where i.customer_id = c.id and i.kind not in ('device', 'national_id'))) as words
     from customers c where c.id = $1`,
    [customerId],
  );
  await tx.$client.query('update customers set search = $2 where id = $1', [
    customerId,
    normaliseForSearch(rows[0]?.words ?? ''),
  ]);
}
