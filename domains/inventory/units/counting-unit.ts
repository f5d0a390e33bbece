import { normaliseBarcode } from '#domains/catalog/barcode.ts';

/** Words that every language knows; a shop may write others. The first is what goods are counted in at first. */
export const UNIT_WORDS = [
  'piece',
  'pair',
  'set',
  'pack',
  'box',
  'case',
  'carton',
  'bag',
  'bottle',
  'roll',
  'dozen',
  'pallet',
  'kg',
  'litre',
  'metre',
] as const;

/** One of them. */
export type UnitWord = (typeof UNIT_WORDS)[number];

/** Another way to count goods: a box of so many pieces. */
export type CountingUnit = {
  id: string;
  name: string;
  factor: number;
  /** As it is kept, padded where it is a GTIN. */
  barcode: string | null;
  /** What one piece of the goods is called. */
  base: string;
};

/** True for a word that every language knows. */
export function isUnitWord(name: string): name is UnitWord {
  return (UNIT_WORDS as readonly string[]).includes(name);
}

/** Pieces in so many units. */
export function toPieces(count: number, { factor }: Pick<CountingUnit, 'factor'>): number {
  return count * factor;
}

/** Pieces as whole units and the single pieces beside them. Less than nothing is counted away from nothing, on both sides. */
export function inUnits(
  pieces: number,
  { factor }: Pick<CountingUnit, 'factor'>,
): { units: number; rest: number } {
  const units = Math.trunc(pieces / factor);
  // A rest of nothing is 0, never -0.
  return { units: units || 0, rest: pieces % factor || 0 };
}

/** The unit that a scanned code stands for; undefined for a code of single pieces, or of other goods. */
export function unitOfCode<Unit extends Pick<CountingUnit, 'barcode'>>(
  units: readonly Unit[],
  code: string,
): Unit | undefined {
  const barcode = normaliseBarcode(code);
  return units.find((unit) => unit.barcode !== null && unit.barcode === barcode);
}
