import type { VariantUnits } from '#domains/inventory/units/list-units.ts';
import { parseInteger, toLocaleDigits } from '#lib/digits.ts';

const FEWEST_PIECES = 2;
const MOST_PIECES = 100_000;

/** A unit as it is being written. */
export type UnitText = { id: string; name: string; factor: string; barcode: string };

type Unit = { id: string; name: string; factor: number; barcode: string | null };
type Read = { ok: true; units: Unit[] } | { ok: false; problem: 'name' | 'twice' | 'factor' };

/** Units as they were kept, in the reader's digits. */
export function unitTexts(
  units: VariantUnits['units'],
  digits: Parameters<typeof toLocaleDigits>[1],
): UnitText[] {
  return units.map(({ id, name, factor, scannedAs }) => ({
    id,
    name,
    factor: toLocaleDigits(String(factor), digits),
    barcode: scannedAs ?? '',
  }));
}

/** The units as written, or what is wrong with them. */
export function readUnitRows(base: string, rows: readonly UnitText[]): Read {
  const names = [base, ...rows.map((row) => row.name)].map((name) => name.trim());
  if (names.includes('')) return { ok: false, problem: 'name' };
  if (new Set(names).size < names.length) return { ok: false, problem: 'twice' };
  const units: Unit[] = [];
  for (const { id, name, factor, barcode } of rows) {
    const parsed = parseInteger(factor);
    if (!parsed.ok || parsed.value < FEWEST_PIECES || parsed.value > MOST_PIECES)
      return { ok: false, problem: 'factor' };
    units.push({ id, name: name.trim(), factor: parsed.value, barcode: barcode.trim() || null });
  }
  return { ok: true, units };
}
