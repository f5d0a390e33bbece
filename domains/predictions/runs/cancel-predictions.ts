import { AppError } from '#lib/errors.ts';
import { command } from '../../command.ts';
import { PredictionRunInput } from '../input.ts';

/** Stops the predictions after the people who are being looked at. What is done stays. @throws CONFLICT when they are over. */
export const cancelPredictions = command('prediction.write', {
  input: PredictionRunInput,
  run: async (tx, { runId }, ctx) => {
    const { rows } = await tx.$client.query<{ customersDone: number }>(
      `update prediction_runs set status = 'cancelled', finished_at = $2
       where id = $1 and status in ('waiting', 'running') returning customers_done as "customersDone"`,
      [runId, ctx.now],
    );
    if (!rows[0]) {
      throw new AppError('CONFLICT', 'These predictions are over already.', {
        details: { reason: 'predictionsOver' },
      });
    }
    return {
      result: { runId },
      subjectKind: 'prediction',
      subjectId: runId,
      summary: { status: 'cancelled', customers: rows[0].customersDone },
      events: [{ kind: 'prediction.changed', subjectKind: 'prediction', subjectId: runId }],
    };
  },
});
