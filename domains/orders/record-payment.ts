import type { Tx } from '#db/client.ts';
import { payments } from '#db/schema/index.ts';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { decimalFromMinor } from '#lib/money.ts';
import { command } from '../command.ts';
import { type RecordPayment, RecordPaymentInput } from './input.ts';
import { owedMinor } from './order-status.ts';
import { loadOrder } from './steps/load-order.ts';
import type { LoadedOrder } from './steps/loaded-order.ts';
import { paymentFee, readPaymentFees } from './steps/payment-fee.ts';
import { postChange } from './steps/post-change.ts';
import { saveOrder } from './steps/save-order.ts';
import { moneyOf, settled } from './steps/settle-order.ts';
import { changed, orderEvent, tellOrder } from './steps/tell-order.ts';

/**
 * Records money that came in for an order, and posts what that way of paying takes of it.
 * @throws CONFLICT for a cancelled order, and for more than is still to be paid, saying how much that is.
 */
export const recordPayment = command('order.pay', {
  input: RecordPaymentInput,
  run: async (tx, input, ctx) => {
    const order = await loadOrder(tx, input.orderId);
    requireOwed(order, input.amountMinor);
    const { amountMinor, method } = input;
    const fees = await readPaymentFees(tx, order, { method, now: ctx.now });
    const after = await takePayment(tx, order, input, ctx.now);
    const amounts = { feesMinor: paymentFee(order, amountMinor, fees) };
    await postChange(tx, after, { kind: 'edit', amounts, now: ctx.now });
    await saveOrder(tx, after, ctx.now);
    return tellOrder(order, after, {
      result: changed(after),
      events: [orderEvent(after, 'order.paid', { amountMinor, currency: order.currency, method })],
      summary: { amountMinor, currency: order.currency },
    });
  },
});

/**
 * Writes a payment of a loaded order; the order's own rows are saved by the caller. A channel may say more than is owed,
 * and its sale has carried the fee of paying.
 */
export async function takePayment(
  tx: Tx,
  order: LoadedOrder,
  payment: Omit<RecordPayment, 'orderId'>,
  now: Date,
): Promise<LoadedOrder> {
  await tx.insert(payments).values({
    id: payment.paymentId ?? newId(now.getTime()),
    orderId: order.id,
    method: payment.method,
    amountMinor: payment.amountMinor,
    externalId: payment.externalId ?? null,
    at: now,
  });
  return settled({ ...order, paidMinor: order.paidMinor + payment.amountMinor });
}

function requireOwed(order: LoadedOrder, amountMinor: number): void {
  if (order.status === 'cancelled') {
    throw new AppError('CONFLICT', `Order ${order.number} is cancelled; it takes no payment.`, {
      details: { reason: 'orderStatus', orderId: order.id, status: order.status },
    });
  }
  const leftMinor = owedMinor(moneyOf(order));
  if (amountMinor <= leftMinor) return;
  const show = (minor: number) => `${decimalFromMinor(minor, order.currency)} ${order.currency}`;
  throw new AppError(
    'CONFLICT',
    `Order ${order.number}: ${show(amountMinor)} is more than the ${show(leftMinor)} that is still to be paid.`,
    { details: { reason: 'owed', orderId: order.id, owedMinor: leftMinor, currency: order.currency } },
  );
}
