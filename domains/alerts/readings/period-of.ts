import type { Period } from '#domains/analytics/period.ts';
import { monthOf } from '#lib/calendar.ts';
import type { Calendar } from '#lib/format/prefs.ts';
import { addDays } from '#lib/time.ts';
import type { AlertPeriod } from '../alert-kinds.ts';

const WEEK_DAYS = 7;

/** The days that a rule looks at on a day of the business. Seven days are whole ones, and end yesterday. */
export function periodOf(period: AlertPeriod, today: string, calendar: Calendar): Period {
  const yesterday = addDays(today, -1);
  if (period === 'today') return { from: today, to: today };
  if (period === 'yesterday') return { from: yesterday, to: yesterday };
  if (period === '7days') return { from: addDays(today, -WEEK_DAYS), to: yesterday };
  return { from: monthOf(today, calendar).from, to: today };
}
