import type { OpeningHours } from '#db/schema/fulfilment.ts';
import { addDays } from '#lib/time.ts';

/** A moment of the business's own day: its date, its weekday from Monday (0) on, its minute. */
export type Moment = { day: string; weekday: number; minute: number };

const MOST_DAYS_AHEAD = 60;
const FORMATS = new Map<string, Intl.DateTimeFormat>();
const MINUTE_MS = 60_000;
const DAY_MINUTES = 1_440;

/** An instant as the business's own clock and calendar show it. */
export function momentIn(timeZone: string, instant: Date): Moment {
  let format = FORMATS.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
    FORMATS.set(timeZone, format);
  }
  const zone = format.formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign, hours, minutes] = /GMT([+-])(\d{2}):(\d{2})/.exec(zone) ?? [];
  const offset = (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
  return momentAt(instant, offset);
}

/** When the business's own day of an instant began. */
export function startOfDay(timeZone: string, instant: Date): Date {
  const { minute } = momentIn(timeZone, instant);
  return new Date(Math.floor(instant.getTime() / MINUTE_MS - minute) * MINUTE_MS);
}

/** An instant as a clock shows it that is so many minutes ahead of UTC. */
export function momentAt(instant: Date, offsetMinutes: number): Moment {
  const minutes = Math.floor(instant.getTime() / MINUTE_MS) + offsetMinutes;
  const at = new Date(minutes * MINUTE_MS);
  return {
    day: at.toISOString().slice(0, 10),
    weekday: (at.getUTCDay() + 6) % 7,
    minute: ((minutes % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES,
  };
}

/** Whether an order that comes at this moment can still leave today. Hours that nobody stated are open. */
export function canLeaveToday(hours: OpeningHours | null, at: Moment): boolean {
  if (!hours) return true;
  const today = hours.closedOn.includes(at.day) ? null : hours.week[at.weekday];
  return today ? at.minute < Math.min(today.closes, hours.cutOff ?? today.closes) : false;
}

/** The first day on which an order of this moment can leave; null when the place is closed for the next sixty days. */
export function firstLeavingDay(hours: OpeningHours | null, at: Moment): string | null {
  if (canLeaveToday(hours, at)) return at.day;
  for (let ahead = 1; ahead <= MOST_DAYS_AHEAD; ahead++) {
    const day = addDays(at.day, ahead);
    if (canLeaveToday(hours, { day, weekday: (at.weekday + ahead) % 7, minute: 0 })) return day;
  }
  return null;
}
