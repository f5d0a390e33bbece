const PREFIX = 'PK';
const DIGITS = 8;

/** What stands in the bars of a parcel's label while no carrier gave it a number of its own. */
export function parcelCode(number: number): string {
  return PREFIX + String(number).padStart(DIGITS, '0');
}

/** The number in such a code; null for any other text. */
export function readParcelCode(code: string): number | null {
  const digits = new RegExp(`^${PREFIX}(\\d{${DIGITS},15})$`, 'i').exec(code.trim())?.[1];
  return digits === undefined ? null : Number(digits);
}
