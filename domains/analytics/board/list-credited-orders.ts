import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import type { Period } from '../period.ts';

const PAGE = 50;
const CURSOR = /^(\d{4}-\d{2}-\d{2})_([0-9a-f-]{36})$/;

/** Which of the ads that a buyer followed has the order: the last one or the first one, of thirty days. */
export type CreditModel = 'last' | 'first';

/** An order and the ad that it is credited to. Amounts in minor units of the reporting currency. */
export type CreditedOrder = {
  id: string;
  number: number;
  placedAt: Date;
  channelName: string;
  customerId: string | null;
  customerNumber: number | null;
  /** The channel to which the ad led, its campaign and when it was followed. */
  adChannelName: string;
  campaign: string | null;
  clickedAt: Date;
  netMinor: number;
};

/** A page of the orders, newest first, and what all of them come to. */
export type CreditedOrders = {
  rows: CreditedOrder[];
  sums: { orders: number; netMinor: number };
  next: string | null;
};

/** The orders that ads of a channel, or of all (null), are credited with by a model; `sums` is over all pages. */
export async function listCreditedOrders(
  ctx: Ctx,
  wanted: { model: CreditModel; channelId: string | null; period: Period; after?: string | null },
): Promise<CreditedOrders> {
  allow(ctx.actor, 'channel.figures');
  const { model, channelId, period } = wanted;
  const values = [period.from, period.to, channelId];
  const [, day = null, id = null] = CURSOR.exec(wanted.after ?? '') ?? [];
  const source = `from order_credits k where k.day between $1 and $2 and ($3::uuid is null or k.${model}_channel_id = $3)`;
  const [page, sums] = await Promise.all([
    ctx.db.$client.query<CreditedOrder & { day: string }>(
      `select o.id, o.number, o.placed_at as "placedAt", c.name as "channelName", o.customer_id as "customerId",
         p.number as "customerNumber", a.name as "adChannelName", t.campaign, t.at as "clickedAt",
         ${NET}::bigint as "netMinor", k.day::text as day
       from (select * ${source} and ($4::date is null or (k.day, k.order_id) < ($4, $5::uuid))
         order by k.day desc, k.order_id desc limit ${PAGE + 1}) k
       join orders o on o.id = k.order_id join channels c on c.id = o.channel_id
       join channels a on a.id = k.${model}_channel_id join touches t on t.id = k.${model}_touch_id
       left join customers p on p.id = o.customer_id order by k.day desc, k.order_id desc`,
      [...values, day, id],
    ),
    ctx.db.$client.query<CreditedOrders['sums']>(
      `select count(*)::integer as orders, coalesce(sum(${NET}), 0)::bigint as "netMinor" ${source}`,
      values,
    ),
  ]);
  const rows = page.rows.slice(0, PAGE);
  const last = page.rows.length > PAGE ? rows.at(-1) : undefined;
  return {
    rows: rows.map(({ day: _, ...row }) => row),
    sums: sums.rows[0]!,
    next: last ? `${last.day}_${last.id}` : null,
  };
}

const NET = `(select coalesce(sum(b.gross_minor - b.discounts_minor - b.returns_minor), 0)
  from postings b where b.order_id = k.order_id)`;
