import type { Tx } from '#db/client.ts';
import { purchaseOrders } from '#db/schema/index.ts';
import { readRate, requireTerms } from './read-terms.ts';
import { type WantedLine, writeLines } from './write-lines.ts';

/** A purchase order as somebody, or the planning, wishes it. */
export type PurchaseOrderDraft = {
  /** UUID v7, made by the caller, so that a repeat finds the first. */
  id: string;
  supplierId: string;
  locationId: string;
  lines: readonly WantedLine[];
  expectedOn?: string | null;
  note?: string;
  createdBy: string;
  now: Date;
};

/**
 * Writes a purchase order as a draft, in the supplier's currency at the rate of the day. Nothing is awaited before it is
 * sent. @throws as `requireTerms`, `readRate` and `writeLines`; a repeated id breaks the key.
 */
export async function draftPurchaseOrder(
  tx: Tx,
  draft: PurchaseOrderDraft,
): Promise<{ id: string; number: number }> {
  const { currency } = await requireTerms(tx, draft);
  const { rate } = await readRate(tx, { currency, now: draft.now });
  const { id, supplierId, locationId } = draft;
  const [row] = await tx
    .insert(purchaseOrders)
    .values({
      id,
      supplierId,
      locationId,
      currency,
      rate,
      expectedOn: draft.expectedOn ?? null,
      note: draft.note ?? '',
      createdBy: draft.createdBy,
      createdAt: draft.now,
    })
    .returning({ number: purchaseOrders.number });
  await writeLines(tx, draft, draft.lines);
  return { id, number: row!.number };
}
