import { AppError } from '#lib/errors.ts';
import { command } from '../../../command.ts';
import { GoLiveInput } from '../input.ts';
import { retireLive } from './retire-live.ts';

/**
 * Makes the draft live: every order from now on is routed by it. What was live is kept and can be gone back to.
 * @throws CONFLICT when the draft is another by now, or there is none.
 */
export const goLive = command('routing.write', {
  input: GoLiveInput,
  run: async (tx, { version }, ctx) => {
    const before = await retireLive(tx, ctx.now);
    const { rowCount } = await tx.$client.query(
      `update routing_rule_sets set status = 'live', live_from = $2 where status = 'draft' and version = $1`,
      [version, ctx.now],
    );
    if (rowCount !== 1) {
      throw new AppError('CONFLICT', `Version ${version} is not the draft any more; load the page again.`, {
        details: { reason: 'draftGone' },
      });
    }
    return {
      result: { version },
      subjectKind: 'routing',
      subjectId: String(version),
      before: { version: before },
      after: { version },
      events: [{ kind: 'settings.changed', subjectKind: 'routing', subjectId: String(version) }],
    };
  },
});
