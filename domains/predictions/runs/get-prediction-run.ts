import type { predictionRuns } from '#db/schema/index.ts';
import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';

/** Where the newest look at all buyers stands. */
export type PredictionRun = Pick<
  typeof predictionRuns.$inferSelect,
  'id' | 'status' | 'untilOn' | 'askedAt' | 'finishedAt' | 'customersTotal' | 'customersDone' | 'problem'
>;

/** The newest run, whatever became of it; null before the first. */
export async function getPredictionRun(ctx: Ctx): Promise<PredictionRun | null> {
  allow(ctx.actor, 'prediction.read');
  const { rows } = await ctx.db.$client.query<PredictionRun>(
    `select id, status, until_on::text as "untilOn", asked_at as "askedAt", finished_at as "finishedAt",
       customers_total as "customersTotal", customers_done as "customersDone", problem
     from prediction_runs order by asked_at desc, id desc limit 1`,
  );
  return rows[0] ?? null;
}

/** The run that waits or is at work; null while none is. */
export async function findPredictionsAtWork(ctx: Ctx): Promise<string | null> {
  allow(ctx.actor, 'prediction.read');
  const { rows } = await ctx.db.$client.query<{ id: string }>(
    `select id from prediction_runs where status in ('waiting', 'running')`,
  );
  return rows[0]?.id ?? null;
}
