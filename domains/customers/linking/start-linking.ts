import { z } from 'zod';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { command } from '../../command.ts';

/** Who carries the run out: the worker, or whoever asks. */
export const StartLinkingInput = z.strictObject({ by: z.enum(['worker', 'caller']).default('worker') });

/** Names a run. */
export const LinkRunInput = z.strictObject({ runId: z.uuid() });

/** Begins to compare all customers. @throws CONFLICT while that is under way already. */
export const startLinking = command('customer.link', {
  input: StartLinkingInput,
  run: async (tx, { by }, ctx) => {
    const id = newId(ctx.now.getTime());
    const { rowCount } = await tx.$client.query(
      `insert into link_runs (id, status, asked_by, asked_at) values ($1, 'waiting', $2, $3) on conflict do nothing`,
      [id, ctx.actor.name, ctx.now],
    );
    if (rowCount === 0) {
      throw new AppError('CONFLICT', 'All customers are being compared already; wait, or stop it first.', {
        details: { reason: 'linkingAtWork' },
      });
    }
    return {
      result: { runId: id },
      subjectKind: 'link_run',
      subjectId: id,
      summary: { status: 'waiting' },
      jobs: by === 'worker' ? [{ queue: 'link-customers', data: { runId: id } }] : [],
    };
  },
});

/** Stops comparing; what was linked and asked stays. @throws CONFLICT when the run is over. */
export const cancelLinking = command('customer.link', {
  input: LinkRunInput,
  run: async (tx, { runId }, ctx) => {
    const { rowCount } = await tx.$client.query(
      `update link_runs set status = 'cancelled', finished_at = $2 where id = $1 and status in ('waiting', 'running')`,
      [runId, ctx.now],
    );
    if (rowCount === 0) throw new AppError('CONFLICT', 'This run is over already.');
    return {
      result: { runId },
      subjectKind: 'link_run',
      subjectId: runId,
      summary: { status: 'cancelled' },
    };
  },
});
