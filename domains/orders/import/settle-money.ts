import type { Tx } from '#db/client.ts';
import type { NewEvent } from '#domains/events/subscriptions.ts';
import { cutText } from '#lib/text/clean-text.ts';
import { takePayment } from '../record-payment.ts';
import { giveBack, refundedEvent } from '../refund-order.ts';
import type { LoadedOrder } from '../steps/loaded-order.ts';
import { orderEvent } from '../steps/tell-order.ts';
import type { OrderTarget } from './read-target.ts';

/** Money as a channel states it, in the order's currency. */
export type StatedMoney = Pick<OrderTarget, 'paidMinor' | 'paymentMethod' | 'refunds'>;

/**
 * Records what was paid and given back at the channel and is not recorded yet. Money that went back must have come in:
 * a refund beyond the known payments proves a payment. The caller saves the order.
 */
export async function settleMoney(
  tx: Tx,
  order: LoadedOrder,
  by: { money: StatedMoney; now: Date },
): Promise<{ order: LoadedOrder; events: NewEvent[] }> {
  const { money, now } = by;
  const news = await newRefunds(tx, order, money.refunds);
  const givenBackMinor = news.reduce((sum, refund) => sum + refund.amountMinor, order.refundedMinor);
  const events: NewEvent[] = [];
  let settled = order;
  const dueMinor = Math.max(money.paidMinor ?? 0, givenBackMinor) - order.paidMinor;
  if (dueMinor > 0) {
    const payment = {
      method: money.paymentMethod,
      amountMinor: dueMinor,
      externalId: `paid:${order.paidMinor + dueMinor}`,
    };
    settled = await takePayment(tx, settled, payment, now);
    const told = { amountMinor: dueMinor, currency: order.currency, method: money.paymentMethod };
    events.push(orderEvent(settled, 'order.paid', told));
  }
  for (const { externalId, amountMinor, reason } of news) {
    const refund = { method: money.paymentMethod, amountMinor, reason: cutText(reason, 500), externalId };
    settled = await giveBack(tx, settled, { ...refund, returnId: null }, now);
    events.push(refundedEvent(settled, refund));
  }
  return { order: settled, events };
}

async function newRefunds(
  tx: Tx,
  order: LoadedOrder,
  stated: StatedMoney['refunds'],
): Promise<StatedMoney['refunds']> {
  if (stated.length === 0) return [];
  const { rows } = await tx.$client.query<{ external_id: string }>(
    'select external_id from refunds where order_id = $1 and external_id = any ($2)',
    [order.id, stated.map((refund) => refund.externalId)],
  );
  const known = new Set(rows.map((row) => row.external_id));
  return stated.filter((refund) => !known.has(refund.externalId));
}
