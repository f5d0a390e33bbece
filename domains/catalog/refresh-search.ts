import type { Tx } from '#db/client.ts';
import { normaliseForSearch } from '#lib/text/normalise-for-search.ts';

/** Writes the search words of a product and its variants anew, after a change of what they are made of. */
export async function refreshProductSearch(tx: Tx, productId: string): Promise<void> {
  const { rows } = await tx.$client.query<{ id: string; words: string; product: string }>(
    `select v.id, concat_ws(' ', p.title, p.brand, p.category) as product,
       concat_ws(' ', v.title, v.sku, (select string_agg(b.scanned_as, ' ') from barcodes b where b.variant_id = v.id),
         (select string_agg(u.scanned_as, ' ') from variant_units u where u.variant_id = v.id)) as words
     from products p left join variants v on v.product_id = p.id where p.id = $1 order by v.id`,
    [productId],
  );
  const own = rows.filter((row) => row.id !== null);
  const all = [rows[0]?.product ?? '', ...own.map((row) => row.words)].join(' ');
  await tx.$client.query(
    `with words as (select * from unnest($3::uuid[], $4::text[]) as w (id, search)),
       done as (update products set search = $2 where id = $1)
     update variants v set search = words.search from words where v.id = words.id`,
    [
      productId,
      normaliseForSearch(all),
      own.map((row) => row.id),
      own.map((row) => normaliseForSearch(row.words)),
    ],
  );
}
