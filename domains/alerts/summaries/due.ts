import { monthOf } from '#lib/calendar.ts';
import type { Calendar } from '#lib/format/prefs.ts';
import { dayIn } from '#lib/time.ts';
import type { SummaryKind } from '../alert-kinds.ts';
import type { QuietHours } from '../rules/quiet-hours.ts';

/** A summary whose hour was missed by longer is not sent any more: it would tell of the wrong morning. */
export const LATEST_HOURS = 12;

/** Which summaries somebody wants, when in the own day, and when no mail of an alert. */
export type SummaryChoice = QuietHours & {
  daily: boolean;
  weekly: boolean;
  monthly: boolean;
  hour: number;
  weekday: number;
  skipsEmpty: boolean;
};

/** What an owner gets without having chosen; everybody else gets none. */
export function usualChoice(role: string): SummaryChoice {
  const isOn = role === 'owner';
  return {
    daily: isOn,
    weekly: isOn,
    monthly: isOn,
    hour: 8,
    weekday: 1,
    skipsEmpty: true,
    quietFrom: null,
    quietUntil: null,
  };
}

/**
 * Which summaries somebody is to have at an instant, by the own time zone and calendar, and the own day that they are sent
 * for. Within a day any instant from the hour on says the same, so that a missed hour is made up for once.
 */
export function dueSummaries(
  choice: SummaryChoice,
  at: { now: Date; timeZone: string; calendar: Calendar },
): { day: string; kinds: SummaryKind[] } {
  const day = dayIn(at.timeZone, at.now);
  const hour = hourIn(at.timeZone, at.now);
  if (hour < choice.hour || hour >= choice.hour + LATEST_HOURS) return { day, kinds: [] };
  const kinds: SummaryKind[] = [];
  if (choice.daily) kinds.push('daily');
  if (choice.weekly && new Date(`${day}T00:00:00Z`).getUTCDay() === choice.weekday) kinds.push('weekly');
  if (choice.monthly && monthOf(day, at.calendar).from === day) kinds.push('monthly');
  return { day, kinds };
}

/** The hour of the day at an instant in a time zone, 0 to 23. */
export function hourIn(timeZone: string, instant: Date): number {
  return Number(
    new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(instant),
  );
}
