import { economicQuantity, economicQuantityWithBackorders } from './economic-quantity.ts';
import { findRoot } from './find-root.ts';
import { normalLoss, normalQuantile, normalSecondLoss } from './normal.ts';

/**
 * Continuous review with normal demand: at the reorder point r the quantity Q is ordered. Costs per period; `leadPeriods`
 * of the same length. A unit missing costs `stockoutCost`, per period where customers wait.
 */
export type ReviewCase = {
  orderCost: number;
  holdingCost: number;
  stockoutCost: number;
  demandMean: number;
  demandSd: number;
  leadPeriods: number;
};

/** A reorder point and the quantity that is ordered there. */
export type Policy = { reorderPoint: number; quantity: number };

const ROUNDS = 1000;
const SAME = 1e-12;
const FAR = 12;

/** The economic quantity, and a reorder point for the newsvendor's share of cycles without shortage. */
export function policyWithSafetyStock(review: ReviewCase): Policy {
  const { mean, sd } = leadDemand(review);
  const { quantity } = economicQuantity(lotOf(review));
  const share = review.stockoutCost / (review.stockoutCost + review.holdingCost);
  return { quantity, reorderPoint: mean + normalQuantile(share) * sd };
}

/** The economic quantity where customers wait, and the best reorder point for it. */
export function policyWithBackorders(review: ReviewCase): Policy {
  const { quantity } = economicQuantityWithBackorders({
    ...lotOf(review),
    stockoutCost: review.stockoutCost,
  });
  return { quantity, reorderPoint: bestReorderPoint(quantity, review) };
}

/** The reorder point with the least exact cost for a quantity: where stock costs the same before and after an order comes. */
export function bestReorderPoint(quantity: number, review: ReviewCase): number {
  const { mean, sd } = leadDemand(review);
  const { holdingCost, stockoutCost } = review;
  const cost = (stock: number) =>
    holdingCost * (stock - mean) + (holdingCost + stockoutCost) * sd * normalLoss((stock - mean) / sd);
  return findRoot((point) => cost(point) - cost(point + quantity), {
    low: mean - FAR * sd - quantity,
    high: mean + FAR * sd,
  });
}

/** The approximation by expected inventory (Whitin), where a missing unit costs once: r and Q found in turns, with its cost. */
export function policyByExpectedInventory(review: ReviewCase): Policy & { cost: number } {
  const { orderCost, holdingCost, stockoutCost, demandMean } = review;
  const { mean, sd } = leadDemand(review);
  const short = (point: number) => sd * normalLoss((point - mean) / sd);
  const { quantity, reorderPoint } = inTurns(review, {
    pointFor: (lot) => mean + normalQuantile(1 - (lot * holdingCost) / (stockoutCost * demandMean)) * sd,
    lotFor: (point) => Math.sqrt((2 * demandMean * (orderCost + stockoutCost * short(point))) / holdingCost),
  });
  const cost =
    holdingCost * (reorderPoint - mean + quantity / 2) +
    (demandMean * (orderCost + stockoutCost * short(reorderPoint))) / quantity;
  return { reorderPoint, quantity, cost };
}

/** The approximation by loss functions (Hadley and Whitin), where customers wait: r and Q found in turns. */
export function policyByLoss(review: ReviewCase): Policy {
  const { orderCost, holdingCost, stockoutCost, demandMean } = review;
  const { mean, sd } = leadDemand(review);
  const both = holdingCost + stockoutCost;
  return inTurns(review, {
    pointFor: (lot) =>
      mean +
      sd *
        findRoot((z) => sd * normalLoss(z) - (holdingCost * lot) / both, { low: -FAR - lot / sd, high: FAR }),
    lotFor: (point) => {
      const waiting = sd * sd * normalSecondLoss((point - mean) / sd);
      return Math.sqrt((2 * (orderCost * demandMean + both * waiting)) / holdingCost);
    },
  });
}

/** The exact cost per period of any reorder point and quantity, where customers wait. */
export function policyCost({ reorderPoint, quantity }: Policy, review: ReviewCase): number {
  const { mean, sd } = leadDemand(review);
  const { orderCost, holdingCost, stockoutCost, demandMean } = review;
  const waiting = (stock: number) => sd * sd * normalSecondLoss((stock - mean) / sd);
  const after = reorderPoint + quantity;
  const netStock = ((after - mean) ** 2 - (reorderPoint - mean) ** 2) / 2;
  const both = (holdingCost + stockoutCost) * (waiting(reorderPoint) - waiting(after));
  return (orderCost * demandMean + holdingCost * netStock + both) / quantity;
}

function inTurns(
  review: ReviewCase,
  { pointFor, lotFor }: { pointFor: (lot: number) => number; lotFor: (point: number) => number },
): Policy {
  let { quantity } = economicQuantity(lotOf(review));
  let reorderPoint = pointFor(quantity);
  for (let round = 0; round < ROUNDS; round++) {
    const next = lotFor(reorderPoint);
    const isSettled = Math.abs(next - quantity) <= SAME * quantity;
    quantity = next;
    reorderPoint = pointFor(quantity);
    if (isSettled) break;
  }
  return { reorderPoint, quantity };
}

function lotOf({ orderCost, holdingCost, demandMean }: ReviewCase) {
  return { orderCost, holdingCost, demand: demandMean };
}

function leadDemand({ demandMean, demandSd, leadPeriods }: ReviewCase): { mean: number; sd: number } {
  return { mean: demandMean * leadPeriods, sd: demandSd * Math.sqrt(leadPeriods) };
}
