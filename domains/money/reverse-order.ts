import type { Tx } from '#db/client.ts';
import { POSTING_AMOUNTS } from './posting.ts';

const COLUMNS = [...POSTING_AMOUNTS, 'receivableMinor'].map((name) =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
);

/**
 * Takes an order's sale back: beside each of its own postings stands the opposite one, of the given day. One by one, since
 * what a posting's goods share is shared by that posting: so nothing of the order is left on any product or place, however
 * often it was changed; what was moved from goods to goods goes back first. Costs from outside (parcels, fees) stay, and
 * the fold takes them off the goods (db/sql/sold-goods.sql).
 */
export async function reverseOrder(
  tx: Tx,
  orderId: string,
  as: { kind: 'cancel'; at: Date; day: string },
): Promise<void> {
  await tx.$client.query({
    name: 'reverse-order',
    text: `insert into postings (kind, at, day, channel_id, location_id, customer_id, order_id, ${COLUMNS.join(', ')}, parts)
      select case kind when 'adjustment' then kind else $2 end, $3, $4, channel_id, location_id, customer_id, order_id, ${COLUMNS.map((name) => `-${name}`).join(', ')},
        reverse_parts(parts)
      from postings where order_id = $1 and (kind in ('sale', 'edit', 'cancel', 'return', 'undo')
        or kind = 'adjustment' and jsonb_array_length(parts -> 0) > 8) order by id`,
    values: [orderId, as.kind, as.at, as.day],
  });
}
