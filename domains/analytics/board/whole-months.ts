import { monthOf } from '#lib/calendar.ts';
import { addDays } from '#lib/time.ts';
import type { Period } from '../period.ts';

/**
 * The calendar months that lie whole in a period: from the first day of the first one until, not with, the first day after
 * the last. With none of them, `from` lies behind the period and `until` not behind `from`.
 */
export function wholeMonths(period: Period): { from: string; until: string } {
  const first = monthOf(period.from, 'gregory');
  const from = first.from === period.from ? period.from : addDays(first.to, 1);
  const until = monthOf(addDays(period.to, 1), 'gregory').from;
  return from <= until ? { from, until } : { from: addDays(period.to, 1), until: addDays(period.to, 1) };
}
