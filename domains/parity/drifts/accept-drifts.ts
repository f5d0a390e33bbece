import { command } from '../../command.ts';
import { AcceptDriftsInput, ReopenDriftsInput } from '../input.ts';
import type { Decided } from './correct-drifts.ts';
import { lockLiveDrifts } from './load-drifts.ts';

/** Lets differences be, with the reason: silent up to and with a day, or for good, but heard again once they change. */
export const acceptDrifts = command('parity.decide', {
  input: AcceptDriftsInput,
  run: async (tx, { driftIds, reason, until }, ctx) => {
    const drifts = await lockLiveDrifts(tx, driftIds);
    await tx.$client.query(
      `update parity_drifts set state = 'accepted', reason = $2, accepted_until = $3, decided_at = $4, decided_by = $5,
         corrected_in = null
       where id = any ($1::uuid[])`,
      [drifts.map((drift) => drift.id), reason, until ?? null, ctx.now, ctx.actor.name],
    );
    return {
      result: { done: drifts.length, passed: driftIds.length - drifts.length } satisfies Decided,
      subjectKind: 'drift',
      subjectId: driftIds.length === 1 ? driftIds[0]! : null,
      summary: { reason, until: until ?? null, drifts: drifts.length },
      events: [{ kind: 'parity.changed', subjectKind: 'parity', subjectId: 'drifts' }],
    };
  },
});

/** Takes back that differences were accepted, or sent to a channel. */
export const reopenDrifts = command('parity.decide', {
  input: ReopenDriftsInput,
  run: async (tx, { driftIds }) => {
    const drifts = (await lockLiveDrifts(tx, driftIds)).filter((drift) => drift.state !== 'open');
    await tx.$client.query(
      `update parity_drifts set state = 'open', decided_at = null, decided_by = null, reason = null, accepted_until = null,
         corrected_in = null where id = any ($1::uuid[])`,
      [drifts.map((drift) => drift.id)],
    );
    return {
      result: { done: drifts.length, passed: driftIds.length - drifts.length } satisfies Decided,
      subjectKind: 'drift',
      subjectId: driftIds.length === 1 ? driftIds[0]! : null,
      summary: { reopened: drifts.length },
      events: [{ kind: 'parity.changed', subjectKind: 'parity', subjectId: 'drifts' }],
    };
  },
});
