/** Where a purchase order stands, in the order of its life. */
export const PURCHASE_STATUSES = ['draft', 'sent', 'part_received', 'closed', 'cancelled'] as const;

/** One of `PURCHASE_STATUSES`. */
export type PurchaseStatus = (typeof PURCHASE_STATUSES)[number];

/** What a list can be narrowed to besides its columns: goods that should have come. */
export const PURCHASE_ONLY = ['late'] as const;

/** Where goods are awaited. */
export const AWAITED: readonly PurchaseStatus[] = ['sent', 'part_received'];

/** The allowed steps; db/sql/purchasing.sql holds the same table and refuses all others. */
export const PURCHASE_STEPS: Record<PurchaseStatus, readonly PurchaseStatus[]> = {
  draft: ['sent', 'cancelled'],
  sent: ['part_received', 'closed', 'cancelled'],
  part_received: ['sent', 'closed'],
  closed: ['part_received', 'sent'],
  cancelled: [],
};

/** The units of a line: ordered, come in good or bad order, not to come any more. */
export type LineUnits = {
  quantity: number;
  receivedGood: number;
  receivedDamaged: number;
  cancelledQuantity: number;
};

/** Units that are still to come; a surplus of one line makes up for no other. */
export function outstandingOf(line: LineUnits): number {
  return Math.max(0, line.quantity - line.receivedGood - line.receivedDamaged - line.cancelledQuantity);
}

/** Where an order stands that was sent, by what came of it. */
export function statusByUnits(lines: readonly LineUnits[]): 'sent' | 'part_received' | 'closed' {
  if (lines.every((line) => outstandingOf(line) === 0)) return 'closed';
  return lines.some((line) => line.receivedGood + line.receivedDamaged > 0) ? 'part_received' : 'sent';
}
