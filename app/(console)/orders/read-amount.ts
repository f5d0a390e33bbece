import { currencyExponent } from '#lib/currency.ts';
import { type Parsed, parseDecimalToMinor, toLocaleDigits } from '#lib/digits.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { decimalFromMinor } from '#lib/money.ts';

/** Decimals of an amount as the reader writes it: tomans have one more than rials, to keep the odd rials. */
function decimalsOf(currency: string, prefs: Prefs): number {
  return currencyExponent(currency) + (currency === 'IRR' && prefs.tomanDisplay ? 1 : 0);
}

/** An amount that a reader typed, in minor units. What is unclear is not guessed; below zero is no amount. */
export function readAmount(text: string, currency: string, prefs: Prefs): Parsed<number> {
  const parsed = parseDecimalToMinor(text, decimalsOf(currency, prefs));
  return parsed.ok && parsed.value < 0 ? { ok: false, reason: 'not-a-number' } : parsed;
}

/** An amount as the reader would type it, without separators; empty where there is none. */
export function amountText(amountMinor: number | null, currency: string, prefs: Prefs): string {
  if (amountMinor === null) return '';
  const places = decimalsOf(currency, prefs);
  const plain =
    places === currencyExponent(currency)
      ? decimalFromMinor(amountMinor, currency)
      : `${Math.trunc(amountMinor / 10)}.${amountMinor % 10}`;
  const short = plain.includes('.') ? plain.replace(/\.0+$/, '') : plain;
  const written = toLocaleDigits(short, prefs.digits);
  return prefs.digits === 'latn' ? written : written.replace('.', '٫');
}
