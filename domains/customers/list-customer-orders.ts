import type { orders } from '#db/schema/index.ts';
import type { Ctx } from '../context.ts';
import { allow } from '../team/can.ts';
import type { ChannelKind } from './list-customers.ts';

type Order = typeof orders.$inferSelect;

/** An order of one person, as the person's page lists it. */
export type CustomerOrder = {
  id: string;
  number: number;
  placedAt: string;
  status: Order['status'];
  paymentStatus: Order['paymentStatus'];
  channelName: string;
  channelKind: ChannelKind;
  units: number;
  totalMinor: number;
  /** What is still to be paid; nothing where the order is cancelled. */
  dueMinor: number;
  currency: string;
};

/** Goods that came back and for which no money has gone back yet. */
export type OpenReturn = {
  id: string;
  number: number;
  at: string;
  orderId: string | null;
  orderNumber: number | null;
};

/** The newest orders, and everything that still waits for somebody. */
export type CustomerOrders = { newest: CustomerOrder[]; open: CustomerOrder[]; openReturns: OpenReturn[] };

const NEWEST = 10;
const MOST_OPEN = 20;
const RETURN_DAYS = 90;

const ISO = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const DUE = `case when o.status <> 'cancelled' and o.payment_status in ('unpaid', 'part_paid')
  then greatest(0, o.total_minor - greatest(o.refunded_minor, r.worth) - o.paid_minor + o.refunded_minor) else 0 end`;
const ORDER = `select o.id, o.number, ${ISO('o.placed_at')} as "placedAt", o.status, o.payment_status as "paymentStatus",
  ch.name as "channelName", ch.kind as "channelKind", o.units, o.total_minor as "totalMinor", ${DUE} as "dueMinor", o.currency
  from orders o join channels ch on ch.id = o.channel_id
  cross join lateral (select coalesce(sum(l.amount_minor + l.tax_minor), 0)::bigint as worth
    from returns b join return_lines l on l.return_id = b.id where b.order_id = o.id) r`;

/** A person's newest orders, those that are not finished or not paid, and returns of three months without a refund. */
export async function listCustomerOrders(ctx: Ctx, customerId: string): Promise<CustomerOrders> {
  allow(ctx.actor, 'customer.read');
  allow(ctx.actor, 'order.read');
  const read = ctx.db.$client;
  const [newest, open, openReturns] = await Promise.all([
    read.query<CustomerOrder>({
      name: 'customer-newest-orders',
      text: `${ORDER} where o.customer_id = $1 order by o.placed_at desc, o.id desc limit $2`,
      values: [customerId, NEWEST],
    }),
    read.query<CustomerOrder>({
      name: 'customer-open-orders',
      text: `${ORDER} where o.customer_id = $1 and (o.status not in ('shipped', 'cancelled')
          or (o.status <> 'cancelled' and o.payment_status in ('unpaid', 'part_paid')))
        order by o.placed_at desc, o.id desc limit $2`,
      values: [customerId, MOST_OPEN],
    }),
    read.query<OpenReturn>({
      name: 'customer-open-returns',
      text: `select r.id, r.number, ${ISO('r.at')} as at, r.order_id as "orderId", o.number as "orderNumber"
        from returns r left join orders o on o.id = r.order_id
        where r.customer_id = $1 and r.at > $3::timestamptz - $4 * interval '1 day'
          and not exists (select from refunds f where f.return_id = r.id)
        order by r.at desc, r.id desc limit $2`,
      values: [customerId, MOST_OPEN, ctx.now, RETURN_DAYS],
    }),
  ]);
  return { newest: newest.rows, open: open.rows, openReturns: openReturns.rows };
}
