import { CalendarDate, GregorianCalendar, PersianCalendar, toCalendar } from '@internationalized/date';
import { addDays, daysBetween } from '../time.ts';
import { easterOf } from './easter.ts';
import { HOLIDAY_BOOKS, type HolidayBook, type HolidayRule } from './holiday-rules.ts';
import { dayOfMonth, isMoonKnown, lunarMonths } from './lunar-day.ts';

/** A public holiday with its days, YYYY-MM-DD. `key` names it in the messages. */
export type Holiday = {
  key: string;
  startsOn: string;
  endsOn: string;
  /** It was Saturday or Sunday, and this working day is free instead. */
  isInstead: boolean;
};

type Days = { from: string; to: string };

const SATURDAY = 6;
const GREGORIAN = new GregorianCalendar();
const PERSIAN = new PersianCalendar();
/** A holiday may begin or be moved from before the days that are asked for. */
const MARGIN_DAYS = 14;

/** Whether we know the public holidays of a country. */
export function knowsHolidays(country: string): boolean {
  return Object.hasOwn(HOLIDAY_BOOKS, country);
}

/** Whether a country keeps feasts of the moon. */
export function hasMoon(country: string): boolean {
  return HOLIDAY_BOOKS[country]?.moon !== undefined;
}

/** Whether feasts of the moon are known on all of some days; where not, they are missing. */
export function knowsMoon(country: string, days: Days): boolean {
  const moon = HOLIDAY_BOOKS[country]?.moon;
  return moon === undefined || isMoonKnown(moon, days);
}

/**
 * The public holidays of a country that touch some days, the earliest first; none of a country that we do not know. What
 * a government frees or moves by decree is not known, nor what the sight of the moon changes at the last hour. Pure.
 */
export function publicHolidays(country: string, { from, to }: Days): Holiday[] {
  const book = HOLIDAY_BOOKS[country];
  if (!book) return [];
  const around = { from: addDays(from, -MARGIN_DAYS), to: addDays(to, MARGIN_DAYS) };
  const found = book.rules.flatMap((rule) =>
    daysOfRule(rule, book, around).map((day) => holidayOf(rule, day)),
  );
  const all = [...found, ...freeInstead(found, book.moved ?? [])];
  return all
    .filter(({ startsOn, endsOn }) => startsOn <= to && endsOn >= from)
    .sort((one, other) => (one.startsOn + one.key < other.startsOn + other.key ? -1 : 1));
}

function holidayOf({ key, days = 1 }: HolidayRule, startsOn: string): Holiday {
  return { key, startsOn, endsOn: addDays(startsOn, days - 1), isInstead: false };
}

/** The first day of each time that a holiday comes. */
function daysOfRule(rule: HolidayRule, book: HolidayBook, days: Days): string[] {
  const { until } = rule;
  return firstDays(rule, book, days).filter((day) => until === undefined || day <= until);
}

function firstDays(rule: HolidayRule, book: HolidayBook, days: Days): string[] {
  if (rule.by === 'moon') {
    const months = lunarMonths(book.moon ?? 'umm-al-qura', days).filter(({ month }) => month === rule.month);
    return months.map((month) => dayOfMonth(month, rule.day));
  }
  const first = Number(days.from.slice(0, 4)) - 1;
  const last = Number(days.to.slice(0, 4));
  const years = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  return years.map((year) => dayInYear(rule, book, year));
}

function dayInYear(rule: Exclude<HolidayRule, { by: 'moon' }>, book: HolidayBook, year: number): string {
  if (rule.by === 'easter') return addDays(easterOf(year, book.easter ?? 'western'), rule.offset);
  if (rule.by === 'weekday') return weekdayOf(year, rule);
  if (rule.by === 'sun') return iso(new CalendarDate(year, rule.month, rule.day));
  // The Persian year begins in spring, and its last months lie in the next one of ours.
  const persianYear = year - PERSIAN_BEHIND;
  return iso(toCalendar(new CalendarDate(PERSIAN, persianYear, rule.month, rule.day), GREGORIAN));
}

const PERSIAN_BEHIND = 621;

function weekdayOf(year: number, rule: Extract<HolidayRule, { by: 'weekday' }>): string {
  const start = iso(new CalendarDate(year, rule.month, 1));
  const first = addDays(start, (rule.weekday - weekday(start) + 7) % 7);
  if (rule.which === 'first') return first;
  const next = iso(new CalendarDate(year, rule.month, 1).add({ months: 1 }));
  const weeks = Math.floor((daysBetween(first, next) - 1) / 7);
  return addDays(first, weeks * 7);
}

/** The next working day for each holiday that fell on a weekend and is moved, one after the other. */
function freeInstead(found: readonly Holiday[], moved: readonly string[]): Holiday[] {
  const free = new Set(found.map(({ startsOn }) => startsOn));
  const lost = found.filter(({ key, startsOn }) => moved.includes(key) && isWeekend(startsOn));
  return lost
    .toSorted((one, other) => (one.startsOn < other.startsOn ? -1 : 1))
    .map(({ key, startsOn }) => {
      let day = addDays(startsOn, 1);
      while (isWeekend(day) || free.has(day)) day = addDays(day, 1);
      free.add(day);
      return { key, startsOn: day, endsOn: day, isInstead: true };
    });
}

function isWeekend(day: string): boolean {
  return weekday(day) === 0 || weekday(day) === SATURDAY;
}

function weekday(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

function iso(date: CalendarDate): string {
  return date.toString().slice(0, 10);
}
