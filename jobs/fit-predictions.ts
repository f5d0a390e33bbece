import { z } from 'zod';
import type { Ctx } from '#domains/context.ts';
import { failPredictions } from '#domains/predictions/runs/fail-predictions.ts';
import { findPredictionsAtWork } from '#domains/predictions/runs/get-prediction-run.ts';
import { isHeldByAnother, runPredictions } from '#domains/predictions/runs/run-predictions.ts';
import { startPredictions } from '#domains/predictions/runs/start-predictions.ts';
import type { Job } from './registry.ts';

const Data = z.object({ runId: z.uuid().optional() });

/**
 * Looks at all buyers. By night it begins a run of its own, or takes up one that a killed worker left. When the last
 * attempt fails the run is told to have failed, so that another can be begun.
 */
export async function fitPredictionsJob(ctx: Ctx, { data, isLastAttempt }: Job): Promise<void> {
  const { runId: given } = Data.parse(data);
  const runId =
    given ?? (await findPredictionsAtWork(ctx)) ?? (await startPredictions(ctx, { by: 'caller' })).runId;
  try {
    await runPredictions(ctx, runId);
  } catch (error) {
    // The lock ends with its holder: whoever has it carries the run on, and its own job is tried again if it dies.
    if (isHeldByAnother(error)) return;
    if (isLastAttempt) await failPredictions(ctx, runId, error);
    throw error;
  }
}
