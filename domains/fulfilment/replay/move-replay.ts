import { AppError } from '#lib/errors.ts';
import { command } from '../../command.ts';
import { ReplayRef } from './input.ts';

type Move = { from: readonly string[]; to: 'running' | 'cancelled' };

function move({ from, to }: Move) {
  return command('routing.write', {
    input: ReplayRef,
    run: async (tx, { replayId }, ctx) => {
      const { rowCount } = await tx.$client.query(
        `update routing_replays set status = $2, problem = null, ended_at = case when $2 = 'running' then null else $3::timestamptz end
         where id = $1 and status = any ($4)`,
        [replayId, to, ctx.now, from],
      );
      if (rowCount !== 1) {
        throw new AppError(
          'CONFLICT',
          `This trial is not ${from.join(' or ')} any more; load the page again.`,
          { details: { reason: 'draftGone' } },
        );
      }
      return {
        result: { replayId, status: to },
        subjectKind: 'routing',
        subjectId: replayId,
        after: { status: to },
        events: [{ kind: 'settings.changed', subjectKind: 'routing', subjectId: replayId }],
        jobs: to === 'running' ? [{ queue: 'replay-routing', data: { replayId } }] : [],
      };
    },
  });
}

/** Stops a replay; it can go on where it stood. @throws CONFLICT when it has ended. */
export const cancelReplay = move({ from: ['running'], to: 'cancelled' });

/** Carries a stopped or failed replay on where it stood. @throws CONFLICT when it runs or is done. */
export const resumeReplay = move({ from: ['cancelled', 'failed'], to: 'running' });
