import {
  endOfMonth,
  GregorianCalendar,
  PersianCalendar,
  parseDate,
  startOfMonth,
  toCalendar,
} from '@internationalized/date';
import type { Calendar } from './format/prefs.ts';

const GREGORIAN = new GregorianCalendar();
const PERSIAN = new PersianCalendar();

/** The month of the reader's calendar in which a day lies, `monthsBack` months earlier, as Gregorian days YYYY-MM-DD. */
export function monthOf(day: string, calendar: Calendar, monthsBack = 0): { from: string; to: string } {
  const own = toCalendar(parseDate(day), calendar === 'persian' ? PERSIAN : GREGORIAN).subtract({
    months: monthsBack,
  });
  return { from: iso(startOfMonth(own)), to: iso(endOfMonth(own)) };
}

/** The same day a year earlier in the reader's calendar: 1 Farvardin stands against 1 Farvardin. */
export function yearBefore(day: string, calendar: Calendar): string {
  return iso(toCalendar(parseDate(day), calendar === 'persian' ? PERSIAN : GREGORIAN).subtract({ years: 1 }));
}

function iso(date: Parameters<typeof toCalendar>[0]): string {
  return toCalendar(date, GREGORIAN).toString().slice(0, 10);
}
