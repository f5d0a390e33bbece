import { z } from 'zod';

/** Starts a look at all buyers. The worker carries it out, unless the caller does so itself. */
export const StartPredictionsInput = z.strictObject({
  by: z.enum(['worker', 'caller']).default('worker'),
});

/** Names a run of the predictions. */
export const PredictionRunInput = z.strictObject({ runId: z.uuid() });
