import { AppError } from '#lib/errors.ts';
import { command } from '../../command.ts';
import { moveStock } from '../move-stock.ts';
import { getOutside } from '../outside.ts';
import { CloseTransferInput } from './input.ts';
import { loadTransfer, requireOnTransfer } from './load-transfer.ts';
import { settleTransfer } from './settle-transfer.ts';
import { type Leg, legEvents, legMovements } from './transfer-moves.ts';
import { requireTransit } from './transfer-places.ts';
import { isBackAtSender, UNDER_WAY, underWayOf } from './transfer-status.ts';

/**
 * Ends a transfer of which units are missing: those that are lost or broken are written off, those that turned up at the
 * sender or were never loaded lie there again. Every missing variant needs its reason.
 * @throws CONFLICT for a transfer that is not under way, and for a variant that is missing without a reason.
 */
export const closeTransfer = command('stock.move', {
  input: CloseTransferInput,
  run: async (tx, input, ctx) => {
    const transfer = await loadTransfer(tx, input.transferId, UNDER_WAY);
    requireOnTransfer(transfer, input.lines);
    const reasons = new Map(input.lines.map((line) => [line.variantId, line.reason]));
    const missing = transfer.lines.flatMap((line) => {
      const quantity = underWayOf(line);
      if (quantity === 0) return [];
      const reason = reasons.get(line.variantId);
      if (reason) return [{ variantId: line.variantId, quantity, reason }];
      throw new AppError('CONFLICT', `${line.sku}: ${quantity} are missing. Say what became of them.`, {
        details: { reason: 'sayWhatBecame', sku: line.sku, quantity },
      });
    });
    const [transit, { scrap }] = [await requireTransit(tx, ctx.now), await getOutside(tx)];
    const legs = missing.map(({ variantId, quantity, reason }): Leg => {
      const isBack = isBackAtSender(reason);
      return {
        variantId,
        quantity,
        fromLocationId: transit,
        toLocationId: isBack ? transfer.fromLocationId : scrap,
        reason: isBack ? 'transfer' : 'write_off',
        note: reason,
      };
    });
    await moveStock(tx, legMovements(transfer, legs, ctx));
    await tx.$client.query(
      `update stock_transfer_lines l set missing = m.quantity, missing_reason = m.reason
       from unnest($2::uuid[], $3::integer[], $4::text[]) m (variant_id, quantity, reason)
       where l.transfer_id = $1 and l.variant_id = m.variant_id`,
      [
        transfer.id,
        missing.map((line) => line.variantId),
        missing.map((line) => line.quantity),
        missing.map((line) => line.reason),
      ],
    );
    const gone = new Map(missing.map((line) => [line.variantId, line.quantity]));
    const lines = transfer.lines.map((line) => ({
      ...line,
      missing: gone.get(line.variantId) ?? line.missing,
    }));
    const status = await settleTransfer(tx, transfer, { lines, ctx });
    const units = missing.reduce((sum, line) => sum + line.quantity, 0);
    return {
      result: { id: transfer.id, number: transfer.number, status, units },
      subjectKind: 'stock_transfer',
      subjectId: transfer.id,
      summary: { number: transfer.number, status, missing: units },
      before: { status: transfer.status },
      after: { missing },
      events: legEvents(transfer, legs),
    };
  },
});
