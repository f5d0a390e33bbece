import { currencyExponent } from '#lib/currency.ts';
import { type Parsed, parseDecimalToMinor, toLocaleDigits } from '#lib/digits.ts';
import type { Prefs } from '#lib/format/prefs.ts';

/** A budget that somebody typed, in minor units; null where the cell is empty. What is unclear is not guessed. */
export function readBudget(text: string, currency: string, prefs: Prefs): Parsed<number | null> {
  if (text.trim() === '') return { ok: true, value: null };
  return parseDecimalToMinor(text, decimalsOf(currency, prefs));
}

/** A budget as the reader would type it; empty where there is none. */
export function budgetWords(amountMinor: number | undefined, currency: string, prefs: Prefs): string {
  if (amountMinor === undefined) return '';
  const places = decimalsOf(currency, prefs);
  const digits = String(Math.abs(amountMinor)).padStart(places + 1, '0');
  const fraction = digits.slice(digits.length - places).replace(/^0+$/, '');
  const sign = amountMinor < 0 ? '-' : '';
  const plain = `${sign}${digits.slice(0, digits.length - places)}${places > 0 && fraction ? `.${fraction}` : ''}`;
  const written = toLocaleDigits(plain, prefs.digits);
  return prefs.digits === 'latn' ? written : written.replace('.', '٫');
}

/** Tomans have one place more than rials, to keep the odd rials. */
function decimalsOf(currency: string, prefs: Prefs): number {
  return currencyExponent(currency) + (currency === 'IRR' && prefs.tomanDisplay ? 1 : 0);
}
