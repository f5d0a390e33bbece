import { allocate } from '#lib/money.ts';

/** What was used of points for an order: how many, and the discount on the whole order that they made. */
export type PointsUsed = { points: number; discountMinor: number };

/** What is kept of that order. `onOrderMinor` is its discount on the whole order as it stands now. */
export type KeptOrder = {
  isCancelled: boolean;
  onOrderMinor: number;
  lines: readonly { netMinor: number; quantity: number; returned: number }[];
};

/**
 * How many of the points have gone back by now: as many as stand for the part of their discount that no goods carry any
 * more, because the order was cancelled, made smaller, or goods came back. Rounded down, so that the member is never given
 * more than was used, and exactly what was used once nothing is kept. Never falls as more comes back. Pure.
 */
export function countGiveBack(used: PointsUsed, order: KeptOrder): number {
  const { points, discountMinor } = used;
  const kept = order.isCancelled ? 0n : keptDiscount(order);
  const gone = BigInt(discountMinor) - kept;
  return gone > 0n ? Number((BigInt(points) * gone) / BigInt(discountMinor)) : 0;
}

/** The discount that kept goods carry, each line's share in proportion to its units and rounded up. */
function keptDiscount({ onOrderMinor, lines }: KeptOrder): bigint {
  const weights = lines.map(({ netMinor }) => Math.max(0, netMinor));
  if (onOrderMinor <= 0 || weights.every((weight) => weight === 0)) return 0n;
  const shares = allocate(onOrderMinor, weights);
  return lines.reduce((sum, { quantity, returned }, at) => {
    const kept = BigInt(Math.max(0, quantity - returned));
    return quantity === 0
      ? sum
      : sum + (BigInt(shares[at]!) * kept + BigInt(quantity - 1)) / BigInt(quantity);
  }, 0n);
}
