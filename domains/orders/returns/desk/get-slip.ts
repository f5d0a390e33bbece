import type { Ctx } from '../../../context.ts';
import { allow } from '../../../team/can.ts';

/** A return as its slip says it. Amounts in `currency`, tax included; instants are ISO texts. */
export type ReturnSlip = {
  id: string;
  number: number;
  at: string;
  orderId: string | null;
  orderNumber: number | null;
  channelName: string;
  locationName: string | null;
  currency: string;
  reasonCode: string | null;
  reason: string;
  feeMinor: number;
  lines: {
    id: string;
    sku: string;
    title: string;
    quantity: number;
    worthMinor: number;
    condition: 'new' | 'opened' | 'damaged' | 'faulty';
    disposition: 'shelf' | 'repair' | 'quarantine' | 'vendor' | 'scrap';
  }[];
  /** What went back, and in which tender; an exchange's credit is one of them. */
  tenders: { method: string; amountMinor: number }[];
  exchange: { orderId: string; number: number; totalMinor: number; owedMinor: number } | null;
  approvedBy: string | null;
};

/** A return for its slip; null for an unknown one. */
export async function getSlip(ctx: Ctx, returnId: string): Promise<ReturnSlip | null> {
  allow(ctx.actor, 'order.return');
  const { rows } = await ctx.db.$client.query<Omit<ReturnSlip, 'at'> & { at: Date }>({
    name: 'return-slip',
    text: `
      select r.id, r.number, r.at, r.order_id as "orderId", o.number as "orderNumber", ch.name as "channelName",
        l.name as "locationName", r.currency, r.reason_code as "reasonCode", r.reason, r.fee_minor as "feeMinor",
        u.name as "approvedBy",
        (select coalesce(json_agg(json_build_object('id', i.id, 'sku', i.sku, 'title', i.title, 'quantity', i.quantity,
            'worthMinor', i.amount_minor + i.tax_minor, 'condition', i.condition, 'disposition', i.disposition)
            order by i.id), '[]') from return_lines i where i.return_id = r.id) as lines,
        (select coalesce(json_agg(json_build_object('method', t.method, 'amountMinor', t.amount_minor)
            order by t.at, t.id), '[]') from (
              select id, method, amount_minor, at from refunds where return_id = r.id
              union all select id, method, amount_minor, at from return_payouts where return_id = r.id) t) as tenders,
        (select json_build_object('orderId', x.id, 'number', x.number, 'totalMinor', x.total_minor,
            'owedMinor', greatest(0, x.total_minor - x.paid_minor))
          from order_exchanges e join orders x on x.id = e.to_order_id where e.return_id = r.id) as exchange
      from returns r join channels ch on ch.id = r.channel_id
      left join orders o on o.id = r.order_id left join locations l on l.id = r.location_id
      left join users u on u.id = r.approved_by
      where r.id = $1`,
    values: [returnId],
  });
  const row = rows[0];
  return row ? { ...row, at: row.at.toISOString() } : null;
}
