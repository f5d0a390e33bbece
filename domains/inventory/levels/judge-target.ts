import type { Targets } from './read-targets.ts';

/** What is known of a row before its targets change; null where there is no such variant or location. */
export type TargetFacts = Targets & {
  sku: string | null;
  kind: string | null;
  isArchived: boolean | null;
  /** A location without units to sell has no targets. Null where the row stands for all locations. */
  sells: boolean | null;
  isAtLocation: boolean;
};

/** What shall become of many rows; what is left out stays, null takes it away. */
export type WantedTargets = {
  reorderPoint?: number | null | undefined;
  orderUpTo?: number | null | undefined;
  safety?: number | undefined;
};

/** Why a row stays as it is. */
export type TargetRefusal = 'gone' | 'noStock' | 'archived' | 'notSelling' | 'upToTooLow';

/** The targets that a row gets, or why not. What is ordered up to must lie above what it is ordered at. */
export function judgeTarget(facts: TargetFacts, wanted: WantedTargets): Targets | TargetRefusal {
  if (facts.sku === null || (facts.isAtLocation && facts.sells === null)) return 'gone';
  if (facts.kind !== 'goods') return 'noStock';
  if (facts.isArchived) return 'archived';
  if (facts.isAtLocation && !facts.sells) return 'notSelling';
  const reorderPoint = wanted.reorderPoint === undefined ? facts.reorderPoint : wanted.reorderPoint;
  const orderUpTo = wanted.orderUpTo === undefined ? facts.orderUpTo : wanted.orderUpTo;
  if (orderUpTo !== null && orderUpTo <= (reorderPoint ?? 0)) return 'upToTooLow';
  return { reorderPoint, orderUpTo };
}
