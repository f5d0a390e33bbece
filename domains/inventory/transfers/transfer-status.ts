/** Where a transfer stands, in the order of its life. */
export const TRANSFER_STATUSES = ['draft', 'sent', 'part_received', 'received', 'cancelled'] as const;

/** One of `TRANSFER_STATUSES`. */
export type TransferStatus = (typeof TRANSFER_STATUSES)[number];

/** Where units are on their way. */
export const UNDER_WAY: readonly TransferStatus[] = ['sent', 'part_received'];

/** The allowed steps; db/sql/stock-work.sql holds the same table and refuses all others. */
export const TRANSFER_STEPS: Record<TransferStatus, readonly TransferStatus[]> = {
  draft: ['sent', 'cancelled'],
  sent: ['part_received', 'received'],
  part_received: ['received'],
  received: [],
  cancelled: [],
};

/** Why units that were sent do not come: gone on the way, broken on the way, turned up at the sender, never loaded. */
export const MISSING_REASONS = ['lost', 'damaged', 'found', 'miscount'] as const;

/** One of `MISSING_REASONS`. */
export type MissingReason = (typeof MISSING_REASONS)[number];

/** The units of a line. */
export type TransferUnits = { sent: number; received: number; damaged: number; missing: number };

/** Units that are on their way still. */
export function underWayOf(line: TransferUnits): number {
  return line.sent - line.received - line.damaged - line.missing;
}

/** Where a transfer stands that was sent, by what came of it. */
export function statusByArrivals(lines: readonly TransferUnits[]): 'sent' | 'part_received' | 'received' {
  if (lines.every((line) => underWayOf(line) === 0)) return 'received';
  return lines.some((line) => line.received + line.damaged > 0) ? 'part_received' : 'sent';
}

/** Whether missing units lie with the sender after all; the others are gone. */
export function isBackAtSender(reason: MissingReason): boolean {
  return reason === 'found' || reason === 'miscount';
}
