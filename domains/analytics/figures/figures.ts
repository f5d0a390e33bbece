import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';

/** Which sales to add up; everything is optional. */
export const FiguresFilter = z.strictObject({
  /** First and last day, both included, business's own days. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** Slug of one channel. */
  channel: z.string().max(63).optional(),
  by: z.enum(['channel', 'month', 'year', 'country', 'paidCurrency']).optional(),
  /** `known`: only priced lines of customers whom we know, as RFM and cohorts need. */
  buyers: z.enum(['all', 'known']).default('all'),
});

/**
 * The figures of some sales in the reporting currency, whole minor units. Each amount is the exact sum over the lines,
 * rounded half up once. `net` = gross − discounts − returned goods at their sold price.
 */
export type Figures = {
  /** The channel's slug, the month `2010-03`, the country … or `all`. */
  key: string;
  orders: number;
  lines: number;
  units: number;
  customers: number;
  grossMinor: number;
  discountMinor: number;
  returnsMinor: number;
  returnedUnits: number;
  netMinor: number;
  /** Cost of the units sold whose cost is known. */
  costMinor: number;
  unitsWithoutCost: number;
  /** Mean days from the order to its hand-over or delivery, over the lines. */
  meanDaysToDelivery: number | null;
};

/** Key of a group, in terms of a sold or returned document `d` and its channel `c`. */
const KEYS = {
  all: `'all'`,
  channel: 'c.slug',
  month: `to_char(d.day, 'YYYY-MM')`,
  year: `to_char(d.day, 'YYYY')`,
  country: `coalesce(d.country, '')`,
  paidCurrency: 'coalesce(d.paid_currency, d.currency)',
} as const;

const toReporting = (alias: string) =>
  `${alias}.rate * power(10::numeric, currency_exponent(b.reporting_currency) - currency_exponent(${alias}.currency))`;

/** Lines of orders that were not cancelled, with exact amounts in the reporting currency's minor units. */
export const SOLD_LINES = `
  select l.order_id, d.channel_id, d.customer_id, d.placed_at, d.day, d.country, d.currency, d.paid_currency, d.shipped_at,
    b.time_zone,     l.sku, l.quantity, l.cost_minor, (l.gross_minor + l.gross_rest_micros / 1e6::numeric) * ${toReporting('d')} as gross,
    (l.discount_minor + l.discount_rest_micros / 1e6::numeric) * ${toReporting('d')} as discount,
    l.cost_minor + l.cost_rest_micros / 1e6::numeric as cost
  from orders d join order_lines l on l.order_id = d.id cross join business b join channels c on c.id = d.channel_id
  where d.status <> 'cancelled' and ($1::date is null or d.day >= $1) and ($2::date is null or d.day <= $2)
    and ($3::text is null or c.slug = $3)
    and ($4 = 'all' or (d.customer_id is not null and (l.gross_minor > 0 or l.gross_rest_micros > 0)))`;

/**
 * Adds up what was sold and returned, from the rows of the books themselves. Groups come in the order of their keys; a
 * return counts in the group of its own day and channel, and under the customer's country only where its order is known.
 */
export async function figures(ctx: Ctx, filter: z.input<typeof FiguresFilter> = {}): Promise<Figures[]> {
  allow(ctx.actor, 'figures.read');
  const { from, to, channel, by, buyers } = FiguresFilter.parse(filter);
  const key = KEYS[by ?? 'all'];
  const { rows } = await ctx.db.$client.query<Figures>(
    `with sold as (
       select ${key} as key, count(distinct d.order_id) as orders, count(*) as lines, sum(d.quantity) as units,
         count(distinct d.customer_id) as customers, sum(d.gross) as gross, sum(d.discount) as discount, sum(d.cost) as cost,
         sum(d.quantity) filter (where d.cost_minor is null) as without_cost,
         avg((d.shipped_at at time zone d.time_zone)::date - d.day) as days
       from (${SOLD_LINES}) d join channels c on c.id = d.channel_id group by 1
     ), returned as (
       select ${key} as key, sum(d.amount) as amount, sum(d.quantity) as units
       from (
         select t.channel_id, t.day, o.country, t.currency, o.paid_currency, l.quantity,
           (l.amount_minor + l.amount_rest_micros / 1e6::numeric) * ${toReporting('t')} as amount
         from returns t join return_lines l on l.return_id = t.id left join orders o on o.id = t.order_id
         cross join business b join channels c on c.id = t.channel_id
         where ($1::date is null or t.day >= $1) and ($2::date is null or t.day <= $2) and ($3::text is null or c.slug = $3)
           and ($4 = 'all' or t.customer_id is not null)
       ) d join channels c on c.id = d.channel_id group by 1
     )
     select key, coalesce(s.orders, 0) as orders, coalesce(s.lines, 0) as lines, coalesce(s.units, 0)::bigint as units,
       coalesce(s.customers, 0) as customers, round(coalesce(s.gross, 0))::bigint as "grossMinor",
       round(coalesce(s.discount, 0))::bigint as "discountMinor", round(coalesce(r.amount, 0))::bigint as "returnsMinor",
       coalesce(r.units, 0)::bigint as "returnedUnits",
       round(coalesce(s.gross, 0) - coalesce(s.discount, 0) - coalesce(r.amount, 0))::bigint as "netMinor",
       round(coalesce(s.cost, 0))::bigint as "costMinor", coalesce(s.without_cost, 0)::bigint as "unitsWithoutCost",
       s.days::float8 as "meanDaysToDelivery"
     from sold s full join returned r using (key) order by key`,
    [from ?? null, to ?? null, channel ?? null, buyers],
  );
  return rows;
}
