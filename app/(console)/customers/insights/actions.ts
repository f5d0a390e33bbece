'use server';

import { refresh } from 'next/cache';
import { action } from '#app/_server/action.ts';
import { cancelPredictions } from '#domains/predictions/runs/cancel-predictions.ts';
import { startPredictions } from '#domains/predictions/runs/start-predictions.ts';

/** Has the worker look at all buyers. */
export const updatePredictions = action(async (ctx, _input: null) => {
  const started = await startPredictions(ctx, {});
  refresh();
  return started;
});

/** Stops the run that is at work. */
export const stopPredictions = action(async (ctx, input: Parameters<typeof cancelPredictions>[1]) => {
  const stopped = await cancelPredictions(ctx, input);
  refresh();
  return stopped;
});
