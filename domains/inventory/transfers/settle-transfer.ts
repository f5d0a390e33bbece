import { eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { stockTransfers } from '#db/schema/index.ts';
import type { CommandContext } from '../../context.ts';
import type { LoadedTransfer, LoadedTransferLine } from './load-transfer.ts';
import { statusByArrivals, type TransferStatus } from './transfer-status.ts';

/** Writes where a transfer stands now that its lines are these. */
export async function settleTransfer(
  tx: Tx,
  transfer: LoadedTransfer,
  more: { lines: readonly LoadedTransferLine[]; ctx: CommandContext },
): Promise<TransferStatus> {
  const status = statusByArrivals(more.lines);
  if (status === transfer.status) return status;
  const closed = status === 'received' ? { closedBy: more.ctx.actor.name, closedAt: more.ctx.now } : {};
  await tx
    .update(stockTransfers)
    .set({ status, ...closed })
    .where(eq(stockTransfers.id, transfer.id));
  return status;
}
