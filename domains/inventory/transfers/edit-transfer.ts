import { eq } from 'drizzle-orm';
import { stockTransfers } from '#db/schema/index.ts';
import { command } from '../../command.ts';
import { EditTransferInput } from './input.ts';
import { loadTransfer } from './load-transfer.ts';
import { writeTransferLines } from './write-transfer-lines.ts';

/** Changes a draft; what is left out stays. @throws NOT_FOUND; CONFLICT for a transfer that has left. */
export const editTransfer = command('stock.move', {
  input: EditTransferInput,
  run: async (tx, { transferId, lines, ...changes }) => {
    const { number } = await loadTransfer(tx, transferId, ['draft']);
    if (Object.values(changes).some((value) => value !== undefined)) {
      await tx.update(stockTransfers).set(changes).where(eq(stockTransfers.id, transferId));
    }
    if (lines) await writeTransferLines(tx, transferId, lines);
    return {
      result: { id: transferId },
      subjectKind: 'stock_transfer',
      subjectId: transferId,
      summary: { number },
      after: { ...changes, lines },
    };
  },
});
