import { toLocaleDigits } from '#lib/digits.ts';
import type { Prefs } from '#lib/format/prefs.ts';

/** The number of a count as the reader writes it, without separators. */
export function countNumber(number: number, prefs: Pick<Prefs, 'digits'>): string {
  return toLocaleDigits(String(number), prefs.digits);
}
