import type { CONDITIONS, DISPOSITIONS } from '#domains/orders/input.ts';
import { proposeDisposition } from '#domains/orders/returns/desk/propose-disposition.ts';

export type Condition = (typeof CONDITIONS)[number];
export type Disposition = (typeof DISPOSITIONS)[number];

/** The state in which one unit came back. */
export type UnitState = { condition: Condition; disposition: Disposition; isTagIntact: boolean };

/** One unit that came back: `of` is the order's line, or the variant where there is no order. */
export type Unit = UnitState & { key: number; of: string };

/** One more unit, as new. Pure. */
export function addUnit(units: readonly Unit[], of: string): Unit[] {
  const key = 1 + Math.max(0, ...units.map((unit) => unit.key));
  return [...units, { key, of, condition: 'new', disposition: proposeDisposition('new'), isTagIntact: true }];
}

/** The units with one of them changed; a new condition proposes anew where it goes. Pure. */
export function changeUnit(units: readonly Unit[], key: number, part: Partial<UnitState>): Unit[] {
  return units.map((unit) => {
    if (unit.key !== key) return unit;
    const proposed = part.condition ? { disposition: proposeDisposition(part.condition) } : {};
    return { ...unit, ...proposed, ...part };
  });
}

/** The units as a command takes them: those of one kind in one state together. Pure. */
export function groupUnits(units: readonly Unit[]): (UnitState & { of: string; quantity: number })[] {
  const groups = new Map<string, UnitState & { of: string; quantity: number }>();
  for (const { key: _, ...unit } of units) {
    const name = [unit.of, unit.condition, unit.disposition, unit.isTagIntact].join(' ');
    const known = groups.get(name);
    groups.set(name, { ...unit, quantity: (known?.quantity ?? 0) + 1 });
  }
  return [...groups.values()];
}
