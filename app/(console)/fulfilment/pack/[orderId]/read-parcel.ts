import { parseInteger } from '#lib/digits.ts';

/** What of the form is not said or not understood. */
export type ParcelProblem = 'needUnits' | 'needWeight' | 'needSize';

/** What the form says of a parcel: units per line, grams, millimetres. */
export type ReadParcel = {
  lines: { lineId: string; quantity: number }[];
  weightGrams: number;
  size?: { lengthMm: number; widthMm: number; heightMm: number };
};

/** Reads a parcel from its form, in digits of any script. Sides are given all three, or none. Pure. */
export function readParcel(
  form: FormData,
  goods: readonly { lineId: string }[],
): { parcel: ReadParcel } | { problem: ParcelProblem } {
  const lines = goods
    .map(({ lineId }) => ({ lineId, quantity: wholeOf(form, lineId) ?? 0 }))
    .filter(({ quantity }) => quantity > 0);
  if (lines.length === 0) return { problem: 'needUnits' };
  const weightGrams = wholeOf(form, 'weight');
  if (weightGrams === null || weightGrams === 0) return { problem: 'needWeight' };
  const isSized = ['length', 'width', 'height'].some((side) => textOf(form, side) !== '');
  if (!isSized) return { parcel: { lines, weightGrams } };
  const [lengthMm, widthMm, heightMm] = [
    wholeOf(form, 'length'),
    wholeOf(form, 'width'),
    wholeOf(form, 'height'),
  ];
  if (!lengthMm || !widthMm || !heightMm) return { problem: 'needSize' };
  return { parcel: { lines, weightGrams, size: { lengthMm, widthMm, heightMm } } };
}

function textOf(form: FormData, name: string): string {
  return String(form.get(name) ?? '').trim();
}

function wholeOf(form: FormData, name: string): number | null {
  const parsed = parseInteger(textOf(form, name));
  return parsed.ok && parsed.value >= 0 ? parsed.value : null;
}
