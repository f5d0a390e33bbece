import { definitionOf, type MetricKey } from '#domains/analytics/board/metric-definitions.ts';
import { formatMoney } from '#lib/format/format-money.ts';
import { formatNumber, formatPercent } from '#lib/format/format-number.ts';
import { isMetric } from '../rules/rows-of-alert.ts';
import type { Reader } from './reader.ts';
import { LETTER_WORDS } from './words.ts';

/** The name of a figure as the reader knows it; a name that is no figure any more stays as it is. */
export function nameMetric(metric: string | null, { prefs }: Reader): string {
  const words: Record<MetricKey, { name: string }> = LETTER_WORDS[prefs.locale].metrics;
  return isMetric(metric) ? words[metric].name : (metric ?? '');
}

/** A figure's value in its unit. */
export function sayMetric(metric: MetricKey, value: number, { prefs, currency }: Reader): string {
  const { unit } = definitionOf(metric);
  if (unit === 'money') return formatMoney(Math.round(value), currency, prefs);
  return unit === 'share' ? formatPercent(value, prefs) : formatNumber(value, prefs);
}
