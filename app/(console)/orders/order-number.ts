import { toLocaleDigits } from '#lib/digits.ts';
import type { Prefs } from '#lib/format/prefs.ts';

/** An order's number in the reader's digits, without separators: it is a name. */
export function orderNumber(number: number, prefs: Prefs): string {
  return toLocaleDigits(String(number), prefs.digits);
}
