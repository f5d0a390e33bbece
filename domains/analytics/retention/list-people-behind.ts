import type { Ctx } from '../../context.ts';
import { allow, can } from '../../team/can.ts';
import type { Period } from '../period.ts';
import { AT_RISK } from './watch-churn.ts';

const PAGE = 50;
const CURSOR = /^(-?\d{1,16})~([0-9a-f-]{36})$/;

/** The people behind a figure: a cohort in some months, or those who may be leaving. */
export type WantedPeople = {
  /** The channel of the first order; null for all. */
  channelId: string | null;
  after?: string | null;
} & (
  | { rows: 'cohort'; won: Period; days: Period }
  | { rows: 'stayed'; days: Period; next: Period }
  | { rows: 'low' | 'late'; today: string }
);

/** One of them: what was bought and left in the days asked for, or ever. Minor units of the reporting currency. */
export type PersonBehind = {
  id: string;
  number: number;
  name: string;
  channelName: string;
  firstOn: string;
  orders: number;
  netMinor: number;
  cm2Minor: number | null;
};

/** A page of the people, those first who spent most, and what all of them come to; `buyers` are those with an order. */
export type PeopleBehind = {
  rows: PersonBehind[];
  sums: { people: number; buyers: number; orders: number; netMinor: number; cm2Minor: number | null };
  next: string | null;
};

/**
 * The people that a figure of retention counts, with what they did from orders and postings themselves: `sums` is over all
 * of them, so that the screen can show that people and figure agree.
 */
export async function listPeopleBehind(ctx: Ctx, wanted: WantedPeople): Promise<PeopleBehind> {
  allow(ctx.actor, 'channel.figures');
  allow(ctx.actor, 'customer.read');
  if (wanted.rows === 'low' || wanted.rows === 'late') allow(ctx.actor, 'prediction.read');
  const { text, values } = sourceOf(wanted);
  const [, net = null, id = null] = CURSOR.exec(wanted.after ?? '') ?? [];
  const [rest, seesCosts] = [values.length, can(ctx.actor, 'cost.read')];
  const cm2 = seesCosts ? 'cm2_minor' : 'null::bigint';
  // The page and the sums over all come from one reading of the rows.
  const { rows } = await ctx.db.$client.query<PersonBehind & { sums: PeopleBehind['sums'] }>(
    `with told as materialized (${text}), sums as (
       select json_build_object('people', count(*), 'buyers', count(*) filter (where orders > 0),
         'orders', coalesce(sum(orders), 0), 'netMinor', coalesce(sum(net_minor), 0),
         'cm2Minor', ${seesCosts ? 'coalesce(sum(cm2_minor), 0)' : 'null::bigint'}) as sums
       from told
     ), page as (
       select * from told where $${rest + 1}::bigint is null or (net_minor, customer_id) < ($${rest + 1}, $${rest + 2}::uuid)
       order by net_minor desc, customer_id desc limit ${PAGE + 1}
     )
     select c.id, c.number, c.name, n.name as "channelName", f.day::text as "firstOn", p.orders::integer as orders,
       p.net_minor::bigint as "netMinor", ${cm2} as "cm2Minor", s.sums
     from sums s left join page p on true left join customers c on c.id = p.customer_id
     left join first_orders f on f.customer_id = p.customer_id left join channels n on n.id = f.channel_id
     order by p.net_minor desc nulls last, p.customer_id desc`,
    [...values, net, id],
  );
  const people = rows.filter((row) => row.id !== null).map(({ sums: _, ...row }) => row);
  const shown = people.slice(0, PAGE);
  const last = people.length > PAGE ? shown.at(-1) : undefined;
  return { rows: shown, sums: rows[0]!.sums, next: last ? `${last.netMinor}~${last.id}` : null };
}

function sourceOf(wanted: WantedPeople): { text: string; values: unknown[] } {
  const { channelId } = wanted;
  if (wanted.rows === 'cohort') {
    const { won, days } = wanted;
    return { text: IN_MONTHS, values: [channelId, won.from, won.to, days.from, days.to] };
  }
  if (wanted.rows === 'stayed') {
    const { days, next } = wanted;
    return { text: STAYED, values: [channelId, days.from, days.to, next.from, next.to] };
  }
  return { text: leaving(AT_RISK[wanted.rows]), values: [wanted.today, channelId] };
}

// What came before the first order that stands is booked on its day, as in the cohorts. Who has nothing in the days is told
// by retention_days, one by one: of a month long after the first order that is nearly everybody.
const IN_MONTHS = `
  with people as materialized (
    select f.customer_id, f.day from first_orders f
    cross join lateral (
      select from retention_days d where d.customer_id = f.customer_id and d.day between $4 and $5 limit 1) happened
    where ($1::uuid is null or f.channel_id = $1) and f.day between $2 and $3
  ), sold as materialized (
    select o.id, p.customer_id, p.day as first_on, o.day, o.status <> 'cancelled' as stands
    from people p join orders o on o.customer_id = p.customer_id
  )
  select customer_id, sum(orders) as orders, sum(net) as net_minor, sum(cm2)::bigint as cm2_minor
  from (
    select customer_id, 1 as orders, 0::bigint as net, 0::bigint as cm2 from sold
    where stands and greatest(day, first_on) between $4 and $5
    union all
    select s.customer_id, 0, b.gross_minor - b.discounts_minor - b.returns_minor, cm2_of(b)
    from sold s join postings b on b.order_id = s.id where greatest(b.day, s.first_on) between $4 and $5
  ) happened
  group by customer_id`;

const STAYED = `
  with bought as materialized (
    select f.customer_id, o.id, o.day between $2 and $3 as is_first
    from orders o join first_orders f on f.customer_id = o.customer_id
    where o.status <> 'cancelled' and ($1::uuid is null or f.channel_id = $1)
      and (o.day between $2 and $3 or o.day between $4 and $5)
      and o.placed_at >= ($2::date - 1)::timestamptz and o.placed_at < ($5::date + 2)::timestamptz
  )
  select customer_id, count(*) as orders, sum(m.net) as net_minor, sum(m.cm2)::bigint as cm2_minor
  from bought b cross join lateral (
    select coalesce(sum(p.gross_minor - p.discounts_minor - p.returns_minor), 0) as net, coalesce(sum(cm2_of(p)), 0) as cm2
    from postings p where p.order_id = b.id) m
  group by customer_id having bool_or(is_first) and not bool_and(is_first)`;

function leaving(condition: string): string {
  return `
    select f.customer_id, p.purchases as orders, p.net_minor, f.cm2_minor
    from customer_predictions p join retention_people f on f.customer_id = p.customer_id
    where ($2::uuid is null or f.channel_id = $2) and $1::date is not null and ${condition}`;
}
