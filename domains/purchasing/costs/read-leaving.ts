import type { Tx } from '#db/client.ts';
import type { Leaving } from './trace-units.ts';

/** What happened to a variant after a receipt line: what left and came back, and what suppliers brought later. */
export type Since = { leaving: Leaving[]; broughtLater: number };

type Row = { receiptLineId: string; channelId: string | null; isBrought: boolean; quantity: number };

/**
 * Everything in the ledger behind the movements of the receipt lines. The movements of one order line are one: a sale
 * that came back whole has not happened. Receipts that were undone have not happened either.
 */
export async function readLeaving(tx: Tx, receiptLineIds: readonly string[]): Promise<Map<string, Since>> {
  const { rows } = await tx.$client.query<Row>(
    `with own as (
       select cause_id, variant_id, max(id) as id from stock_movements
       where cause_kind = 'receipt_line' and cause_id = any ($1::text[]) and reason = 'receipt' group by 1, 2
     )
     select own.cause_id as "receiptLineId", o.channel_id as "channelId",
       origin.kind = 'supplier' as "isBrought",
       sum(case when origin.is_counted then m.quantity else -m.quantity end)::integer as quantity
     from own
     join stock_movements m on m.variant_id = own.variant_id and m.id > own.id
     join locations origin on origin.id = m.from_location_id
     join locations destination on destination.id = m.to_location_id
     left join order_lines l on l.id = m.order_line_id
     left join orders o on o.id = l.order_id
     where origin.is_counted <> destination.is_counted
       and not (m.cause_kind = 'receipt_line'
         and exists (select from receipt_lines r where r.id::text = m.cause_id and r.undone_at is not null))
     group by own.cause_id, o.channel_id, origin.kind = 'supplier', coalesce(m.order_line_id::text, m.id::text)
     having sum(case when origin.is_counted then m.quantity else -m.quantity end) <> 0
     order by own.cause_id, min(m.id)`,
    [receiptLineIds],
  );
  const since = new Map<string, Since>(receiptLineIds.map((id) => [id, { leaving: [], broughtLater: 0 }]));
  for (const { receiptLineId, channelId, isBrought, quantity } of rows) {
    const line = since.get(receiptLineId)!;
    if (isBrought) line.broughtLater -= quantity;
    else line.leaving.push({ channelId, quantity });
  }
  return since;
}
