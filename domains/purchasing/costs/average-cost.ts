const MICROS = 1_000_000n;

/** What lies on all shelves of the business and what one unit of it cost, in millionths; null while unknown. */
export type Valued = { onHand: number; costMicros: number | null };

/** Units that come or go, and what one of them cost; null where nobody knows it. */
export type CostedUnits = { quantity: number; unitCostMicros: number | null };

/**
 * The moving-average unit cost after units came: (on hand × old + came × their cost) / both, rounded once, a half up.
 * Units of unknown cost take the average that is known; where none was known, or nothing lay there, the new cost is it.
 */
export function averageAfterReceipt(now: Valued, came: CostedUnits): number | null {
  if (came.unitCostMicros === null || came.quantity <= 0) return now.costMicros;
  if (now.costMicros === null || now.onHand <= 0) return came.unitCostMicros;
  return weigh([
    { quantity: now.onHand, unitCostMicros: now.costMicros },
    { quantity: came.quantity, unitCostMicros: came.unitCostMicros },
  ]);
}

/**
 * The average after units that had come by mistake went back at the cost that they came with. Where they were the last
 * ones, or the rest would be worth less than nothing because others were sold meanwhile, the average stays.
 */
export function averageAfterUndo(now: Valued, gone: CostedUnits): number | null {
  if (now.costMicros === null || gone.unitCostMicros === null || now.onHand <= gone.quantity) {
    return now.costMicros;
  }
  const left =
    BigInt(now.onHand) * BigInt(now.costMicros) - BigInt(gone.quantity) * BigInt(gone.unitCostMicros);
  if (left >= 0n) return divide(left, BigInt(now.onHand - gone.quantity));
  const isRoundingOnly = -left * 2n <= BigInt(now.onHand);
  return isRoundingOnly ? 0 : now.costMicros;
}

/** The average after money came upon the units on hand; never below nothing. `addedMinor` may be negative. */
export function averageAfterCost(now: Valued, addedMinor: number): number | null {
  if (now.costMicros === null || now.onHand <= 0) return now.costMicros;
  const worth = BigInt(now.onHand) * BigInt(now.costMicros) + BigInt(addedMinor) * MICROS;
  return worth < 0n ? 0 : divide(worth, BigInt(now.onHand));
}

/** What units cost together, in whole minor units, a half rounded up. */
export function worthMinor(unitCostMicros: number, quantity: number): number {
  return divide(BigInt(unitCostMicros) * BigInt(quantity), MICROS);
}

function weigh(parts: readonly { quantity: number; unitCostMicros: number }[]): number {
  const worth = parts.reduce((sum, part) => sum + BigInt(part.quantity) * BigInt(part.unitCostMicros), 0n);
  return divide(
    worth,
    parts.reduce((sum, part) => sum + BigInt(part.quantity), 0n),
  );
}

/** Both parts are not negative. */
function divide(numerator: bigint, denominator: bigint): number {
  return Number((numerator * 2n + denominator) / (denominator * 2n));
}
