import { AppError } from '#lib/errors.ts';
import { command } from '../../command.ts';
import { ForecastRunInput } from '../input.ts';

/** Stops a forecast after the variants that are being looked at. What is done stays. @throws CONFLICT when it is over. */
export const cancelForecast = command('planning.write', {
  input: ForecastRunInput,
  run: async (tx, { runId }, ctx) => {
    const { rows } = await tx.$client.query<{ variantsDone: number }>(
      `update forecast_runs set status = 'cancelled', finished_at = $2
       where id = $1 and status in ('waiting', 'running') returning variants_done as "variantsDone"`,
      [runId, ctx.now],
    );
    if (!rows[0]) throw new AppError('CONFLICT', 'This forecast is over already.');
    return {
      result: { runId },
      subjectKind: 'forecast',
      subjectId: runId,
      summary: { status: 'cancelled', variants: rows[0].variantsDone },
      events: [{ kind: 'forecast.changed', subjectKind: 'forecast', subjectId: runId }],
    };
  },
});
