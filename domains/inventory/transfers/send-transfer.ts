import { eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { stockTransfers } from '#db/schema/index.ts';
import { AppError } from '#lib/errors.ts';
import { command } from '../../command.ts';
import { moveStock } from '../move-stock.ts';
import { SendTransferInput } from './input.ts';
import { type LoadedTransfer, loadTransfer, requireOnTransfer } from './load-transfer.ts';
import { type Leg, legEvents, legMovements } from './transfer-moves.ts';
import { requireShelves, requireTransit } from './transfer-places.ts';

/**
 * Sends a draft off: its units leave their place and are counted in transit until they come. Promised units stay.
 * @throws CONFLICT for a transfer without units, or one that has left; OUT_OF_STOCK naming what is free, when more
 * should go.
 */
export const sendTransfer = command('stock.move', {
  input: SendTransferInput,
  run: async (tx, input, ctx) => {
    const transfer = await loadTransfer(tx, input.transferId, ['draft']);
    requireOnTransfer(transfer, input.lines);
    const sent = sentUnits(transfer, input.lines);
    if (sent.length === 0) {
      throw new AppError('CONFLICT', `Transfer ${transfer.number} has no units to send.`, {
        details: { reason: 'noLines' },
      });
    }
    await requireShelves(tx, [transfer.fromLocationId, transfer.toLocationId]);
    const transit = await requireTransit(tx, ctx.now);
    await requireFree(tx, transfer, sent);
    const legs = sent.map(
      (line): Leg => ({
        ...line,
        fromLocationId: transfer.fromLocationId,
        toLocationId: transit,
        reason: 'transfer',
      }),
    );
    await moveStock(tx, legMovements(transfer, legs, ctx));
    await tx.$client.query(
      `update stock_transfer_lines l set sent = s.sent
       from unnest($2::uuid[], $3::integer[]) s (variant_id, sent)
       where l.transfer_id = $1 and l.variant_id = s.variant_id`,
      [transfer.id, sent.map((line) => line.variantId), sent.map((line) => line.quantity)],
    );
    await tx
      .update(stockTransfers)
      .set({ status: 'sent', sentBy: ctx.actor.name, sentAt: ctx.now })
      .where(eq(stockTransfers.id, transfer.id));
    const units = sent.reduce((sum, line) => sum + line.quantity, 0);
    return {
      result: { id: transfer.id, number: transfer.number, units },
      subjectKind: 'stock_transfer',
      subjectId: transfer.id,
      summary: { number: transfer.number, status: 'sent', units },
      before: { status: 'draft' },
      after: { sent },
      events: legEvents(transfer, legs),
    };
  },
});

type Sent = { variantId: string; quantity: number };

/** What goes of each line, in variant order; lines of which nothing goes are left out. */
function sentUnits(transfer: LoadedTransfer, fewer: readonly { variantId: string; sent: number }[]): Sent[] {
  const told = new Map(fewer.map((line) => [line.variantId, line.sent]));
  return transfer.lines.flatMap(({ variantId, sku, quantity }) => {
    const sent = told.get(variantId) ?? quantity;
    if (sent > quantity) {
      throw new AppError('CONFLICT', `${sku}: ${sent} cannot go; ${quantity} stand on the transfer.`, {
        details: { reason: 'moreThanWanted', sku, quantity: sent, wanted: quantity },
      });
    }
    return sent === 0 ? [] : [{ variantId, quantity: sent }];
  });
}

/** Says in words what is free. Nothing is locked here: in a race the ledger itself refuses. */
async function requireFree(tx: Tx, transfer: LoadedTransfer, sent: readonly Sent[]): Promise<void> {
  const { rows } = await tx.$client.query<{
    variantId: string;
    sku: string;
    quantity: number;
    onHand: number;
    free: number;
  }>(
    `select v.id as "variantId", v.sku, w.quantity, coalesce(s.on_hand, 0) as "onHand",
       coalesce(s.on_hand - s.reserved, 0) as free
     from unnest($2::uuid[], $3::integer[]) w (variant_id, quantity) join variants v on v.id = w.variant_id
     left join stock_levels s on s.variant_id = v.id and s.location_id = $1
     where w.quantity > coalesce(s.on_hand - s.reserved, 0) order by v.sku limit 1`,
    [transfer.fromLocationId, sent.map((line) => line.variantId), sent.map((line) => line.quantity)],
  );
  const short = rows[0];
  if (!short) return;
  const { sku, quantity, onHand, free } = short;
  throw new AppError(
    'OUT_OF_STOCK',
    `${sku}: ${quantity} cannot leave ${transfer.fromName}; ${free} of ${onHand} are free, the rest is promised.`,
    { details: { reason: 'notFree', place: transfer.fromName, ...short } },
  );
}
