import type { CONDITIONS, DISPOSITIONS } from '#domains/orders/input.ts';
import { proposeDisposition } from '#domains/orders/returns/desk/propose-disposition.ts';

export type Condition = (typeof CONDITIONS)[number];
export type Disposition = (typeof DISPOSITIONS)[number];

/** The state in which one unit came back. */
export type UnitState = {
  condition: Condition;
  disposition: Disposition;
  isTagIntact: boolean;
  /** Its own number, where it has one and somebody read it. */
  serial?: string;
};

/** One unit that came back: `of` is the order's line, or the variant where there is no order. */
export type Unit = UnitState & { key: number; of: string };

/** Units of one kind in one state, with the numbers that were read of them. */
export type UnitGroup = UnitState & { of: string; quantity: number; serials?: string[] };

/** One more unit, as new, with its number where one was scanned. Pure. */
export function addUnit(units: readonly Unit[], of: string, serial = ''): Unit[] {
  const key = 1 + Math.max(0, ...units.map((unit) => unit.key));
  return [
    ...units,
    { key, of, condition: 'new', disposition: proposeDisposition('new'), isTagIntact: true, serial },
  ];
}

/** The units with one of them changed; a new condition proposes anew where it goes. Pure. */
export function changeUnit(units: readonly Unit[], key: number, part: Partial<UnitState>): Unit[] {
  return units.map((unit) => {
    if (unit.key !== key) return unit;
    const proposed = part.condition ? { disposition: proposeDisposition(part.condition) } : {};
    return { ...unit, ...proposed, ...part };
  });
}

/** The units as a command takes them: those of one kind in one state together, with their numbers. Pure. */
export function groupUnits(units: readonly Unit[]): UnitGroup[] {
  const groups = new Map<string, UnitGroup>();
  for (const { key: _, serial = '', ...unit } of units) {
    const name = [unit.of, unit.condition, unit.disposition, unit.isTagIntact].join(' ');
    const known = groups.get(name);
    const serials = [...(known?.serials ?? []), ...(serial.trim() === '' ? [] : [serial.trim()])];
    const quantity = (known?.quantity ?? 0) + 1;
    groups.set(name, { ...unit, quantity, ...(serials.length > 0 ? { serials } : {}) });
  }
  return [...groups.values()];
}
