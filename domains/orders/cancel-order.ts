import type { Tx } from '#db/client.ts';
import { withPicked } from '#domains/fulfilment/picking/picked-units.ts';
import { closeReservations } from '#domains/inventory/close-reservations.ts';
import { takeUnits, unitsOf } from '#domains/inventory/take-reservations.ts';
import { reverseOrder } from '#domains/money/reverse-order.ts';
import { allow } from '#domains/team/can.ts';
import { dayIn } from '#lib/time.ts';
import { command } from '../command.ts';
import type { CommandContext } from '../context.ts';
import { reviseOrder } from './edit-order.ts';
import { CancelOrderInput } from './input.ts';
import { giveBack, refundedEvent } from './refund-order.ts';
import { loadOrder } from './steps/load-order.ts';
import type { LoadedOrder } from './steps/loaded-order.ts';
import { requireStatus } from './steps/require-status.ts';
import { saveOrder } from './steps/save-order.ts';
import { changed, orderEvent, tellOrder } from './steps/tell-order.ts';

/**
 * Cancels an order: reservations are released, the sale is reversed by a posting of today. Of an order that is shipped
 * in part, only the rest is cancelled: it keeps what has left, as a new version, and is shipped then.
 * @throws CONFLICT for a shipped or cancelled order, saying what to do instead.
 */
export const cancelOrder = command('order.cancel', {
  input: CancelOrderInput,
  run: async (tx, input, ctx) => {
    if (input.refund) allow(ctx.actor, 'order.refund');
    const order = await loadOrder(tx, input.orderId);
    requireStatus(order, ['attention', 'backorder', 'reserved', 'confirmed', 'picked', 'part_shipped']);
    const hasLeft = order.lines.some((line) => line.shippedQuantity > 0);
    const cancelled = hasLeft
      ? await cancelRest(tx, order, input.reason, ctx)
      : await cancelWhole(tx, order, input.reason, ctx);
    const after = input.refund
      ? await giveBack(tx, cancelled, { ...input.refund, returnId: null }, ctx.now)
      : cancelled;
    await saveOrder(tx, after, ctx.now);
    const told = { reason: input.reason, version: after.version };
    return tellOrder(order, after, {
      result: changed(after),
      events: [
        orderEvent(after, hasLeft ? 'order.edited' : 'order.cancelled', told),
        ...(input.refund ? [refundedEvent(after, input.refund)] : []),
      ],
      summary: { reason: input.reason },
    });
  },
});

/** Cancels a loaded order of which nothing has left; the order's own rows are saved by the caller. */
export async function cancelWhole(
  tx: Tx,
  order: LoadedOrder,
  reason: string,
  ctx: CommandContext,
): Promise<LoadedOrder> {
  const takes = order.lines.flatMap((line) => takeUnits(line.reservations, unitsOf(line.reservations)));
  await closeReservations(tx, takes, { status: 'released', reason: 'cancelled', at: ctx.now });
  const day = dayIn(order.business.timeZone, ctx.now);
  await reverseOrder(tx, order.id, { kind: 'cancel', at: ctx.now, day });
  return {
    ...order,
    status: 'cancelled',
    attentionReason: null,
    cancelledAt: ctx.now,
    cancelReason: reason,
    lines: order.lines.map((line) => withPicked({ ...line, reservations: [] }, line.picked)),
  };
}

/** Cancels what has not left of a loaded order; it keeps the rest as a new version. The caller saves the order. */
export async function cancelRest(
  tx: Tx,
  order: LoadedOrder,
  reason: string,
  ctx: CommandContext,
): Promise<LoadedOrder> {
  const lines = order.lines.map((line) => ({ lineId: line.id, quantity: line.shippedQuantity }));
  const { order: after } = await reviseOrder(
    tx,
    { ...order, attentionReason: null },
    { reason, lines, addLines: [], onShort: 'refuse' },
    ctx,
  );
  return { ...after, shippedAt: order.shippedAt ?? ctx.now };
}
