import type { Tx } from '#db/client.ts';
import { command } from '../../command.ts';
import { withdrawCorrections } from '../corrections/withdraw-corrections.ts';
import { AcceptDriftsInput, ReopenDriftsInput } from '../input.ts';
import type { Decided } from './correct-drifts.ts';
import { type LiveDrift, lockLiveDrifts } from './load-drifts.ts';

/** Lets differences be, with the reason: silent up to and with a day, or for good, but heard again once they change. */
export const acceptDrifts = command('parity.decide', {
  input: AcceptDriftsInput,
  run: async (tx, { driftIds, reason, until }, ctx) => {
    const drifts = await lockFree(tx, driftIds, ctx);
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
  run: async (tx, { driftIds }, ctx) => {
    const drifts = (await lockFree(tx, driftIds, ctx)).filter((drift) => drift.state !== 'open');
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

/** Those about which nothing is being sent this moment; what waits to be sent about them is called off. */
async function lockFree(tx: Tx, driftIds: readonly string[], at: { now: Date }): Promise<LiveDrift[]> {
  const drifts = await lockLiveDrifts(tx, driftIds);
  const sending = await withdrawCorrections(
    tx,
    drifts.map(({ id }) => id),
    at,
  );
  return drifts.filter(({ id }) => !sending.has(id));
}
