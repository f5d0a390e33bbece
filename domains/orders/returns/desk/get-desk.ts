import { dayIn } from '#lib/time.ts';
import type { Ctx } from '../../../context.ts';
import { allow } from '../../../team/can.ts';
import { judgeReturn, type ReturnJudgement } from '../policy/judge-return.ts';
import { readPolicy } from '../policy/read-policy.ts';
import { readReturnFacts } from '../policy/read-return-facts.ts';
import { readTenders } from './read-tenders.ts';
import type { Tender } from './split-refund.ts';

/** What the desk knows of an order's line beside the order itself. */
export type DeskLine = {
  id: string;
  /** The codes by which a scanner names it: SKU, barcodes and the numbers of its units. */
  codes: string[];
  /** The numbers of the units that it sold, of goods that have them. */
  serials: string[];
  /** Units claimed without coming back. */
  claimed: number;
  /** What the policy says today of a unit in good order. */
  judgement: ReturnJudgement;
};

/** What the desk knows of an order. Instants are ISO texts. */
export type Desk = {
  policyVersion: number;
  lines: DeskLine[];
  /** In which tenders it was paid. */
  paid: Tender[];
  exchanges: { returnNumber: number; orderId: string; number: number; isNewer: boolean }[];
  claims: {
    id: string;
    number: number;
    kind: string;
    refundMinor: number;
    at: string;
    replacement: number | null;
  }[];
};

type Row = {
  timeZone: string;
  channelId: string;
  codes: Record<string, string[]> | null;
  serials: Record<string, string[]> | null;
  claimed: Record<string, number> | null;
  exchanges: Desk['exchanges'];
  claims: Desk['claims'];
};

/** What the desk must know of an order before goods of it are taken back; null for an unknown order. */
export async function getDesk(ctx: Ctx, orderId: string): Promise<Desk | null> {
  allow(ctx.actor, 'order.return');
  const [{ version, policy }, facts, { paid }, { rows }] = await Promise.all([
    readPolicy(ctx.db),
    readReturnFacts(ctx.db, orderId),
    readTenders(ctx.db, orderId),
    ctx.db.$client.query<Row>({ ...READ, values: [orderId] }),
  ]);
  const row = rows[0];
  if (!row) return null;
  const today = dayIn(row.timeZone, ctx.now);
  const lines = [...facts].map(([id, { category, deliveredOn }]) => ({
    id,
    codes: [...(row.codes?.[id] ?? []), ...(row.serials?.[id] ?? [])],
    serials: row.serials?.[id] ?? [],
    claimed: row.claimed?.[id] ?? 0,
    judgement: judgeReturn(
      { category, deliveredOn, channelId: row.channelId, today, hasReceipt: true, isTagIntact: true },
      policy,
    ),
  }));
  const { exchanges, claims } = row;
  return { policyVersion: version, lines, paid, exchanges, claims };
}

const READ = {
  name: 'return-desk',
  text: `
    select b.time_zone as "timeZone", o.channel_id as "channelId",
      (select json_object_agg(l.id, array(
          select l.sku union select c.code from barcodes c where c.variant_id = l.variant_id))
        from order_lines l where l.order_id = o.id) as codes,
      (select json_object_agg(l.id, array(select s.code from serials s where s.order_line_id = l.id order by s.code))
        from order_lines l where l.order_id = o.id) as serials,
      (select json_object_agg(t.id, t.quantity) from (
          select l.id, sum(c.quantity) as quantity from order_lines l join claim_lines c on c.order_line_id = l.id
          where l.order_id = o.id group by 1) t) as claimed,
      (select coalesce(json_agg(json_build_object('returnNumber', r.number, 'orderId', x.id, 'number', x.number,
          'isNewer', e.from_order_id = o.id) order by e.at, r.number), '[]')
        from order_exchanges e join returns r on r.id = e.return_id
        join orders x on x.id = case when e.from_order_id = o.id then e.to_order_id else e.from_order_id end
        where e.from_order_id = o.id or e.to_order_id = o.id) as exchanges,
      (select coalesce(json_agg(json_build_object('id', c.id, 'number', c.number, 'kind', c.kind,
          'refundMinor', c.refund_minor, 'at', c.at, 'replacement', x.number) order by c.at, c.id), '[]')
        from claims c left join orders x on x.id = c.replacement_order_id where c.order_id = o.id) as claims
    from orders o cross join business b where o.id = $1`,
};
