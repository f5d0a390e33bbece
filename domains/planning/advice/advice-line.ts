import type { LearnedLead } from '../policy/learn-lead.ts';
import { chooseSource, type FillingPlace } from '../replenish/choose-source.ts';
import type { ReorderAdvice, ReorderFacts } from './advise-reorder.ts';
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
  /** What the supplier's lead time was learned from; null where none is known. */
  learned: LearnedLead | null;
  supplier: { id: string; name: string } | null;
  /** The place that fills this one; and the same where it has enough, null where the supplier must. */
  filledFrom: FillingPlace | null;
  from: FillingPlace | null;
  unitCostMinor: number | null;
  /** What the quantity costs in the reporting currency, in minor units. */
  costMinor: number | null;
};

/** The advice for a variant and location, with what it rests on. Nothing is advised where too little is known. */
export function adviseLine(facts: AdviceFacts, { seesCost }: { seesCost: boolean }): AdviceLine {
  const { advice, from, lead, pack } = chooseSource(facts);
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
    lead,
    isLeadAssumed: facts.isLeadAssumed && from === null,
    pack,
    learned: facts.learned,
    filledFrom: facts.filledFrom,
    from,
    supplier: supplier && { id: supplier.id, name: supplier.name },
    unitCostMinor: seesCost ? unitCostMinor : null,
    costMinor: seesCost && unitCostMinor !== null ? Math.round(quantity * unitCostMinor) : null,
  };
}
