import type { Tx } from '#db/client.ts';
import { stockTransfers } from '#db/schema/index.ts';
import { requireShelves } from './transfer-places.ts';
import { writeTransferLines } from './write-transfer-lines.ts';

/** A transfer as somebody, or the planning, wishes it. */
export type TransferDraft = {
  /** Made by the caller, so that a repeat finds the first. */
  id: string;
  fromLocationId: string;
  toLocationId: string;
  expectedOn: string | null;
  note: string;
  lines: readonly { variantId: string; quantity: number }[];
  createdBy: string;
  now: Date;
};

/**
 * Writes a transfer as a draft; nothing moves before it is sent.
 * @throws as `requireShelves` and `writeTransferLines`; a repeated id breaks the key.
 */
export async function draftTransfer(tx: Tx, draft: TransferDraft): Promise<{ id: string; number: number }> {
  const { id, fromLocationId, toLocationId, expectedOn, note, lines, createdBy, now } = draft;
  await requireShelves(tx, [fromLocationId, toLocationId]);
  const [row] = await tx
    .insert(stockTransfers)
    .values({ id, fromLocationId, toLocationId, expectedOn, note, createdBy, createdAt: now })
    .returning({ number: stockTransfers.number });
  await writeTransferLines(tx, id, lines);
  return { id, number: row!.number };
}
