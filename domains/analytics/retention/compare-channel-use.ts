import { monthOf } from '#lib/calendar.ts';
import type { Calendar } from '#lib/format/prefs.ts';
import { addDays } from '#lib/time.ts';
import type { Ctx } from '../../context.ts';
import { allow, can } from '../../team/can.ts';
import { compareTwins, countTwins, type Difference, type Twins } from './compare-twins.ts';

/** Days from the first order on in which channels and orders are counted; db/sql/retention.sql keeps the same. */
export const FIRST_WINDOW_DAYS = 90;

/** Days after those in which is measured. */
export const NEXT_WINDOW_DAYS = 180;

/** Means of the plain comparison: everybody who ever used a second channel against everybody else, all their time. */
export type NaiveSide = { customers: number; orders: number; cm2Minor: number | null };

/** Customers of many channels against those of one. */
export type ChannelUse = {
  /** The first and last day on which the compared had their first order; null while nobody is old enough. */
  won: { from: string; to: string } | null;
  naive: { many: NaiveSide; one: NaiveSide };
  /** How many have a counterpart, and how many were looked at. */
  matched: { many: number; one: number };
  all: { many: number; one: number };
  /** Orders in the next window, and what they left (CM2, only for those who may see costs); null: not enough data. */
  orders: Difference | null;
  cm2: Difference | null;
};

type Row = {
  cohortFrom: string;
  cohortTo: string;
  manyCustomers: number;
  manyOrders: number;
  manyOrdersSquared: number;
  manyCm2: number;
  manyCm2Squared: number;
  oneCustomers: number;
  oneOrders: number;
  oneOrdersSquared: number;
  oneCm2: number;
  oneCm2Squared: number;
  naiveManyCustomers: number;
  naiveManyOrders: number;
  naiveManyCm2: number;
  naiveOneCustomers: number;
  naiveOneOrders: number;
  naiveOneCm2: number;
};

/**
 * Do people who use several channels come more often? Asked plainly, who buys often has had more chances to use a second
 * channel, so the answer is always yes. Fairly: channels and orders of the first 90 days tell the kinds apart, the 180 days
 * after them are measured, and only people alike are compared: same first channel, first month, size of the first order
 * and number of orders in the first window. Only months whose people all have lived through both windows.
 */
export async function compareChannelUse(
  ctx: Ctx,
  { calendar, channelId, today }: { calendar: Calendar; channelId: string | null; today: string },
): Promise<ChannelUse> {
  allow(ctx.actor, 'channel.figures');
  const { rows } = await ctx.db.$client.query<Row>({
    name: 'retention-channel-use',
    text: QUESTION,
    values: [calendar, channelId, lastGrown(today, calendar)],
  });
  const seesCosts = can(ctx.actor, 'cost.read');
  const sum = (read: (row: Row) => number) => rows.reduce((total, row) => total + read(row), 0);
  const naive = (customers: number, orders: number, cm2: number): NaiveSide => ({
    customers,
    orders: customers > 0 ? orders / customers : 0,
    cm2Minor: seesCosts ? Math.round(customers > 0 ? cm2 / customers : 0) : null,
  });
  const [first] = rows.map(({ cohortFrom }) => cohortFrom).sort();
  const last = rows
    .map(({ cohortTo }) => cohortTo)
    .sort()
    .at(-1);
  return {
    won: first && last ? { from: first, to: monthOf(last, calendar).to } : null,
    naive: {
      many: naive(
        sum((row) => row.naiveManyCustomers),
        sum((row) => row.naiveManyOrders),
        sum((row) => row.naiveManyCm2),
      ),
      one: naive(
        sum((row) => row.naiveOneCustomers),
        sum((row) => row.naiveOneOrders),
        sum((row) => row.naiveOneCm2),
      ),
    },
    matched: countTwins(rows.map(ordersOf)),
    all: { many: sum((row) => row.manyCustomers), one: sum((row) => row.oneCustomers) },
    orders: compareTwins(rows.map(ordersOf)),
    cm2: seesCosts ? compareTwins(rows.map(cm2Of)) : null,
  };
}

function ordersOf(row: Row): Twins {
  return {
    many: { customers: row.manyCustomers, sum: row.manyOrders, squares: row.manyOrdersSquared },
    one: { customers: row.oneCustomers, sum: row.oneOrders, squares: row.oneOrdersSquared },
  };
}

function cm2Of(row: Row): Twins {
  return {
    many: { customers: row.manyCustomers, sum: row.manyCm2, squares: row.manyCm2Squared },
    one: { customers: row.oneCustomers, sum: row.oneCm2, squares: row.oneCm2Squared },
  };
}

/** The first day of the newest month of which everybody has lived through both windows. */
function lastGrown(today: string, calendar: Calendar): string {
  const day = addDays(today, -FIRST_WINDOW_DAYS - NEXT_WINDOW_DAYS);
  const month = monthOf(day, calendar);
  return month.to <= day ? month.from : monthOf(day, calendar, 1).from;
}

// Groups that have only one kind come together in one row each of a kind: they are counted, never compared.
const QUESTION = `
  with grown as materialized (
    select * from retention_twins
    where calendar = $1 and ($2::uuid is null or channel_id = $2) and cohort_on <= $3 and customers > 0
  ), groups as (
    select cohort_on, channel_id, basket, least(early_orders, 6) as early_orders,
      ${(['many', 'one'] as const)
        .map((kind) => {
          const where = `filter (where ${kind === 'many' ? '' : 'not '}is_early_many)`;
          return `coalesce(sum(customers) ${where}, 0) as ${kind}_customers,
            coalesce(sum(later_orders) ${where}, 0) as ${kind}_orders,
            coalesce(sum(later_orders_squared) ${where}, 0) as ${kind}_orders_squared,
            coalesce(sum(later_cm2_minor) ${where}, 0) as ${kind}_cm2,
            coalesce(sum(later_cm2_squared) ${where}, 0) as ${kind}_cm2_squared`;
        })
        .join(', ')},
      ${(['many', 'one'] as const)
        .map((kind) => {
          const where = `filter (where ${kind === 'many' ? '' : 'not '}is_ever_many)`;
          return `coalesce(sum(customers) ${where}, 0) as naive_${kind}_customers,
            coalesce(sum(orders) ${where}, 0) as naive_${kind}_orders,
            coalesce(sum(cm2_minor) ${where}, 0) as naive_${kind}_cm2`;
        })
        .join(', ')}
    from grown group by 1, 2, 3, 4
  )
  select min(cohort_on)::text as "cohortFrom", max(cohort_on)::text as "cohortTo",
    ${(['many', 'one'] as const)
      .map(
        (kind) => `sum(${kind}_customers)::integer as "${kind}Customers",
          sum(${kind}_orders)::double precision as "${kind}Orders",
          sum(${kind}_orders_squared)::double precision as "${kind}OrdersSquared",
          sum(${kind}_cm2)::double precision as "${kind}Cm2",
          sum(${kind}_cm2_squared)::double precision as "${kind}Cm2Squared",
          sum(naive_${kind}_customers)::integer as "naive${kind === 'many' ? 'Many' : 'One'}Customers",
          sum(naive_${kind}_orders)::double precision as "naive${kind === 'many' ? 'Many' : 'One'}Orders",
          sum(naive_${kind}_cm2)::double precision as "naive${kind === 'many' ? 'Many' : 'One'}Cm2"`,
      )
      .join(', ')}
  from groups
  group by case when many_customers = 0 then 'one' when one_customers = 0 then 'many'
    else concat(cohort_on, channel_id, basket, ' ', early_orders) end`;
