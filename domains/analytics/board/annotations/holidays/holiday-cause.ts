/** One holiday of a country's calendar: `day` is its first, YYYY-MM-DD. */
export type NamedHoliday = { country: string; key: string; day: string };

/** The `cause` of the annotation that stands in place of a holiday: written anew, or hidden where it is removed. */
export function holidayCause({ country, key, day }: NamedHoliday): string {
  return `holiday:${country}:${key}:${day}`;
}

/** The `cause` of the removed annotation that hides a whole calendar. */
export function calendarCause(country: string): string {
  return `calendar:${country}`;
}
