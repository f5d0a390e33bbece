import { stockTransfers } from '#db/schema/index.ts';
import { command } from '../../command.ts';
import { CreateTransferInput } from './input.ts';
import { requireShelves } from './transfer-places.ts';
import { writeTransferLines } from './write-transfer-lines.ts';

/**
 * Begins a transfer between two places as a draft; nothing moves before it is sent.
 * @throws CONFLICT for a place that is no warehouse or shop in use, and for an id that is taken.
 */
export const createTransfer = command('stock.move', {
  input: CreateTransferInput,
  run: async (tx, { transferId: id, lines, ...input }, ctx) => {
    await requireShelves(tx, [input.fromLocationId, input.toLocationId]);
    const [row] = await tx
      .insert(stockTransfers)
      .values({ id, ...input, createdBy: ctx.actor.name, createdAt: ctx.now })
      .returning({ number: stockTransfers.number });
    const { number } = row!;
    await writeTransferLines(tx, id, lines);
    return {
      result: { id, number },
      subjectKind: 'stock_transfer',
      subjectId: id,
      summary: { number },
      after: { ...input, lines },
    };
  },
});
