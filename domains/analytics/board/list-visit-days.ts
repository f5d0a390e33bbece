import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import type { Period } from '../period.ts';

const MOST_DAYS = 400;

/** Who came to a channel on a day, and how many orders were placed there and stand. */
export type VisitDay = {
  channelId: string;
  channelName: string;
  day: string;
  people: number;
  views: number;
  carts: number;
  checkouts: number;
  messages: number;
  orders: number;
};

/** A page of the days, newest first, and what all of them come to. */
export type VisitDays = { rows: VisitDay[]; sums: { people: number; orders: number }; isCut: boolean };

/** The days behind visits and conversion, of one channel or of all. The newest 400 are told. */
export async function listVisitDays(
  ctx: Ctx,
  { channelId, period }: { channelId: string | null; period: Period },
): Promise<VisitDays> {
  allow(ctx.actor, 'channel.figures');
  const values = [channelId, period.from, period.to];
  const days = `
    from (select channel_id, day from visit_days where day between $2 and $3
      union select channel_id, day from order_days where day between $2 and $3) d
    join channels c on c.id = d.channel_id
    left join visit_days v on v.channel_id = d.channel_id and v.day = d.day
    left join order_days o on o.channel_id = d.channel_id and o.day = d.day
    where $1::uuid is null or d.channel_id = $1`;
  const [page, sums] = await Promise.all([
    ctx.db.$client.query<VisitDay>(
      `select d.channel_id as "channelId", c.name as "channelName", d.day::text as day, coalesce(v.people, 0) as people,
         coalesce(v.views, 0) as views, coalesce(v.carts, 0) as carts, coalesce(v.checkouts, 0) as checkouts,
         coalesce(v.messages, 0) as messages, coalesce(o.placed - o.cancelled, 0) as orders
       ${days} order by d.day desc, c.name, d.channel_id limit ${MOST_DAYS + 1}`,
      values,
    ),
    ctx.db.$client.query<VisitDays['sums']>(
      `select coalesce(sum(v.people), 0)::integer as people, coalesce(sum(o.placed - o.cancelled), 0)::integer as orders
       ${days}`,
      values,
    ),
  ]);
  return {
    rows: page.rows.slice(0, MOST_DAYS),
    sums: sums.rows[0]!,
    isCut: page.rows.length > MOST_DAYS,
  };
}
