import { daysOf, type Period } from '#domains/analytics/period.ts';
import type { Ctx } from '#domains/context.ts';
import { allow } from '#domains/team/can.ts';
import { addDays } from '#lib/time.ts';
import type { DayCourse } from '../rules/judge-course.ts';
import { BAND_DAYS } from './read-band.ts';

const HOURS = 24;
const EMPTY: DayCourse = Array.from({ length: HOURS }, () => 0);

/** Each channel's days up to and with yesterday, oldest first, beginning with its own first one. */
export type CourseSeries = Map<string, DayCourse[]>;

type Metric = 'orders' | 'net';
type Row = { channelId: string; day: string; course: number[] };

/**
 * How days of channels at work ran up, from postings of days $1 to $2: an hour is that of the business's zone; what was
 * dated to a later day counts from that day's first hour on.
 */
export const COURSES_SQL = `
  select d.channel_id, d.day, array_agg(d.orders order by d.hour) as orders, array_agg(d.net order by d.hour) as net
  from (
    select days.channel_id, days.day, hours.hour,
      (sum(coalesce(s.orders, 0)) over course)::integer as orders, (sum(coalesce(s.net, 0)) over course)::bigint as net
    from (select distinct channel_id, day from sums) days cross join generate_series(0, 23) hours (hour)
    left join sums s on s.channel_id = days.channel_id and s.day = days.day and s.hour = hours.hour
    window course as (partition by days.channel_id, days.day order by hours.hour)
  ) d group by 1, 2`;

/** The sums of postings by channel, day and hour that COURSES_SQL adds up; days $1 to $2. */
export const HOUR_SUMS_SQL = `
  select p.channel_id, p.day,
    case when l.at::date < p.day then 0 when l.at::date > p.day then 23 else extract(hour from l.at)::integer end as hour,
    sum(p.orders) as orders, sum(p.gross_minor - p.discounts_minor - p.returns_minor) as net
  from (select sales_zone() as zone offset 0) z cross join postings p
  join channels c on c.id = p.channel_id and c.is_active
  cross join lateral (select p.at at time zone z.zone as at) l
  where p.day between $1 and $2 group by 1, 2, 3`;

/**
 * The courses that were learnt: whole for today's weekday, of the other days only what they came to. Days since the last
 * night of learning are reckoned now; nothing is known before the first.
 */
export async function readCourses(ctx: Ctx, today: string, metric: Metric): Promise<CourseSeries> {
  allow(ctx.actor, 'channel.figures');
  const course = `case ($2::date - a.day) % 7 when 0 then a.${metric} else a.${metric}[24:24] end`;
  return (await readLearnt(ctx, today, metric, course)) ?? new Map();
}

/** All of them whole, as the last night of learning knew them; reckoned now before the first one, which takes seconds. */
export async function readWholeCourses(ctx: Ctx, today: string, metric: Metric): Promise<CourseSeries> {
  allow(ctx.actor, 'channel.figures');
  const learnt = await readLearnt(ctx, today, metric, `a.${metric}`);
  if (learnt) return learnt;
  const period = { from: addDays(today, -BAND_DAYS), to: addDays(today, -1) };
  return fillDays(await reckonRows(ctx, period, metric), today);
}

async function readLearnt(
  ctx: Ctx,
  today: string,
  metric: Metric,
  course: string,
): Promise<CourseSeries | null> {
  const yesterday = addDays(today, -1);
  const { rows: learnt } = await ctx.db.$client.query<Row>(
    `select a.channel_id as "channelId", a.day::text as day, ${course} as course
     from alert_day_courses a join channels c on c.id = a.channel_id and c.is_active
     where a.day >= $1 and a.day < $2 order by 1, 2`,
    [addDays(today, -BAND_DAYS), today],
  );
  const last = learnt
    .map(({ day }) => day)
    .sort()
    .at(-1);
  if (last === undefined) return null;
  const since =
    last < yesterday ? await reckonRows(ctx, { from: addDays(last, 1), to: yesterday }, metric) : [];
  return fillDays([...learnt, ...since], today);
}

async function reckonRows(ctx: Ctx, { from, to }: Period, metric: Metric): Promise<Row[]> {
  const { rows } = await ctx.db.$client.query<Row>(
    `with sums as (${HOUR_SUMS_SQL}), courses as (${COURSES_SQL})
     select channel_id as "channelId", day::text as day, ${metric} as course from courses order by 1, 2`,
    [from, to],
  );
  return rows;
}

/** What each channel has sold today in hours that are over: the first `hours` of them. */
export async function readToday(
  ctx: Ctx,
  { today, hours, metric }: { today: string; hours: number; metric: Metric },
): Promise<Map<string, number>> {
  allow(ctx.actor, 'channel.figures');
  const { rows } = await ctx.db.$client.query<{ channelId: string; value: number }>({
    name: `alert-today-${metric}`,
    text: `with sums as (${HOUR_SUMS_SQL})
      select channel_id as "channelId", sum(${metric})::bigint as value from sums where hour < $3 group by 1`,
    values: [today, today, hours],
  });
  return new Map(rows.map(({ channelId, value }) => [channelId, value]));
}

/** Days on which nothing was sold are days too. */
function fillDays(rows: readonly Row[], today: string): CourseSeries {
  const days = daysOf({ from: addDays(today, -BAND_DAYS), to: addDays(today, -1) });
  const series: CourseSeries = new Map();
  for (const [channelId, own] of Map.groupBy(rows, (row) => row.channelId)) {
    const byDay = new Map(own.map(({ day, course }) => [day, course]));
    series.set(
      channelId,
      days.filter((day) => day >= own[0]!.day).map((day) => byDay.get(day) ?? EMPTY),
    );
  }
  return series;
}
