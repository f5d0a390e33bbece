import { inUnits, isUnitWord } from '#domains/inventory/units/counting-unit.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import ar from '#messages/ar/units.json' with { type: 'json' };
import bg from '#messages/bg/units.json' with { type: 'json' };
import en from '#messages/en/units.json' with { type: 'json' };
import fa from '#messages/fa/units.json' with { type: 'json' };

const WORDS = { fa, ar, bg, en };

/** A quantity in pieces, and the unit that it was written in; null for pieces. */
export type Boxed = { quantity: number; unitName: string | null; unitFactor: number | null };

/**
 * A quantity as it was written, for a supplier or on a screen: "3 × box", and "3 × box + 4" where single pieces are left
 * over; null where it was written in pieces.
 */
export function writeBoxes({ quantity, unitName, unitFactor }: Boxed, prefs: Prefs): string | null {
  if (unitName === null || unitFactor === null) return null;
  const { units, rest } = inUnits(quantity, { factor: unitFactor });
  if (units === 0) return null;
  const name = isUnitWord(unitName) ? WORDS[prefs.locale].word[unitName] : unitName;
  const left = rest === 0 ? '' : ` + ${formatNumber(rest, prefs)}`;
  return `${formatNumber(units, prefs)} × ${name}${left}`;
}
