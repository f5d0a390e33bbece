import { priceOfPoints } from '#domains/loyalty/rules/price-of-points.ts';
import type { LiveRules } from '#domains/loyalty/rules/read-rules.ts';
import type { UsedPoints } from '#domains/loyalty/spending/spend-points.ts';
import { AppError } from '#lib/errors.ts';
import type { SettledOrder } from '../draft-order.ts';
import type { PlaceOrder } from '../input.ts';
import { goodsMinor, takeOffPoints } from './take-off-points.ts';

/** What an order's points do: taken from whom, by which rules. The order itself is named when it is written. */
export type PointsWish = Omit<UsedPoints, 'orderId'>;

/**
 * The order with what its points take off it, and the points that must be taken for that; as it is where none are used.
 * Pure. @throws CONFLICT or INVALID_INPUT where the rules refuse, or no customer is named.
 */
export function payWithPoints(
  order: SettledOrder,
  { points, customerId, channelId }: PlaceOrder,
  live: LiveRules | null,
): { order: SettledOrder; wish: PointsWish | null } {
  if (points === undefined || live === null) return { order, wish: null };
  if (customerId === undefined) {
    throw new AppError('INVALID_INPUT', 'points: say whose they are (customerId).', {
      details: { reason: 'pointsOfNobody' },
    });
  }
  const place = { channelId, currency: order.currency, goodsMinor: goodsMinor(order.lines) };
  const amountMinor = priceOfPoints(points, place, live);
  const { lines, discountMinor } = takeOffPoints(order.lines, amountMinor);
  return {
    order: { ...order, lines, discountMinor: order.discountMinor + discountMinor },
    wish: { customerId, points, amountMinor, discountMinor, rulesVersion: live.version },
  };
}
