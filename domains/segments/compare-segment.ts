import type { Ctx } from '../context.ts';
import { getBusiness } from '../settings/get-business.ts';
import { allow } from '../team/can.ts';

/** Of fewer buyers nothing is said. */
export const FEWEST_BUYERS = 30;

/** What a group of people is like. Amounts are minor units of the reporting currency; shares lie between 0 and 1. */
export type GroupFigures = {
  people: number;
  buyers: number;
  ordersPerBuyer: number;
  averageOrderMinor: number;
  netPerBuyerMinor: number;
  /** Orders of the last 365 days of which something came back. */
  returnRate: number;
  channels: { channelId: string; name: string; share: number }[];
  /** The hour of the business's own day in which most orders are placed, and how many of them. */
  hour: { hour: number; share: number } | null;
};

/** The members of a segment beside everybody else; null where one of them has too few buyers. */
export type SegmentComparison = { members: GroupFigures | null; others: GroupFigures | null };

type Sums = { isMember: boolean; people: number; buyers: number; orders: number; netMinor: number };
type Sale = {
  isMember: boolean;
  channelId: string;
  name: string;
  hour: number;
  orders: number;
  returned: number;
};

/** What distinguishes the members of a segment from everybody else; channels, hours and returns are those of the last 365 days. */
export async function compareSegment(ctx: Ctx, segmentId: string): Promise<SegmentComparison> {
  allow(ctx.actor, 'segment.read');
  allow(ctx.actor, 'customer.read');
  const { timeZone } = await getBusiness(ctx.db);
  const [sums, sales] = await Promise.all([
    ctx.db.$client.query<Sums>(SUMS, [segmentId]),
    ctx.db.$client.query<Sale>(SALES, [segmentId, ctx.now, timeZone]),
  ]);
  const figuresOf = (isMember: boolean) =>
    tellGroup(
      sums.rows.find((row) => row.isMember === isMember),
      sales.rows.filter((row) => row.isMember === isMember),
    );
  return { members: figuresOf(true), others: figuresOf(false) };
}

function tellGroup(sums: Sums | undefined, sales: readonly Sale[]): GroupFigures | null {
  if (!sums || sums.buyers < FEWEST_BUYERS) return null;
  const { people, buyers, orders, netMinor } = sums;
  const sold = sales.reduce((sum, sale) => sum + sale.orders, 0);
  const returned = sales.reduce((sum, sale) => sum + sale.returned, 0);
  const byChannel = Map.groupBy(sales, ({ channelId }) => channelId);
  const byHour = Map.groupBy(sales, ({ hour }) => hour);
  const shareOf = (some: readonly Sale[]) => some.reduce((sum, sale) => sum + sale.orders, 0) / sold;
  const [busiest] = [...byHour]
    .map(([hour, some]) => ({ hour, share: shareOf(some) }))
    .toSorted((a, b) => b.share - a.share || a.hour - b.hour);
  return {
    people,
    buyers,
    ordersPerBuyer: orders / buyers,
    averageOrderMinor: Math.round(netMinor / orders),
    netPerBuyerMinor: Math.round(netMinor / buyers),
    returnRate: sold === 0 ? 0 : returned / sold,
    channels: [...byChannel]
      .map(([channelId, some]) => ({ channelId, name: some[0]!.name, share: shareOf(some) }))
      .toSorted((a, b) => b.share - a.share || a.name.localeCompare(b.name)),
    hour: sold < FEWEST_BUYERS ? null : (busiest ?? null),
  };
}

const SUMS = `
  select m.customer_id is not null as "isMember", count(*) as people,
    count(*) filter (where s.orders > 0) as buyers,
    coalesce(sum(s.orders), 0)::bigint as orders, coalesce(sum(s.net_minor) filter (where s.orders > 0), 0)::bigint as "netMinor"
  from customers c left join segment_members m on m.segment_id = $1 and m.customer_id = c.id
  left join customer_stats s on s.customer_id = c.id
  where c.merged_into is null and c.erased_at is null group by 1`;

const SALES = `
  select m.customer_id is not null as "isMember", o.channel_id as "channelId", ch.name,
    extract(hour from o.placed_at at time zone $3)::integer as hour, count(*) as orders,
    count(*) filter (where exists (select from returns r where r.order_id = o.id)) as returned
  from orders o join channels ch on ch.id = o.channel_id
  left join segment_members m on m.segment_id = $1 and m.customer_id = o.customer_id
  where o.customer_id is not null and o.status <> 'cancelled'
    and o.placed_at >= $2::timestamptz - interval '365 days' and o.placed_at <= $2::timestamptz
  group by 1, 2, 3, 4`;
