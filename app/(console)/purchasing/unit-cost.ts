import { currencyExponent } from '#lib/currency.ts';
import { type Parsed, parseDecimalToMinor, toLocaleDigits } from '#lib/digits.ts';
import { formatCurrency, formatMoney, moneyUnit } from '#lib/format/format-money.ts';
import { numberFormatter } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';

const MICROS_PER_MINOR = 1_000_000;
/** Prices of cheap goods have so many decimals beyond the currency's own. */
const MORE_DECIMALS = 4;
const MICROS_PER_LAST_DECIMAL = 100;

function decimalsOf(currency: string, prefs: Prefs): number {
  return currencyExponent(currency) + (currency === 'IRR' && prefs.tomanDisplay ? 1 : 0);
}

/** A unit cost that a reader typed, in millionths of a minor unit. What is unclear is not guessed. */
export function readUnitCost(text: string, currency: string, prefs: Prefs): Parsed<number> {
  const parsed = parseDecimalToMinor(text, decimalsOf(currency, prefs) + MORE_DECIMALS);
  if (!parsed.ok) return parsed;
  if (parsed.value < 0) return { ok: false, reason: 'not-a-number' };
  return { ok: true, value: parsed.value * MICROS_PER_LAST_DECIMAL };
}

/** A unit cost as the reader would type it; empty where there is none. */
export function unitCostText(micros: number | null, currency: string, prefs: Prefs): string {
  if (micros === null) return '';
  const places = decimalsOf(currency, prefs) + MORE_DECIMALS;
  const digits = Math.round(micros / MICROS_PER_LAST_DECIMAL)
    .toString()
    .padStart(places + 1, '0');
  const fraction = digits.slice(-places).replace(/0+$/, '');
  const whole = digits.slice(0, -places);
  return toLocaleDigits(fraction === '' ? whole : `${whole}.${fraction}`, prefs.digits);
}

/** A unit cost with its currency; parts of a minor unit are shown where there are any. */
export function formatUnitCost(micros: number, currency: string, prefs: Prefs): string {
  if (micros % MICROS_PER_MINOR === 0) return formatMoney(micros / MICROS_PER_MINOR, currency, prefs);
  const places = decimalsOf(currency, prefs);
  const value = micros / MICROS_PER_MINOR / 10 ** places;
  const digits = { minimumFractionDigits: places, maximumFractionDigits: places + MORE_DECIMALS };
  if (currency !== 'IRR') return formatCurrency(value, currency, prefs, digits);
  const text = numberFormatter(prefs, { maximumFractionDigits: MORE_DECIMALS }).format(value);
  return `${text}\u00a0${moneyUnit(currency, prefs)}`;
}
