import { currencyExponent } from '../currency.ts';
import { numberFormatter } from './format-number.ts';
import { directionOf, type Locale, type Prefs } from './prefs.ts';

const RIALS_PER_TOMAN_DIGITS = 1;
const RIAL: Record<Locale, string> = { fa: 'ریال', ar: 'ريال إيراني', bg: 'риала', en: 'rials' };
const TOMAN: Record<Locale, string> = { fa: 'تومان', ar: 'تومان', bg: 'томана', en: 'tomans' };
/** `Intl` writes UK£ in Arabic and GBP in Bulgarian; shopkeepers of every language write the sign alone. */
const STERLING = '£';

type MoneyShape = 'full' | 'compact' | 'signed';

/**
 * An amount as the reader expects it, always with its currency. `amountMinor` is in minor units of `currency`.
 * Rials show as tomans where the reader chose so. Never rounds in the shape `full` and `signed`.
 */
export function formatMoney(
  amountMinor: number | bigint,
  currency: string,
  prefs: Prefs,
  shape: MoneyShape = 'full',
): string {
  const rial = currency === 'IRR';
  const shift = rial && prefs.tomanDisplay ? RIALS_PER_TOMAN_DIGITS : 0;
  const exponent = currencyExponent(currency) + shift;
  const amount = decimalText(amountMinor, exponent);
  const options = shapeOptions(shape, rial ? lengthOfFraction(amount) : exponent);
  if (!rial) return formatCurrency(amount, currency, prefs, options);
  const unit = prefs.tomanDisplay ? TOMAN[prefs.locale] : RIAL[prefs.locale];
  return `${numberFormatter(prefs, options).format(amount)}\u00a0${unit}`;
}

/** A value in whole units of a currency, its symbol as retailers write it; for amounts finer than a minor unit too. */
export function formatCurrency(
  value: number | `${number}`,
  currency: string,
  prefs: Prefs,
  options: Intl.NumberFormatOptions,
): string {
  const formatter = numberFormatter(prefs, { style: 'currency', currency, ...options });
  const parts = formatter.formatToParts(value).map((part) => {
    return part.type === 'currency' ? symbolText(part.value, currency, prefs) : part.value;
  });
  return parts.join('');
}

/** Symbols with letters, such as `US$`, stay whole in lines from right to left, and the sign stays with the figures. */
function symbolText(symbol: string, currency: string, prefs: Prefs): string {
  if (currency === 'GBP') return STERLING;
  return directionOf(prefs.locale) === 'rtl' && /\p{L}/u.test(symbol) ? `\u2068${symbol}\u2069` : symbol;
}

/** The name of the unit that amounts of this currency are shown in, for headings and axes. */
export function moneyUnit(currency: string, prefs: Prefs): string {
  if (currency !== 'IRR') return currency;
  return prefs.tomanDisplay ? TOMAN[prefs.locale] : RIAL[prefs.locale];
}

function shapeOptions(shape: MoneyShape, decimals: number): Intl.NumberFormatOptions {
  if (shape === 'compact') return { notation: 'compact', maximumFractionDigits: 1 };
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return shape === 'signed' ? { ...digits, signDisplay: 'exceptZero' } : digits;
}

/** Exact decimal text of integer minor units: floats would lose the cents of large amounts. */
function decimalText(amountMinor: number | bigint, exponent: number): `${number}` {
  const minor = BigInt(amountMinor);
  const digits = (minor < 0n ? -minor : minor).toString().padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent);
  const fraction = exponent === 0 ? '' : `.${digits.slice(-exponent)}`;
  return asNumeric(`${minor < 0n ? '-' : ''}${whole}${fraction}`);
}

/** `Intl` reads decimal text exactly; the text above is digits, one point and a sign, hence numeric. */
function asNumeric(text: string): `${number}` {
  return text as `${number}`;
}

function lengthOfFraction(amount: string): number {
  return (amount.split('.')[1] ?? '').replace(/0+$/, '').length;
}
