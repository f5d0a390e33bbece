import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import { EFFORT_STEPS } from '../effort/rule/effort-minutes.ts';
import type { Period } from '../period.ts';
import { type BoardFacts, type CurvePoint, NO_BOARD_FACTS } from './board-facts.ts';
import { type AnswerFacts, readAnswerFacts } from './read-answer-facts.ts';
import { wholeMonths } from './whole-months.ts';

type Counted = Omit<BoardFacts, 'curve' | 'convertible' | 'converted' | 'worthMinor' | keyof AnswerFacts> & {
  channelId: string;
};
type MonthRow = CurvePoint & { channelId: string; worthMinor: number };

/**
 * What is known of each channel beside its books, from sums per day: orders placed in the period, the customers that they
 * won and what these left to date, visits, effort, answers, credits of ads.
 */
export async function readBoardFacts(ctx: Ctx, period: Period): Promise<Map<string, BoardFacts>> {
  allow(ctx.actor, 'channel.figures');
  const whole = wholeMonths(period);
  const values = [period.from, period.to, ctx.now, whole.from, whole.until];
  const [counted, months, answers] = await Promise.all([
    ctx.db.$client.query<Counted>({ name: 'board-facts', text: FACTS, values }),
    ctx.db.$client.query<MonthRow>({ name: 'board-months', text: MONTHS, values }),
    readAnswerFacts(ctx, period),
  ]);
  const byChannel = Map.groupBy(months.rows, ({ channelId }) => channelId);
  return new Map(
    counted.rows.map(({ channelId, ...facts }) => [
      channelId,
      {
        ...NO_BOARD_FACTS,
        ...facts,
        ...convertedOf(facts),
        ...worthOf(byChannel.get(channelId) ?? []),
        ...answers.get(channelId),
      },
    ]),
  );
}

// $4 and $5: the first day of the first whole month, and of the month after the last.
const IN_BROKEN_MONTHS = `(day between $1 and least($2, $4::date - 1) or day between greatest($4, $5)::date and $2)`;

const FACTS = `
  with placed as (
    select channel_id, sum(placed) as placed, sum(cancelled) as cancelled, sum(known) as known, sum(firsts) as firsts,
      sum(kept) as kept, sum(late) as late
    from order_days where day between $1 and $2 group by 1
  ), late as (
    select channel_id, count(*) as overdue from orders
    where ship_by < $3 and status not in ('shipped', 'cancelled') and day between $1 and $2 group by 1
  ), seen as (
    select channel_id, sum(people) as visits from visit_days where day between $1 and $2 group by 1
  ), effort as (
    select channel_id, sum(orders) as journeys, sum(seen) as traced, sum(${EFFORT_STEPS.map((step) => `${step}_seconds`).join(' + ')}) as seconds
    from effort_days where day between $1 and $2 group by 1
  ), credited as (
    select ad_channel_id as channel_id, sum(orders) filter (where model = 'last') as last,
      sum(net_minor) filter (where model = 'last') as last_minor, sum(orders) filter (where model = 'first') as first,
      sum(net_minor) filter (where model = 'first') as first_minor
    from (
      select ad_channel_id, model, orders, net_minor from credit_months where month_on >= $4 and month_on < $5
      union all
      select ad_channel_id, model, orders, net_minor from credit_days where ${IN_BROKEN_MONTHS}
    ) credits group by 1
  ), outlook as (
    select channel_id, sum(customers) as foretold, sum(value_minor) as value, sum(value_low_minor) as low,
      sum(value_high_minor) as high
    from outlook_days where day between $1 and $2 group by 1
  )
  select c.id as "channelId", coalesce(p.placed, 0)::integer as placed, coalesce(p.cancelled, 0)::integer as cancelled,
    coalesce(p.known, 0)::integer as known, coalesce(p.firsts, 0)::integer as firsts,
    coalesce(p.kept, 0)::integer as kept, coalesce(p.late, 0)::integer as late,
    coalesce(l.overdue, 0)::integer as overdue, coalesce(s.visits, 0)::integer as visits,
    coalesce(e.journeys, 0)::integer as journeys, coalesce(e.traced, 0)::integer as traced,
    coalesce(e.seconds, 0)::bigint as "effortSeconds", coalesce(o.foretold, 0)::integer as foretold,
    coalesce(k.last, 0)::integer as "creditedLast", coalesce(k.last_minor, 0)::bigint as "creditedLastMinor",
    coalesce(k.first, 0)::integer as "creditedFirst", coalesce(k.first_minor, 0)::bigint as "creditedFirstMinor",
    coalesce(o.value, 0)::bigint as "foretoldMinor", coalesce(o.low, 0)::bigint as "foretoldLowMinor",
    coalesce(o.high, 0)::bigint as "foretoldHighMinor"
  from channels c left join placed p on p.channel_id = c.id left join late l on l.channel_id = c.id
  left join seen s on s.channel_id = c.id left join effort e on e.channel_id = c.id
  left join outlook o on o.channel_id = c.id left join credited k on k.channel_id = c.id`;

// A month counts once it is over for the customers of the day: then as many left it as were won that day.
const MONTHS = `
  with today as materialized (
    select ($3::timestamptz at time zone sales_zone())::date as day
  ), won as (
    select channel_id, ((select t.day from today t) - day) / 30 as months, sum(firsts) as customers
    from order_days where day between $1 and $2 and firsts > 0 group by 1, 2
  ), whole as (
    select m.month_on, (m.month_on + interval '1 month')::date - 1 as ends_on
    from generate_series($4::date, $5::date - 1, interval '1 month') g cross join lateral (select g::date as month_on) m
  ), pieces as (
    select a.channel_id, a.age, a.cm2_minor as worth,
      case when a.age < (t.day - m.ends_on) / 30 then a.cm2_minor else 0 end as cm2_minor
    from whole m cross join today t join acquired_months a using (month_on)
    union all
    -- The one age that is over for the first days of a month and not for its last.
    select a.channel_id, a.age, 0, a.cm2_minor
    from whole m cross join today t cross join lateral (
      select d.* from acquired_days d
      where d.age = (t.day - m.ends_on) / 30 and d.day between m.month_on and m.ends_on
      offset 0 -- month by month, and never all days against all months
    ) a
    where (t.day - a.day) / 30 > a.age
    union all
    select channel_id, age, cm2_minor, case when ((select t.day from today t) - day) / 30 > age then cm2_minor else 0 end
    from acquired_days where ${IN_BROKEN_MONTHS}
  ), left_over as (
    select channel_id, age, sum(worth) as worth, sum(cm2_minor) as cm2_minor from pieces group by 1, 2
  ), ages as (
    select channel_id, generate_series(0, max(months) - 1) as age from won group by 1
  )
  select channel_id as "channelId", age, coalesce(l.cm2_minor, 0)::bigint as "cm2Minor",
    coalesce(l.worth, 0)::bigint as "worthMinor",
    coalesce((select sum(w.customers) from won w where w.channel_id = coalesce(a.channel_id, l.channel_id) and w.months > coalesce(a.age, l.age)), 0)::integer
      as customers
  from ages a full join left_over l using (channel_id, age)
  order by 1, 2`;

function convertedOf({ visits, placed, cancelled }: Omit<Counted, 'channelId'>) {
  const standing = placed - cancelled;
  return visits >= standing ? { convertible: visits, converted: standing } : {};
}

function worthOf(months: readonly MonthRow[]): Pick<BoardFacts, 'worthMinor' | 'curve'> {
  return {
    worthMinor: months.reduce((sum, { worthMinor }) => sum + worthMinor, 0),
    // Months that are over for nobody tell nothing yet.
    curve: months
      .filter(({ customers }) => customers > 0)
      .map(({ age, customers, cm2Minor }) => ({ age, customers, cm2Minor })),
  };
}
