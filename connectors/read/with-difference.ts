import { sumMinor } from '#lib/money.ts';
import type { ChannelOrder } from '../order-shape.ts';

/** The order with `differenceMinor`: what its stated total has that its parts do not explain. */
export function withDifference(order: Omit<ChannelOrder, 'differenceMinor'>): ChannelOrder {
  const explained = sumMinor([
    ...order.lines.flatMap((line) => [line.grossMinor, -line.discountMinor, line.taxMinor]),
    ...order.fees.flatMap((fee) => [fee.amountMinor, fee.taxMinor]),
    order.shippingMinor,
    -order.shippingDiscountMinor,
    order.shippingTaxMinor,
    order.tipMinor,
    order.otherTaxMinor,
    -order.otherDiscountMinor,
  ]);
  return { ...order, differenceMinor: sumMinor([order.totalMinor, -explained]) };
}
