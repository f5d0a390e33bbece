import { forecastRuns } from '#db/schema/index.ts';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { addDays, dayIn } from '#lib/time.ts';
import { command } from '../../command.ts';
import { getBusiness } from '../../settings/get-business.ts';
import { StartForecastInput } from '../input.ts';

/**
 * Begins a forecast of all demand up to yesterday, on the business's own calendar.
 * @throws CONFLICT while another one is at work.
 */
export const startForecast = command('planning.write', {
  input: StartForecastInput,
  run: async (tx, { by }, ctx) => {
    const { timeZone } = await getBusiness(tx);
    const id = newId(ctx.now.getTime());
    const [row] = await tx
      .insert(forecastRuns)
      .values({
        id,
        status: 'waiting',
        untilOn: addDays(dayIn(timeZone, ctx.now), -1),
        askedBy: ctx.actor.name,
        askedAt: ctx.now,
      })
      .onConflictDoNothing()
      .returning({ id: forecastRuns.id });
    if (!row) {
      throw new AppError('CONFLICT', 'A forecast is at work already; wait for it, or stop it first.', {
        details: { reason: 'forecastAtWork' },
      });
    }
    return {
      result: { runId: id },
      subjectKind: 'forecast',
      subjectId: id,
      summary: { status: 'waiting' },
      events: [{ kind: 'forecast.changed', subjectKind: 'forecast', subjectId: id }],
      jobs: by === 'worker' ? [{ queue: 'forecast-demand', data: { runId: id } }] : [],
    };
  },
});
