import type { Reader } from '#db/client.ts';
import { EXCHANGE_METHOD } from '../exchange/exchange-method.ts';
import { splitRefund, type Tender } from './split-refund.ts';

const MOST_EXCHANGES = 20;

/** The tenders in which an order was paid and in which money of it went back, oldest first. */
export type OrderTenders = { paid: Tender[]; refunded: Tender[] };

/**
 * Reads in which tenders an order was paid and refunded. What goods of an earlier order paid by exchange counts as the
 * tenders in which that one was paid, however often goods were exchanged.
 */
export async function readTenders(db: Reader, orderId: string): Promise<OrderTenders> {
  const { rows } = await db.$client.query<Tender & { orderId: string; depth: number; isRefund: boolean }>({
    name: 'order-tenders',
    text: `
      with recursive chain as (
        select $1::uuid as order_id, 0 as depth
        union all
        select e.from_order_id, c.depth + 1 from chain c join order_exchanges e on e.to_order_id = c.order_id
        where c.depth < $2
      ), moved as (
        select c.depth, false as "isRefund", p.method, p.amount_minor as "amountMinor", p.at, p.id
        from chain c join payments p on p.order_id = c.order_id
        union all
        select c.depth, true, r.method, r.amount_minor, r.at, r.id
        from chain c join refunds r on r.order_id = c.order_id
      )
      select depth, "isRefund", method, "amountMinor" from moved order by depth desc, at, id`,
    values: [orderId, MOST_EXCHANGES],
  });
  let earlier: OrderTenders = { paid: [], refunded: [] };
  for (let depth = Math.max(0, ...rows.map((row) => row.depth)); depth >= 0; depth--) {
    const of = (isRefund: boolean) =>
      rows
        .filter((row) => row.depth === depth && row.isRefund === isRefund)
        .map(({ method, amountMinor }) => ({ method, amountMinor }));
    const before = earlier;
    earlier = { paid: of(false).flatMap((tender) => asPaid(tender, before)), refunded: of(true) };
  }
  return earlier;
}

function asPaid(tender: Tender, before: OrderTenders): Tender[] {
  if (tender.method !== EXCHANGE_METHOD) return [tender];
  const inMoney = before.refunded.filter((one) => one.method !== EXCHANGE_METHOD);
  const origin = splitRefund(tender.amountMinor, before.paid, inMoney);
  return origin.length > 0 ? origin : [tender];
}
