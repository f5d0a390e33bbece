import { dayIn } from '#lib/time.ts';
import type { Ctx } from '../context.ts';
import { getBusiness } from '../settings/get-business.ts';
import { allow } from '../team/can.ts';

const WEEKS = 4;

/** Sales of the business's day so far; amounts in minor units of the reporting currency. */
export type TodaySales = {
  day: string;
  currency: string;
  netMinor: number;
  orders: number;
  units: number;
  /** The mean of the last four same weekdays up to the same time of day; null before there are any. */
  usual: { netMinor: number; orders: number; days: number } | null;
  channels: {
    channelId: string;
    name: string;
    kind: string;
    netMinor: number;
    orders: number;
    usualNetMinor: number | null;
  }[];
};

type Row = {
  channelId: string;
  name: string;
  kind: string;
  week: number;
  netMinor: number;
  orders: number;
  units: number;
};

/** What was sold today so far, in all and per channel, beside the same weekdays before. */
export async function todaySales(ctx: Ctx): Promise<TodaySales> {
  allow(ctx.actor, 'figures.read');
  const { timeZone, reportingCurrency } = await getBusiness(ctx.db);
  const day = dayIn(timeZone, ctx.now);
  const { rows } = await ctx.db.$client.query<Row>({
    name: 'today-sales',
    text: `
      select p.channel_id as "channelId", c.name, c.kind, week, coalesce(sum(p.orders), 0)::bigint as orders,
        coalesce(sum(p.gross_minor - p.discounts_minor - p.returns_minor), 0)::bigint as "netMinor",
        coalesce(sum(p.units), 0)::bigint as units
      from generate_series(0, ${WEEKS}) week
      join postings p on p.day = $1::date - week * 7
        and (p.at at time zone $2)::time <= ($3::timestamptz at time zone $2)::time
      join channels c on c.id = p.channel_id
      group by p.channel_id, c.name, c.kind, week`,
    values: [day, timeZone, ctx.now],
  });
  const today = rows.filter((row) => row.week === 0);
  const earlier = rows.filter((row) => row.week > 0);
  const days = await earlierWeeks(ctx, day);
  const total = (some: readonly Row[], key: 'netMinor' | 'orders' | 'units') =>
    some.reduce((sum, row) => sum + row[key], 0);
  const mean = (some: readonly Row[], key: 'netMinor' | 'orders') => Math.round(total(some, key) / days);
  return {
    day,
    currency: reportingCurrency,
    netMinor: total(today, 'netMinor'),
    orders: total(today, 'orders'),
    units: total(today, 'units'),
    usual: days > 0 ? { netMinor: mean(earlier, 'netMinor'), orders: mean(earlier, 'orders'), days } : null,
    channels: [...new Set(rows.map((row) => row.channelId))]
      .map((channelId) => {
        const own = rows.filter((row) => row.channelId === channelId);
        const now = own.filter((row) => row.week === 0);
        return {
          channelId,
          name: own[0]!.name,
          kind: own[0]!.kind,
          netMinor: total(now, 'netMinor'),
          orders: total(now, 'orders'),
          usualNetMinor:
            days > 0
              ? mean(
                  own.filter((row) => row.week > 0),
                  'netMinor',
                )
              : null,
        };
      })
      .sort((a, b) => b.netMinor - a.netMinor || a.name.localeCompare(b.name)),
  };
}

/** How many of the weeks before lie within the books; a week without a sale counts as nothing sold. */
async function earlierWeeks(ctx: Ctx, day: string): Promise<number> {
  const { rows } = await ctx.db.$client.query<{ weeks: number | null }>({
    name: 'today-weeks',
    text: `select least(${WEEKS}, ($1::date - min(day)) / 7) as weeks from postings`,
    values: [day],
  });
  return Math.max(0, rows[0]?.weeks ?? 0);
}
