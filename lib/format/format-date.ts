import { intlLocale, type Prefs } from './prefs.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** The day of an instant in the reader's calendar and time zone: 22 Nov 2026, ۱ آذر ۱۴۰۵. */
export function formatDate(instant: Date, prefs: Prefs): string {
  return formatter(prefs, { dateStyle: 'medium' }).format(instant);
}

/** Day and time to the minute. */
export function formatDateTime(instant: Date, prefs: Prefs): string {
  return formatter(prefs, { dateStyle: 'medium', timeStyle: 'short' }).format(instant);
}

/** The time of day to the minute. */
export function formatTime(instant: Date, prefs: Prefs): string {
  return formatter(prefs, { timeStyle: 'short' }).format(instant);
}

/** Weekday, day, month and year in the order that the language speaks them; `Intl` gets Persian wrong. */
export function formatLongDate(instant: Date, prefs: Prefs): string {
  const parts = partsOf(instant, prefs, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const comma = prefs.locale === 'fa' || prefs.locale === 'ar' ? '،' : ',';
  const year = prefs.locale === 'bg' ? `${parts.year} г.` : parts.year;
  return `${parts.weekday}${comma} ${parts.day} ${parts.month} ${year}`;
}

/** Month and year, for headings and axes: November 2026, آبان ۱۴۰۵. */
export function formatMonth(instant: Date, prefs: Prefs): string {
  const parts = partsOf(instant, prefs, { month: 'long', year: 'numeric' });
  return prefs.locale === 'bg' ? `${parts.month} ${parts.year} г.` : `${parts.month} ${parts.year}`;
}

/** Day and month without the year, for axes. */
export function formatDay(instant: Date, prefs: Prefs): string {
  const options = { day: 'numeric', month: 'short' } as const;
  if (prefs.locale === 'bg') return formatter(prefs, options).format(instant); // 21.11, never "21 11"
  const parts = partsOf(instant, prefs, options);
  return `${parts.day} ${parts.month}`;
}

/** A business day (`2026-11-22`, no time, no zone) in the reader's calendar. */
export function formatBusinessDate(day: string, prefs: Prefs): string {
  return formatDate(new Date(`${day}T12:00:00Z`), { ...prefs, timeZone: 'UTC' });
}

/** "5 minutes ago" within a day of `now` on either side, else the date. */
export function formatRelative(instant: Date, now: Date, prefs: Prefs): string {
  const distanceMs = instant.getTime() - now.getTime();
  const size = Math.abs(distanceMs);
  if (size >= DAY_MS) return formatDate(instant, prefs);
  const relative = new Intl.RelativeTimeFormat(intlLocale(prefs), { numeric: 'auto' });
  if (size < MINUTE_MS) return relative.format(0, 'second');
  if (size < HOUR_MS) return relative.format(Math.trunc(distanceMs / MINUTE_MS), 'minute');
  return relative.format(Math.trunc(distanceMs / HOUR_MS), 'hour');
}

function formatter(prefs: Prefs, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const locale = intlLocale(prefs);
  const key = `${locale} ${prefs.timeZone} ${JSON.stringify(options)}`;
  const known =
    formatters.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: prefs.timeZone });
  formatters.set(key, known);
  return known;
}

type Part = 'weekday' | 'day' | 'month' | 'year';

function partsOf(instant: Date, prefs: Prefs, options: Intl.DateTimeFormatOptions): Record<Part, string> {
  const parts = formatter(prefs, options).formatToParts(instant);
  const pick = (type: Part) => parts.find((part) => part.type === type)?.value ?? '';
  return { weekday: pick('weekday'), day: pick('day'), month: pick('month'), year: pick('year') };
}
