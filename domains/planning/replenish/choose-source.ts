import { adviseReorder, type ReorderAdvice, type ReorderFacts } from '../advice/advise-reorder.ts';

/** The place that fills another one, days from there to here, and what it can give away of the variant. */
export type FillingPlace = { id: string; name: string; days: number; free: number };

/** The advice, and where the goods shall come from: another place, or null for the supplier. */
export type SourcedAdvice = {
  advice: ReorderAdvice;
  from: FillingPlace | null;
  lead: ReorderFacts['lead'];
  pack: ReorderFacts['pack'];
};

const ANY_PACK = { size: 1, minimum: 1 };

/**
 * Whether a place is filled from another one or by the supplier. The other place fills it as long as it has all that
 * would be ordered now, or at the next reorder point; it is nearer, so less must lie here. Else the supplier's lead
 * time and packs count. Pure.
 */
export function chooseSource(facts: ReorderFacts & { filledFrom: FillingPlace | null }): SourcedAdvice {
  const { filledFrom, lead, pack } = facts;
  if (filledFrom) {
    const near = { days: filledFrom.days, spreadDays: 0 };
    const advice = adviseReorder({ ...facts, lead: near, pack: ANY_PACK });
    const needed = advice.isNeeded ? advice.quantity : advice.lot;
    if (filledFrom.free >= Math.max(1, needed))
      return { advice, from: filledFrom, lead: near, pack: ANY_PACK };
  }
  return { advice: adviseReorder(facts), from: null, lead, pack };
}
