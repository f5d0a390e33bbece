import type { Tx } from '#db/client.ts';
import { asksMonth, chargeFees, type OrderFees } from '#domains/channels/costs/charge-fees.ts';
import { FEES, readMonthSales } from '#domains/channels/costs/read-fees.ts';
import { multiplyByRate } from '#lib/money.ts';
import { dayIn } from '#lib/time.ts';
import type { LoadedOrder } from './loaded-order.ts';

/** What a payment of an order costs, in the reporting currency. `amountMinor` is in the order's currency. Pure. */
export function paymentFee(
  order: Pick<LoadedOrder, 'rate' | 'currency' | 'business'>,
  amountMinor: number,
  fees: OrderFees,
): number {
  const { reportingCurrency } = order.business;
  return chargeFees(fees, multiplyByRate(amountMinor, order.rate, order.currency, reportingCurrency));
}

/**
 * What the channel's ways of paying take of a payment made now. Nothing where the sale has carried it already: an order
 * of an outside channel, and one of which a part was paid this way at the sale. To be read before the payment is written.
 */
export async function readPaymentFees(
  tx: Tx,
  order: LoadedOrder,
  by: { method: string; now: Date },
): Promise<OrderFees> {
  const day = dayIn(order.business.timeZone, by.now);
  const { rows } = await tx.$client.query<{ fees: OrderFees }>({
    name: 'payment-fees',
    text: `
      select ${FEES} as fees
      from orders o join channel_fees f on f.channel_id = o.channel_id and f.payment_method = $2
        and f.valid_from <= $3 and (f.valid_to is null or f.valid_to >= $3)
      where o.id = $1 and o.external_id is null and not exists (
        select from payments p where p.order_id = o.id and p.method = $2 and p.at <= o.placed_at)`,
    values: [order.id, by.method, day],
  });
  const { fees } = rows[0]!;
  if (asksMonth(fees)) fees.monthMinor = await readMonthSales(tx, { channelId: order.channelId, day });
  return fees;
}
