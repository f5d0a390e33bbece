import { formatBusinessDate, formatDay, formatMonth } from '#lib/format/format-date.ts';
import { formatMoney } from '#lib/format/format-money.ts';
import { formatCompact, formatNumber, formatPercent } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';

/** One place on the axis with the values of all series there; null where nothing is known. */
export type ChartPoint = Readonly<Record<string, string | number | null>>;

/** One line or kind of bar. `band` names the keys of the low and high end of its interval. */
export type ChartSeries = {
  key: string;
  label: string;
  colour: string;
  band?: { low: string; high: string };
};

/** What the values are, for the axis, the hint and the table. Shares go from 0 to 1, money is in minor units. */
export type ChartFormat = { kind: 'number' } | { kind: 'percent' } | { kind: 'money'; currency: string };

/** What the axis tells: ISO days, ISO first days of months, or words that are shown as they are. */
export type ChartAxis = { key: string; label: string; kind: 'day' | 'month' | 'category' };

/** How values are drawn. */
export type Shape = 'line' | 'bar' | 'stacked';

/** Everything that a chart is made of; plain data, so that a server component can give it. */
export type ChartProps = {
  title: string;
  points: readonly ChartPoint[];
  axis: ChartAxis;
  series: readonly ChartSeries[];
  format: ChartFormat;
  /** Fewer points than this are too few to draw; the chart then says so. */
  minimumPoints?: number;
  /** What would be enough, in words. */
  enough?: string;
};

/** A value in full, for the hint and the table. */
export function formatValue(value: number, format: ChartFormat, prefs: Prefs): string {
  if (format.kind === 'percent') return formatPercent(value, prefs);
  if (format.kind === 'number') return formatNumber(value, prefs);
  return formatMoney(Math.round(value), format.currency, prefs);
}

/** A value in the little room of an axis. */
export function formatTick(value: number, format: ChartFormat, prefs: Prefs): string {
  if (format.kind === 'percent') return formatPercent(value, prefs);
  if (format.kind === 'number') return formatCompact(value, prefs);
  // Plain spaces, so that a long unit goes to the second line instead of over the edge.
  return formatMoney(Math.round(value), format.currency, prefs, 'compact').replaceAll('\u00a0', ' ');
}

/** A place on the axis, short. */
export function formatAxisTick(value: string, kind: ChartAxis['kind'], prefs: Prefs): string {
  if (kind === 'category') return value;
  const noon = new Date(`${value}T12:00:00Z`);
  const utc = { ...prefs, timeZone: 'UTC' };
  return kind === 'day' ? formatDay(noon, utc) : formatMonth(noon, utc);
}

/** A place on the axis, in full. */
export function formatAxisValue(value: string, kind: ChartAxis['kind'], prefs: Prefs): string {
  return kind === 'day' ? formatBusinessDate(value, prefs) : formatAxisTick(value, kind, prefs);
}
