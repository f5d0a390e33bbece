import { listMonths } from '#domains/predictions/groups/count-cohorts.ts';
import type { Calendar } from '#lib/format/prefs.ts';
import type { Ctx } from '../../context.ts';
import { allow, can } from '../../team/can.ts';

/** What the customers of a cohort did in a month; the month of the first order has age 0. Contribution only for those who may see costs. */
export type CohortMonth = {
  age: number;
  monthOn: string;
  buyers: number;
  orders: number;
  netMinor: number;
  cm2Minor: number | null;
};

/** Customers by the month of their first order, and every month since, the running one last. */
export type Cohort = { cohortOn: string; customers: number; months: CohortMonth[] };

type Wanted = {
  calendar: Calendar;
  /** The channel of the first order; null for all. */
  channelId: string | null;
  /** The first day of the oldest month wanted, and today. */
  sinceOn: string;
  today: string;
};
type Cell = Omit<CohortMonth, 'age'> & { cohortOn: string };

/**
 * Cohorts by the month of the first order in a calendar, the newest first. Buyers are people with an order that stands, net
 * sales and contribution stand in the month in which they were booked; all of it some seconds behind.
 */
export async function listCohorts(
  ctx: Ctx,
  { calendar, channelId, sinceOn, today }: Wanted,
): Promise<Cohort[]> {
  allow(ctx.actor, 'channel.figures');
  const { rows } = await ctx.db.$client.query<Cell>({
    name: 'retention-cohorts',
    text: `select cohort_on::text as "cohortOn", month_on::text as "monthOn", sum(buyers)::integer as buyers,
        sum(orders)::integer as orders, sum(net_minor)::bigint as "netMinor",
        case when $4 then sum(cm2_minor)::bigint end as "cm2Minor"
      from retention_cells
      where calendar = $1 and ($2::uuid is null or channel_id = $2) and cohort_on >= $3
      group by cohort_on, month_on`,
    values: [calendar, channelId, sinceOn, can(ctx.actor, 'cost.read')],
  });
  const months = listMonths(sinceOn, today, calendar).map(({ from }) => from);
  const cells = new Map(rows.map((cell) => [`${cell.cohortOn} ${cell.monthOn}`, cell]));
  const cohorts = months.map((cohortOn, at) => {
    const lived = months.slice(at).map((monthOn, age) => {
      const cell = cells.get(`${cohortOn} ${monthOn}`);
      return { age, ...(cell ? withoutCohort(cell) : nothingIn(monthOn, can(ctx.actor, 'cost.read'))) };
    });
    return { cohortOn, customers: lived[0]?.buyers ?? 0, months: lived };
  });
  return cohorts.filter(({ customers }) => customers > 0).reverse();
}

function withoutCohort({ cohortOn: _, ...month }: Cell): Omit<CohortMonth, 'age'> {
  return month;
}

function nothingIn(monthOn: string, seesCosts: boolean): Omit<CohortMonth, 'age'> {
  return { monthOn, buyers: 0, orders: 0, netMinor: 0, cm2Minor: seesCosts ? 0 : null };
}
