import type { Tx } from '#db/client.ts';
import { POSTING_AMOUNTS } from '#domains/money/posting.ts';

const COLUMNS = [...POSTING_AMOUNTS, 'receivableMinor'].map((name) =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
);

/**
 * Writes an `undo` posting with every sign turned beside each posting of the given orders or causes. Made now, it counts
 * for the day of what it takes back, so that a history that never belonged here leaves no trace in any month.
 */
export async function reversePostings(
  tx: Tx,
  at: { column: 'order_id' | 'cause_id'; ids: readonly string[]; importId: string; now: Date },
): Promise<void> {
  await tx.$client.query(
    `insert into postings (kind, at, day, of_day, channel_id, location_id, customer_id, order_id, cause_id, import_id,
       ${COLUMNS.join(', ')}, parts)
     select 'undo', $3, day, of_day, channel_id, location_id, customer_id, order_id, cause_id, import_id,
       ${COLUMNS.map((name) => `-${name}`).join(', ')}, reverse_parts(parts)
     from postings where ${at.column} = any ($1) and import_id = $2 and kind <> 'undo'
       and not (kind = 'return' and '${at.column}' = 'order_id')
     order by id`,
    [at.ids, at.importId, at.now],
  );
}
