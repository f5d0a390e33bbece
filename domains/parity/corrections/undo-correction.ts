import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { command } from '../../command.ts';
import { UndoCorrectionInput } from '../input.ts';

type Written = {
  driftId: string;
  channelId: string;
  externalId: string;
  kind: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  state: string;
  isUndone: boolean;
};

/**
 * Has the former value written back to the channel, where it still shows what was written; the difference is then open again
 * by itself. Units are never written back: the ledger says what there is. @throws NOT_FOUND; CONFLICT where nothing was written, or it is undone or being changed already.
 */
export const undoCorrection = command('parity.push', {
  input: UndoCorrectionInput,
  run: async (tx, { correctionId }, ctx) => {
    const { rows } = await tx.$client.query<Written>(
      `select drift_id as "driftId", channel_id as "channelId", external_id as "externalId", kind, before, after, state,
         exists (select from listing_corrections u where u.undoes_id = n.id and u.state in ('waiting', 'sending', 'written'))
         as "isUndone"
       from listing_corrections n where id = $1 for update`,
      [correctionId],
    );
    const [written] = rows;
    if (!written) {
      throw new AppError('NOT_FOUND', 'There is no such correction.', {
        details: { reason: 'gone', thing: 'correction' },
      });
    }
    const { driftId, channelId, externalId, kind, before, after } = written;
    const isUndoable = written.state === 'written' && kind !== 'stock' && !written.isUndone;
    if (!isUndoable || !before || !after) {
      throw new AppError('CONFLICT', 'There is nothing to write back.', {
        details: { reason: 'nothingToWriteBack' },
      });
    }
    const id = newId(ctx.now.getTime());
    const { rowCount } = await tx.$client.query(
      `insert into listing_corrections (id, drift_id, channel_id, external_id, kind, wants, expects, undoes_id, asked_by, asked_at,
         try_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)
       on conflict (channel_id, external_id, kind) where state in ('waiting', 'sending') do nothing`,
      [id, driftId, channelId, externalId, kind, before, after, correctionId, ctx.actor.name, ctx.now],
    );
    if (rowCount !== 1) {
      throw new AppError('CONFLICT', 'Something else is being written to this listing; wait for it.', {
        details: { reason: 'beingWritten' },
      });
    }
    return {
      result: { id },
      subjectKind: 'drift',
      subjectId: driftId,
      before: after,
      after: before,
      events: [{ kind: 'parity.changed', subjectKind: 'channel', subjectId: channelId, channelId }],
      jobs: [{ queue: 'push-corrections', data: {} }],
    };
  },
});
