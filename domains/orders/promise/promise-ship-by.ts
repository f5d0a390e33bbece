import { parseDate } from '@internationalized/date';
import { addDays, dayIn } from '#lib/time.ts';

/** Where the country is not known as a code, as most of the world: Saturday and Sunday. */
const WORLD = '001';
const COUNTRY = /^[A-Za-z]{2}$/;
const SUNDAY = 7;

const weekends = new Map<string, readonly number[]>();

/** What the promise rests on; `OrderFacts` has it. */
type Promised = { channel: { shipWithinDays?: number }; business: { timeZone: string; country?: string } };

/**
 * The end of the last working day on which an order should leave: so many working days of its channel after the day on
 * which it was placed, in the business's own time. Weekends are those of its country; holidays are not known. Null where
 * the channel promises nothing. Pure.
 */
export function promiseShipBy(placedAt: Date, { channel, business }: Promised): Date | null {
  const { timeZone, country = '' } = business;
  let left = channel.shipWithinDays ?? 0;
  if (left === 0) return null;
  const rest = weekendOf(country);
  let day = dayIn(timeZone, placedAt);
  while (left > 0) {
    day = addDays(day, 1);
    if (!rest.includes(weekdayOf(day))) left -= 1;
  }
  return endOfDay(day, timeZone);
}

/** The last millisecond of a day (YYYY-MM-DD) in a time zone, so that the instant still lies on that day. */
export function endOfDay(day: string, timeZone: string): Date {
  return new Date(parseDate(addDays(day, 1)).toDate(timeZone).getTime() - 1);
}

/** Monday is 1, Sunday 7. */
function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || SUNDAY;
}

function weekendOf(country: string): readonly number[] {
  const region = COUNTRY.test(country) ? country.toUpperCase() : WORLD;
  const known = weekends.get(region) ?? new Intl.Locale(`und-${region}`).getWeekInfo().weekend;
  weekends.set(region, known);
  return known;
}
