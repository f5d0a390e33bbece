import type { Reader } from '#db/client.ts';
import { POSTING_AMOUNTS, type PostingAmounts } from './posting.ts';

const COLUMNS = POSTING_AMOUNTS.map(
  (name) => `sum(${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)})::bigint as "${name}"`,
);

const SUM = {
  name: 'sum-order-postings',
  text: `select ${COLUMNS.join(', ')} from postings
    where order_id = $1 and kind in ('sale', 'edit', 'cancel', 'return', 'undo')`,
};

/** What an order's own postings add up to; costs that came from outside (freight, advertising) are not among them. */
export async function sumOrderPostings(db: Reader, orderId: string): Promise<PostingAmounts> {
  const { rows } = await db.$client.query<Record<string, number | null>>({ ...SUM, values: [orderId] });
  const sums = rows[0] ?? {};
  return Object.fromEntries(POSTING_AMOUNTS.map((name) => [name, sums[name] ?? 0]));
}
