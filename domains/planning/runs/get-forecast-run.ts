import type { forecastRuns } from '#db/schema/index.ts';
import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';

/** Where the newest forecast stands. */
export type ForecastRun = Pick<
  typeof forecastRuns.$inferSelect,
  | 'id'
  | 'status'
  | 'untilOn'
  | 'askedAt'
  | 'startedAt'
  | 'finishedAt'
  | 'variantsTotal'
  | 'variantsDone'
  | 'seriesDone'
  | 'problem'
>;

/** The newest forecast, whatever became of it; null before the first. */
export async function getForecastRun(ctx: Ctx): Promise<ForecastRun | null> {
  allow(ctx.actor, 'planning.read');
  const { rows } = await ctx.db.$client.query<ForecastRun>(
    `select id, status, until_on::text as "untilOn", asked_at as "askedAt", started_at as "startedAt",
       finished_at as "finishedAt", variants_total as "variantsTotal", variants_done as "variantsDone",
       series_done as "seriesDone", problem
     from forecast_runs order by asked_at desc, id desc limit 1`,
  );
  return rows[0] ?? null;
}
