import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { command } from '../../command.ts';
import type { CommandContext } from '../../context.ts';
import { PushDriftsInput } from '../input.ts';
import { lockPushable, type Pushable } from './load-pushable.ts';

const UNTAKEN = { closed: 'pushClosed', unwritable: 'pushUnwritable', paused: 'pushPaused' } as const;

/**
 * How many corrections wait to be written now; how many were settled or under way already; how many move a price so far that
 * somebody has to look at each; and how many their channels do not take.
 */
export type Pushed = { done: number; passed: number; held: number; untaken: number };

/**
 * Has our side written to the channels themselves: a job sends it, reads it back, and the drifts end when the channels agree.
 * A price that would move far is only taken alone, and with the price that was seen. Two at once make one correction.
 * @throws CONFLICT for one that moves far and was not seen, that moved since, or that cannot be written.
 */
export const pushDrifts = command('parity.push', {
  input: PushDriftsInput,
  run: async (tx, { driftIds: asked, seenMinor }, ctx) => {
    const driftIds = [...new Set(asked)];
    const drifts = await lockPushable(tx, driftIds);
    const isAlone = driftIds.length === 1;
    if (isAlone && drifts[0]) refuseAlone(drifts[0], seenMinor ?? null);
    const wished = drifts.filter(
      ({ verdict }) => verdict === 'ready' || (isAlone && verdict === 'wide' && seenMinor != null),
    );
    const begun = await insert(tx, wished, ctx);
    const ready = wished.filter(({ driftId }) => begun.has(driftId));
    await tx.$client.query(
      `update parity_drifts set state = 'corrected', corrected_in = 'channel', decided_at = $2, decided_by = $3, reason = null,
         accepted_until = null where id = any ($1::uuid[])`,
      [ready.map(({ driftId }) => driftId), ctx.now, ctx.actor.name],
    );
    const result = countPushed(driftIds.length, drifts, ready);
    return {
      result,
      subjectKind: 'drift',
      subjectId: isAlone ? driftIds[0]! : null,
      summary: result,
      before: ready.map(({ driftId, kind, sku, theirs }) => ({ driftId, kind, sku, theirs })),
      after: ready.map(({ driftId, wants }) => ({ driftId, wants })),
      events: [...new Set(ready.map(({ channelId }) => channelId))].map((channelId) => ({
        kind: 'parity.changed' as const,
        subjectKind: 'channel',
        subjectId: channelId,
        channelId,
      })),
      jobs: ready.length > 0 ? [{ queue: 'push-corrections' as const, data: {} }] : [],
    };
  },
});

function countPushed(asked: number, drifts: readonly Pushable[], ready: readonly Pushable[]): Pushed {
  const count = (...verdicts: Pushable['verdict'][]) =>
    drifts.filter((drift) => verdicts.includes(drift.verdict) && !ready.includes(drift)).length;
  const [held, untaken] = [count('wide'), count('closed', 'unwritable', 'paused')];
  return { done: ready.length, passed: asked - ready.length - held - untaken, held, untaken };
}

function refuseAlone({ verdict, sku, wants, theirs }: Pushable, seenMinor: number | null): void {
  if (verdict === 'wide' && seenMinor === null) {
    throw new AppError('CONFLICT', `The price of ${sku} would move far; look at it first.`, {
      details: { reason: 'wideStep', sku, shownMinor: theirs.minor },
    });
  }
  if (seenMinor !== null && wants?.kind === 'price' && wants.minor !== seenMinor) {
    throw new AppError('CONFLICT', `The price of ${sku} is another one by now; look again.`, {
      details: { reason: 'driftMoved', sku },
    });
  }
  if (verdict === 'closed' || verdict === 'unwritable' || verdict === 'paused') {
    throw new AppError('CONFLICT', `This about ${sku} cannot be written to the channel.`, {
      details: { reason: UNTAKEN[verdict], sku },
    });
  }
}

/** The drifts of which a correction was made: a listing may be written back by somebody this moment. */
async function insert(
  tx: Tx,
  drifts: readonly Pushable[],
  ctx: CommandContext,
): Promise<ReadonlySet<string>> {
  if (drifts.length === 0) return new Set();
  const rows = drifts.map((drift) => ({ ...drift, id: newId(ctx.now.getTime()) }));
  const made = await tx.$client.query<{ driftId: string }>(
    `insert into listing_corrections (id, drift_id, channel_id, external_id, kind, wants, expects, asked_by, asked_at, try_at)
     select id, "driftId", "channelId", "externalId", kind, wants, expects, $2, $3, $3
     from jsonb_to_recordset($1::jsonb) as r (id uuid, "driftId" uuid, "channelId" uuid, "externalId" text, kind text,
       wants jsonb, expects jsonb) order by "driftId"
     on conflict (channel_id, external_id, kind) where state in ('waiting', 'sending') do nothing
     returning drift_id as "driftId"`,
    [JSON.stringify(rows), ctx.actor.name, ctx.now],
  );
  return new Set(made.rows.map(({ driftId }) => driftId));
}
