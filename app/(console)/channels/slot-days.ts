import { daysOf, lengthOf, type Period } from '#domains/analytics/period.ts';
import { monthOf } from '#lib/calendar.ts';
import type { Calendar } from '#lib/format/prefs.ts';

const MOST_DAYS = 120;

/** The places on the axis of a period: its days, or over longer periods the first days of its months. */
export function slotDays(period: Period, calendar: Calendar) {
  const isDaily = lengthOf(period) <= MOST_DAYS;
  const slotOf = (day: string) => (isDaily ? day : monthOf(day, calendar).from);
  return { isDaily, slotOf, slots: [...new Set(daysOf(period).map(slotOf))] };
}
