import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { cutText } from '#lib/text/clean-text.ts';
import { command } from '../../command.ts';

const LONGEST_WORDS = 500;
/** After so many attempts without an answer the channel counts as silent. */
const MOST_ATTEMPTS = 10;
const SECOND_MS = 1_000;
const SILENT = 'silent';

/** What came of an attempt. `paused`: the key was refused, so nothing more goes to this channel until somebody mends it. */
export const EndCorrectionInput = z.strictObject({
  correctionId: z.uuid(),
  outcome: z.discriminatedUnion('is', [
    z.strictObject({ is: z.literal('written') }),
    z.strictObject({ is: z.literal('refused'), reason: z.string().max(50), words: z.string().nullable() }),
    z.strictObject({ is: z.literal('waits'), seconds: z.number().min(0), words: z.string().nullable() }),
    z.strictObject({ is: z.literal('paused'), words: z.string().nullable() }),
  ]),
});

type Outcome = z.output<typeof EndCorrectionInput>['outcome'];
type Held = { driftId: string; channelId: string; attempts: number; undoesId: string | null };

/**
 * Writes down what came of an attempt: written and read back, to be tried again, or refused; a refused one opens its drift again.
 * Nothing where somebody else has ended it.
 */
export const endCorrection = command('parity.check', {
  input: EndCorrectionInput,
  run: async (tx, { correctionId, outcome: told }, { now }) => {
    const held = await lock(tx, correctionId);
    const outcome = held ? orSilent(told, held.attempts) : told;
    if (held) {
      await settle(tx, { correctionId, outcome, now });
      if (outcome.is === 'paused') await pause(tx, held, { words: outcome.words, now });
      if (outcome.is === 'refused' && held.undoesId === null) await reopen(tx, held);
    }
    return {
      result: { is: held ? outcome.is : 'passed' },
      subjectKind: 'parity',
      subjectId: correctionId,
      summary: outcome,
      events: held
        ? [
            {
              kind: 'parity.changed',
              subjectKind: 'channel',
              subjectId: held.channelId,
              channelId: held.channelId,
            },
          ]
        : [],
    };
  },
});

/** The drift first, as decisions lock them. */
async function lock(tx: Tx, correctionId: string): Promise<Held | undefined> {
  await tx.$client.query(
    `select from parity_drifts where id = (select drift_id from listing_corrections where id = $1) for update`,
    [correctionId],
  );
  const { rows } = await tx.$client.query<Held>(
    `select drift_id as "driftId", channel_id as "channelId", attempts, undoes_id as "undoesId"
     from listing_corrections where id = $1 and state = 'sending' for update`,
    [correctionId],
  );
  return rows[0];
}

function orSilent(outcome: Outcome, attempts: number): Outcome {
  if (outcome.is !== 'waits' || attempts < MOST_ATTEMPTS) return outcome;
  return { is: 'refused', reason: SILENT, words: outcome.words };
}

async function settle(
  tx: Tx,
  { correctionId, outcome, now }: { correctionId: string; outcome: Outcome; now: Date },
): Promise<void> {
  const isOver = outcome.is === 'written' || outcome.is === 'refused';
  const seconds = outcome.is === 'waits' ? outcome.seconds : 0;
  const reason = { written: null, waits: 'later', paused: 'keyRefused', refused: null }[outcome.is];
  await tx.$client.query(
    `update listing_corrections set state = $2, ended_at = $3, try_at = $4, reason = $5, words = $6, taken_at = null
     where id = $1`,
    [
      correctionId,
      isOver ? outcome.is : 'waiting',
      isOver ? now : null,
      new Date(now.getTime() + seconds * SECOND_MS),
      outcome.is === 'refused' ? outcome.reason : reason,
      outcome.is === 'written' ? null : outcome.words && cutText(outcome.words, LONGEST_WORDS),
    ],
  );
}

async function pause(
  tx: Tx,
  { channelId }: Held,
  { words, now }: { words: string | null; now: Date },
): Promise<void> {
  await tx.$client.query(
    `update listing_sources set paused_at = $2, paused_because = $3 where channel_id = $1 and paused_at is null`,
    [channelId, now, words && cutText(words, LONGEST_WORDS)],
  );
}

async function reopen(tx: Tx, { driftId }: Held): Promise<void> {
  await tx.$client.query(
    `update parity_drifts set state = 'open', decided_at = null, decided_by = null, reason = null, accepted_until = null,
       corrected_in = null
     where id = $1 and ended_at is null and state = 'corrected' and corrected_in = 'channel'`,
    [driftId],
  );
}
