import { currencyExponent } from '#lib/currency.ts';
import { moneyUnit } from '#lib/format/format-money.ts';
import type { Prefs } from '#lib/format/prefs.ts';

/** How a reader writes amounts: in which unit, and how many decimals of it make the smallest unit that is kept. */
export type Unit = { name: string; decimals: number };

/** The unit of amounts that are typed; rials are typed as tomans where they are shown so. */
export function amountUnit(currency: string, prefs: Prefs): Unit {
  const isToman = currency === 'IRR' && prefs.tomanDisplay;
  return { name: moneyUnit(currency, prefs), decimals: currencyExponent(currency) + (isToman ? 1 : 0) };
}

/** An amount as one would type it: the plain decimal without idle zeros. */
export function amountText(amountMinor: number, { decimals }: Unit): string {
  const digits = String(Math.abs(amountMinor)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = decimals === 0 ? '' : digits.slice(-decimals).replace(/0+$/, '');
  return `${amountMinor < 0 ? '-' : ''}${whole}${fraction ? `.${fraction}` : ''}`;
}
