import { monthOf } from '#lib/calendar.ts';
import type { Calendar } from '#lib/format/prefs.ts';
import { addDays } from '#lib/time.ts';

/** First and last day of a period, both included. */
export type ClosablePeriod = { from: string; to: string };

/** The calendar by whose months the books are closed, as the settings name it. */
export function calendarOfBooks(calendar: 'gregorian' | 'jalali'): Calendar {
  return calendar === 'jalali' ? 'persian' : 'gregory';
}

/**
 * The period that may be closed next: up to the end of the month that follows the last closed day. While nothing is
 * closed it is the month that ended last before `today`. Null where that month has not ended.
 */
export function nextPeriod(facts: {
  closedUntil: string | null;
  today: string;
  calendar: Calendar;
}): ClosablePeriod | null {
  const { closedUntil, today, calendar } = facts;
  if (closedUntil === null) return monthOf(today, calendar, 1);
  const from = addDays(closedUntil, 1);
  const { to } = monthOf(from, calendar);
  return to < today ? { from, to } : null;
}

/** The period that ends on the given day, or null where closing may not end there: in order, and whole months only. */
export function periodEndingOn(
  toDay: string,
  facts: { closedUntil: string | null; today: string; calendar: Calendar },
): ClosablePeriod | null {
  if (facts.closedUntil !== null) {
    const next = nextPeriod(facts);
    return next?.to === toDay ? next : null;
  }
  const month = monthOf(toDay, facts.calendar);
  return month.to === toDay && toDay < facts.today ? month : null;
}
