import type { Exclusion } from './judge-places.ts';
import type { DecidedBy } from './pick-plan.ts';
import type { RouteDecision } from './route-order.ts';
import type { PlanScore } from './score-plan.ts';

/** Who decided: the rules, the joint assignment of waiting orders, or a person. */
export type DecidedWith = 'rules' | 'together' | 'person';

/** A decision as an order keeps it (`orders.routing`), in facts from which its page makes sentences. */
export type StoredDecision = {
  reason: 'single' | 'split' | 'short' | 'none';
  /** Ids of the places that had everything, the chosen one first, and the next five. */
  wholeAt: string[];
  short: { key: string; quantity: number }[];
  version?: number;
  by?: DecidedWith;
  chosen?: PlanScore | null;
  runnerUp?: (PlanScore & { shortUnits: number }) | null;
  decidedBy?: DecidedBy | null;
  excluded?: { locationId: string; reason: Exclusion }[];
  waived?: ('hours' | 'capacity')[];
  /** Places that could not serve it: nothing of it is promised there again. */
  avoid?: string[];
  /** What a person gave as the reason. */
  why?: string;
};

const MOST_EXCLUDED = 12;
/** A page names no more of them, and thirty ids in each order cost as much as the order. */
const MOST_WHOLE = 6;

/** What of a decision is kept. Pure. */
export function toStored(
  decision: RouteDecision,
  more: Pick<StoredDecision, 'by' | 'avoid' | 'why'> = {},
): StoredDecision {
  const { reason, wholeAt, short, version, chosen, runnerUp, decidedBy, excluded, waived } = decision;
  return {
    reason,
    wholeAt: mostWhole(wholeAt),
    short,
    version,
    by: 'rules',
    chosen,
    runnerUp,
    decidedBy,
    excluded: mostTelling(excluded),
    waived,
    ...more,
  };
}

/** Places without stock are many and say little; those of other channels come last. */
function mostTelling(excluded: RouteDecision['excluded']): RouteDecision['excluded'] {
  const told = excluded.filter((one) => one.reason !== 'stock');
  const isOther = ({ reason }: { reason: Exclusion }) => Number(reason === 'channel');
  return told.sort((one, other) => isOther(one) - isOther(other)).slice(0, MOST_EXCLUDED);
}

/** The places that a decision keeps of those that had everything. Pure. */
export function mostWhole(wholeAt: readonly string[]): string[] {
  return wholeAt.slice(0, MOST_WHOLE);
}
