import { toLocaleDigits } from '#lib/digits.ts';
import type { Prefs } from '#lib/format/prefs.ts';

/** The number of a transfer or a count as the reader writes it, without separators. */
export function transferNumber(number: number, prefs: Pick<Prefs, 'digits'>): string {
  return toLocaleDigits(String(number), prefs.digits);
}
