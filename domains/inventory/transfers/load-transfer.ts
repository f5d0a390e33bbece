import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import type { TransferStatus, TransferUnits } from './transfer-status.ts';

/** A line of a transfer that is being changed. */
export type LoadedTransferLine = TransferUnits & { variantId: string; sku: string; quantity: number };

/** A transfer that nobody else changes until the commit. Its lines are in variant order, as everybody locks levels. */
export type LoadedTransfer = {
  id: string;
  number: number;
  status: TransferStatus;
  fromLocationId: string;
  fromName: string;
  toLocationId: string;
  toName: string;
  lines: LoadedTransferLine[];
};

/**
 * Reads a transfer and its lines and keeps others from changing it until the commit.
 * @throws NOT_FOUND; CONFLICT naming where it stands, when it is none of `wanted`.
 */
export async function loadTransfer(
  tx: Tx,
  transferId: string,
  wanted: readonly TransferStatus[],
): Promise<LoadedTransfer> {
  const { rows } = await tx.$client.query<Omit<LoadedTransfer, 'lines'>>(
    `select t.id, t.number, t.status, t.from_location_id as "fromLocationId", giver.name as "fromName",
       t.to_location_id as "toLocationId", taker.name as "toName"
     from stock_transfers t join locations giver on giver.id = t.from_location_id
     join locations taker on taker.id = t.to_location_id where t.id = $1 for update of t`,
    [transferId],
  );
  const transfer = rows[0];
  if (!transfer) throw new AppError('NOT_FOUND', 'There is no such transfer; load the page again.');
  const { status, number } = transfer;
  if (!wanted.includes(status)) {
    throw new AppError('CONFLICT', `Transfer ${number} is ${status.replace('_', ' ')}.`, {
      details: { reason: 'transferStatus', status, number },
    });
  }
  const lines = await tx.$client.query<LoadedTransferLine>(
    `select l.variant_id as "variantId", v.sku, l.quantity, l.sent, l.received, l.damaged, l.missing
     from stock_transfer_lines l join variants v on v.id = l.variant_id
     where l.transfer_id = $1 order by l.variant_id`,
    [transferId],
  );
  return { ...transfer, lines: lines.rows };
}

/** @throws NOT_FOUND when a line names goods that are not on the transfer. */
export function requireOnTransfer(transfer: LoadedTransfer, lines: readonly { variantId: string }[]): void {
  const known = new Set(transfer.lines.map((line) => line.variantId));
  if (lines.every((line) => known.has(line.variantId))) return;
  throw new AppError('NOT_FOUND', `Some of these goods are not on transfer ${transfer.number}.`, {
    details: { reason: 'notOnTransfer', number: transfer.number },
  });
}
