import { eq } from 'drizzle-orm';
import { stockTransfers } from '#db/schema/index.ts';
import { command } from '../../command.ts';
import { TransferInput } from './input.ts';
import { loadTransfer } from './load-transfer.ts';

/** Gives a draft up. What has left comes back by being received or closed. @throws NOT_FOUND; CONFLICT once it has left. */
export const cancelTransfer = command('stock.move', {
  input: TransferInput,
  run: async (tx, { transferId }, ctx) => {
    const { number } = await loadTransfer(tx, transferId, ['draft']);
    await tx
      .update(stockTransfers)
      .set({ status: 'cancelled', closedBy: ctx.actor.name, closedAt: ctx.now })
      .where(eq(stockTransfers.id, transferId));
    return {
      result: { id: transferId, status: 'cancelled' as const },
      subjectKind: 'stock_transfer',
      subjectId: transferId,
      summary: { number, status: 'cancelled' },
      before: { status: 'draft' },
    };
  },
});
