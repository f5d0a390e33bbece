import { command } from '../../command.ts';
import { draftTransfer } from './draft-transfer.ts';
import { CreateTransferInput } from './input.ts';

/**
 * Begins a transfer between two places as a draft; nothing moves before it is sent.
 * @throws CONFLICT for a place that is no warehouse or shop in use, and for an id that is taken.
 */
export const createTransfer = command('stock.move', {
  input: CreateTransferInput,
  run: async (tx, { transferId: id, lines, ...input }, ctx) => {
    const draft = { id, ...input, lines, createdBy: ctx.actor.name, now: ctx.now };
    const { number } = await draftTransfer(tx, draft);
    return {
      result: { id, number },
      subjectKind: 'stock_transfer',
      subjectId: id,
      summary: { number },
      after: { ...input, lines },
    };
  },
});
