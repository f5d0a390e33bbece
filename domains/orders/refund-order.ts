import type { Tx } from '#db/client.ts';
import { refunds } from '#db/schema/index.ts';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { decimalFromMinor } from '#lib/money.ts';
import { command } from '../command.ts';
import { type Refund, RefundOrderInput } from './input.ts';
import { loadOrder } from './steps/load-order.ts';
import type { LoadedOrder } from './steps/loaded-order.ts';
import { saveOrder } from './steps/save-order.ts';
import { settled } from './steps/settle-order.ts';
import { changed, orderEvent, tellOrder } from './steps/tell-order.ts';

/**
 * Gives money back, with or without goods.
 * @throws CONFLICT when more would go back than was paid, saying how much is left.
 */
export const refundOrder = command('order.refund', {
  input: RefundOrderInput,
  run: async (tx, input, ctx) => {
    const order = await loadOrder(tx, input.orderId);
    const after = await giveBack(tx, order, { ...input, returnId: input.returnId ?? null }, ctx.now);
    await saveOrder(tx, after, ctx.now);
    return tellOrder(order, after, {
      result: changed(after),
      events: [refundedEvent(after, input)],
      summary: { amountMinor: input.amountMinor, currency: order.currency },
    });
  },
});

/** What is told of a refund. */
export function refundedEvent(order: LoadedOrder, refund: Refund) {
  const { amountMinor, method, reason } = refund;
  return orderEvent(order, 'order.refunded', { amountMinor, currency: order.currency, method, reason });
}

/** Writes a refund of a loaded order; the order's own rows are saved by the caller. */
export async function giveBack(
  tx: Tx,
  order: LoadedOrder,
  refund: Refund & { returnId: string | null },
  now: Date,
): Promise<LoadedOrder> {
  const leftMinor = order.paidMinor - order.refundedMinor;
  if (refund.amountMinor > leftMinor) {
    const show = (amountMinor: number) =>
      `${decimalFromMinor(amountMinor, order.currency)} ${order.currency}`;
    throw new AppError(
      'CONFLICT',
      `Order ${order.number}: ${show(refund.amountMinor)} cannot go back; ${show(leftMinor)} of what was paid is left.`,
      { details: { reason: 'refundable', orderId: order.id, leftMinor, currency: order.currency } },
    );
  }
  await tx.insert(refunds).values({
    id: refund.refundId ?? newId(now.getTime()),
    orderId: order.id,
    returnId: refund.returnId,
    method: refund.method,
    amountMinor: refund.amountMinor,
    reason: refund.reason,
    externalId: refund.externalId ?? null,
    at: now,
  });
  return settled({ ...order, refundedMinor: order.refundedMinor + refund.amountMinor });
}
