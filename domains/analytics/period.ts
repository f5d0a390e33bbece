import { addDays, daysBetween } from '#lib/time.ts';

/** Days from the first to the last, both inside, as YYYY-MM-DD of the business's own calendar days. */
export type Period = { from: string; to: string };

/** How many days a period has. */
export function lengthOf(period: Period): number {
  return daysBetween(period.from, period.to) + 1;
}

/** The period of the same length that ends the day before. */
export function previousPeriod(period: Period): Period {
  const to = addDays(period.from, -1);
  return { from: addDays(to, 1 - lengthOf(period)), to };
}

/**
 * The same weekdays a year before: 364 days back, so that Fridays stand against Fridays. Where a calendar's own dates
 * matter (Nowruz), the caller passes the boundaries that its calendar gives instead.
 */
export function sameWeekdaysLastYear(period: Period): Period {
  return { from: addDays(period.from, -364), to: addDays(period.to, -364) };
}

/** Every day of a period in order. */
export function daysOf(period: Period): string[] {
  return Array.from({ length: lengthOf(period) }, (_, at) => addDays(period.from, at));
}
