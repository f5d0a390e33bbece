import type { StatementPeriod } from '#domains/analytics/statement/statement-period.ts';
import { toLocaleDigits } from '#lib/digits.ts';
import { formatBusinessDate, formatMonth } from '#lib/format/format-date.ts';
import type { Prefs } from '#lib/format/prefs.ts';

type Words = (key: 'quarter' | 'year', values: Record<string, string>) => string;

/** What a statement's days are called: October 2026, quarter 3 of 1405, 2026, or the first and the last day. */
export function periodWords(
  { shape, at, calendar, period }: Pick<StatementPeriod, 'shape' | 'at' | 'calendar' | 'period'>,
  prefs: Prefs,
  t: Words,
): string {
  if (shape === 'days' || at === null) return daysWords(period, prefs);
  const own = { ...prefs, calendar, timeZone: 'UTC' };
  const digits = (text: string) => toLocaleDigits(text, prefs.digits);
  if (shape === 'month') return formatMonth(new Date(`${period.from}T12:00:00Z`), own);
  const [year = '', quarter = ''] = at.split('-Q');
  return shape === 'year'
    ? t('year', { year: digits(year) })
    : t('quarter', { quarter: digits(quarter), year: digits(year) });
}

/** The first and the last of some days. */
export function daysWords({ from, to }: { from: string; to: string }, prefs: Prefs): string {
  return `${formatBusinessDate(from, prefs)} – ${formatBusinessDate(to, prefs)}`;
}
