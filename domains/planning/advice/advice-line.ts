import { adviseReorder, type ReorderAdvice, type ReorderFacts } from './advise-reorder.ts';
import type { AdviceFacts } from './read-advice-facts.ts';
import type { ResolvedRule } from './resolve-rule.ts';

/** An advice as screens and the command line show it. Costs only for who may see them. */
export type AdviceLine = ReorderAdvice & {
  variantId: string;
  locationId: string;
  isEnough: boolean;
  expectedPerDay: number;
  stock: ReorderFacts['stock'];
  drafted: number;
  rule: ResolvedRule;
  lead: ReorderFacts['lead'];
  isLeadAssumed: boolean;
  pack: ReorderFacts['pack'];
  supplier: { id: string; name: string } | null;
  unitCostMinor: number | null;
  /** What the quantity costs in the reporting currency, in minor units. */
  costMinor: number | null;
};

/** The advice for a variant and location, with what it rests on. Nothing is advised where too little is known. */
export function adviseLine(facts: AdviceFacts, { seesCost }: { seesCost: boolean }): AdviceLine {
  const advice = adviseReorder(facts);
  const { supplier, unitCostMinor } = facts;
  const none = { wanted: 0, quantity: 0, quantityReason: 'none' as const, isNeeded: false };
  const quantity = facts.isEnough ? advice.quantity : 0;
  return {
    ...advice,
    ...(facts.isEnough ? {} : none),
    variantId: facts.variantId,
    locationId: facts.locationId,
    isEnough: facts.isEnough,
    expectedPerDay: facts.expectedPerDay,
    stock: facts.stock,
    drafted: facts.drafted,
    rule: seesCost ? facts.rule : { ...facts.rule, orderCostMinor: null },
    lead: facts.lead,
    isLeadAssumed: facts.isLeadAssumed,
    pack: facts.pack,
    supplier: supplier && { id: supplier.id, name: supplier.name },
    unitCostMinor: seesCost ? unitCostMinor : null,
    costMinor: seesCost && unitCostMinor !== null ? Math.round(quantity * unitCostMinor) : null,
  };
}
