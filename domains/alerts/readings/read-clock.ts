import type { Reader } from '#db/client.ts';
import { calendarOfBooks } from '#domains/money/periods/next-period.ts';
import { getBusiness } from '#domains/settings/get-business.ts';
import type { Calendar } from '#lib/format/prefs.ts';
import { dayIn } from '#lib/time.ts';

/** The business's own day and calendar at an instant. */
export type Clock = { now: Date; today: string; timeZone: string; calendar: Calendar };

/** @throws NOT_FOUND while there is no business. */
export async function readClock(db: Reader, now: Date): Promise<Clock> {
  const { timeZone, calendar } = await getBusiness(db);
  return { now, today: dayIn(timeZone, now), timeZone, calendar: calendarOfBooks(calendar) };
}
