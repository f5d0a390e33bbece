import type { Calendar } from '#lib/format/prefs.ts';
import type { Ctx } from '../../context.ts';
import { allow, can } from '../../team/can.ts';

/** A month of a cohort; contribution only for those who may see costs. */
export type CohortCell = {
  age: number;
  buyers: number;
  orders: number;
  netMinor: number;
  cm2Minor: number | null;
};

/** People of one first month, and what they did since. */
export type CohortRow = { cohortOn: string; customers: number; months: CohortCell[] };

const COHORTS = 13;

/** The newest thirteen cohorts by the months of a calendar, the newest first; over all channels, or those who came by one. */
export async function listCohorts(
  ctx: Ctx,
  { calendar, channelId }: { calendar: Calendar; channelId: string | null },
): Promise<CohortRow[]> {
  allow(ctx.actor, 'prediction.read');
  const { rows } = await ctx.db.$client.query<CohortRow>(
    `select cohort_on::text as "cohortOn", coalesce(max(buyers) filter (where age = 0), 0) as customers,
       json_agg(json_build_object('age', age, 'buyers', buyers, 'orders', orders, 'netMinor', net_minor,
         'cm2Minor', case when $3 then cm2_minor end) order by age) as months
     from cohort_months where calendar = $1 and channel_id is not distinct from $2::uuid
     group by cohort_on order by cohort_on desc limit ${COHORTS}`,
    [calendar, channelId, can(ctx.actor, 'cost.read')],
  );
  return rows;
}
