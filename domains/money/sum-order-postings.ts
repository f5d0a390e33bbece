import type { Reader } from '#db/client.ts';
import type { PostingPart } from '#db/schema/index.ts';
import { POSTING_AMOUNTS, type PostingAmounts } from './posting.ts';

const COLUMNS = POSTING_AMOUNTS.map(
  (name) => `sum(${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)})::bigint as "${name}"`,
);

const SUM = {
  name: 'sum-order-postings',
  text: `with own as materialized (
      select * from postings where order_id = $1 and kind in ('sale', 'edit', 'cancel', 'return', 'undo')
    )
    select ${COLUMNS.join(', ')}, (
      select coalesce(jsonb_agg(jsonb_build_array(variant_id, gross, discounts, returns, cogs, units, returned, without_cost)
        order by variant_id), '[]')
      from (
        select part ->> 0 as variant_id, sum((part ->> 1)::bigint) as gross, sum((part ->> 2)::bigint) as discounts,
          sum((part ->> 3)::bigint) as returns, sum((part ->> 4)::bigint) as cogs, sum((part ->> 5)::bigint) as units,
          sum((part ->> 6)::bigint) as returned, sum((part ->> 7)::bigint) as without_cost
        from own cross join jsonb_array_elements(own.parts) part group by 1
      ) goods
    ) as parts
    from own`,
};

/** What an order's own postings add up to, and of which goods; costs from outside (freight, advertising) are not among them. */
export async function sumOrderPostings(
  db: Reader,
  orderId: string,
): Promise<{ amounts: PostingAmounts; parts: PostingPart[] }> {
  const { rows } = await db.$client.query<Record<string, number | null> & { parts: PostingPart[] }>({
    ...SUM,
    values: [orderId],
  });
  const { parts, ...sums } = rows[0]!;
  return { amounts: Object.fromEntries(POSTING_AMOUNTS.map((name) => [name, sums[name] ?? 0])), parts };
}
