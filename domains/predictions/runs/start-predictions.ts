import { predictionRuns } from '#db/schema/index.ts';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { addDays, dayIn } from '#lib/time.ts';
import { command } from '../../command.ts';
import { getBusiness } from '../../settings/get-business.ts';
import { StartPredictionsInput } from '../input.ts';

/**
 * Begins a look at all buyers up to yesterday, on the business's own calendar.
 * @throws CONFLICT while another one is at work.
 */
export const startPredictions = command('prediction.write', {
  input: StartPredictionsInput,
  run: async (tx, { by }, ctx) => {
    const { timeZone } = await getBusiness(tx);
    const id = newId(ctx.now.getTime());
    const [row] = await tx
      .insert(predictionRuns)
      .values({
        id,
        status: 'waiting',
        untilOn: addDays(dayIn(timeZone, ctx.now), -1),
        askedBy: ctx.actor.name,
        askedAt: ctx.now,
      })
      .onConflictDoNothing()
      .returning({ id: predictionRuns.id });
    if (!row) {
      throw new AppError(
        'CONFLICT',
        'Predictions are being made already; wait for them, or stop them first.',
        {
          details: { reason: 'predictionsAtWork' },
        },
      );
    }
    return {
      result: { runId: id },
      subjectKind: 'prediction',
      subjectId: id,
      summary: { status: 'waiting' },
      events: [{ kind: 'prediction.changed', subjectKind: 'prediction', subjectId: id }],
      jobs: by === 'worker' ? [{ queue: 'fit-predictions', data: { runId: id } }] : [],
    };
  },
});
