import { z } from 'zod';
import type { Ctx } from '#domains/context.ts';
import { refreshReorderPoints } from '#domains/planning/advice/refresh-reorder-points.ts';
import { failForecast } from '#domains/planning/runs/fail-forecast.ts';
import { findForecastAtWork } from '#domains/planning/runs/find-forecast-at-work.ts';
import { isHeldByAnother, runForecast } from '#domains/planning/runs/run-forecast.ts';
import { startForecast } from '#domains/planning/runs/start-forecast.ts';
import type { Job } from './registry.ts';

const Data = z.object({ runId: z.uuid().optional(), only: z.literal('points').optional() });

/**
 * Forecasts all demand, or reckons the reorder points again only. By night it begins a run of its own, or takes up one that
 * a killed worker left. When the last attempt fails the run is told to have failed, so that another can be begun.
 */
export async function forecastDemandJob(ctx: Ctx, { data, isLastAttempt }: Job): Promise<void> {
  const { runId: given, only } = Data.parse(data);
  if (only === 'points') {
    await refreshReorderPoints(ctx);
    return;
  }
  const runId =
    given ?? (await findForecastAtWork(ctx)) ?? (await startForecast(ctx, { by: 'caller' })).runId;
  try {
    await runForecast(ctx, runId);
  } catch (error) {
    // The lock ends with its holder: whoever has it carries the run on, and its own job is tried again if it dies.
    if (isHeldByAnother(error)) return;
    if (isLastAttempt) await failForecast(ctx, runId, error);
    throw error;
  }
}
