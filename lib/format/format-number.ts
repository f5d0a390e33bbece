import { intlLocale, type Prefs } from './prefs.ts';

const formatters = new Map<string, Intl.NumberFormat>();

/** Formatters are dear to make; one per language and shape is kept. */
export function numberFormatter(prefs: Prefs, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const locale = intlLocale(prefs);
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formatters.get(key) ?? new Intl.NumberFormat(locale, options);
  formatters.set(key, known);
  return known;
}

/** A count or quantity with thousands separators; fractions are shown to two places. */
export function formatNumber(value: number | bigint, prefs: Prefs): string {
  return numberFormatter(prefs, { maximumFractionDigits: 2 }).format(value);
}

/** A count for a tick or a badge: 12K, ۱۲ هزار. */
export function formatCompact(value: number, prefs: Prefs): string {
  return numberFormatter(prefs, { notation: 'compact', maximumFractionDigits: 1 }).format(value);
}

/** A share from 0 to 1 as per cent, to one decimal or as many as asked. */
export function formatPercent(share: number, prefs: Prefs, decimals = 1): string {
  return numberFormatter(prefs, { style: 'percent', maximumFractionDigits: decimals }).format(share);
}

/** A change with its sign always written: +3, −1.5 %. `shape` says whether the value is a share or a count. */
export function formatChange(value: number, shape: 'number' | 'percent', prefs: Prefs): string {
  const style = shape === 'percent' ? 'percent' : 'decimal';
  return numberFormatter(prefs, { style, maximumFractionDigits: 1, signDisplay: 'exceptZero' }).format(value);
}
