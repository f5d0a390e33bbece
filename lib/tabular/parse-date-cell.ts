import { CalendarDate, GregorianCalendar, PersianCalendar, toCalendar } from '@internationalized/date';
import { type CellResult, cleanCell } from './parse-cell.ts';

/** The order of the three parts of a date. */
export type DateOrder = 'yearFirst' | 'dayFirst' | 'monthFirst';

/** How a column writes its dates, as detected or as the person answered. */
export type DateConvention = {
  order: DateOrder;
  calendar: 'gregorian' | 'jalali';
  /** Added to years of two digits (2000, 1900, 1300, 1400); without it such years are refused. */
  shortYearBase?: number;
};

/** Where a wall-clock time belongs, and which of two is meant when clocks were put back; unanswered, such a time is refused. */
export type ZoneConvention = { timeZone: string; repeatedHour?: 'first' | 'second' };

/** The parts of a written date before anything is decided about them; null when the text is no such thing. */
export type DateParts = { parts: [string, string, string]; separator: string; time: string; zone: string };

type WallTime = { hour: number; minute: number; second: number; millisecond: number };

const MAX_DATE_LENGTH = 60;
const DATE_TEXT =
  /^(\d{1,4})([-/.])\s?(\d{1,2})\2\s?(\d{1,4})\.?(?:\s*г\.?)?(?:[T,،\s]+(\d{1,2}:\d{2}.*?))?(Z|[+-]\d{2}:?\d{2})?$/;
const TIME_TEXT = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([ap]\.?m\.?|[صم]|ق\.?ظ|ب\.?ظ)?$/i;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const persian = new PersianCalendar();
const gregorian = new GregorianCalendar();
const formats = new Map<string, Intl.DateTimeFormat>();

/** The parts of a written date, digits of any script; what detection and parsing both start from. */
export function splitDate(text: string): DateParts | null {
  if (text.length > MAX_DATE_LENGTH) return null;
  const match = DATE_TEXT.exec(cleanCell(text));
  if (!match) return null;
  const [, first = '', separator = '', second = '', third = '', time = '', zone = ''] = match;
  return { parts: [first, second, third], separator, time: time.trim(), zone };
}

/** The Gregorian day `yyyy-mm-dd` that a cell means; a time of day beside it is refused unless it is midnight. */
export function parseDate(text: string, convention: DateConvention): CellResult<string> {
  if (cleanCell(text) === '') return { ok: false, reason: 'empty' };
  const split = splitDate(text);
  if (!split || !/^(0?0:00(:00([.,]0+)?)?)?$/.test(split.time)) return { ok: false, reason: 'notADate' };
  return readDay(split.parts, convention);
}

/**
 * The instant that a cell means. A written offset (`Z`, `+03:30`) rules; otherwise the time is the wall clock of the zone,
 * and a time that the clocks skipped or showed twice is refused. A date alone means its midnight.
 */
export function parseDateTime(
  text: string,
  convention: DateConvention,
  zone: ZoneConvention,
): CellResult<Date> {
  if (cleanCell(text) === '') return { ok: false, reason: 'empty' };
  const split = splitDate(text);
  if (!split) return { ok: false, reason: 'notADate' };
  const day = readDay(split.parts, convention);
  if (!day.ok) return day;
  const time = readTime(split.time);
  if (!time) return { ok: false, reason: 'notADate' };
  const wallMs =
    Date.parse(`${day.value}T00:00:00Z`) +
    ((time.hour * 60 + time.minute) * 60 + time.second) * 1000 +
    time.millisecond;
  if (split.zone) return { ok: true, value: new Date(wallMs - offsetMinutes(split.zone) * MINUTE_MS) };
  return fromWallClock(wallMs, zone);
}

function readDay(parts: [string, string, string], convention: DateConvention): CellResult<string> {
  const [yearText, monthText, dayText] = arrange(parts, convention.order);
  if (monthText.length > 2 || dayText.length > 2) return { ok: false, reason: 'notADate' };
  if (yearText.length !== 4 && (yearText.length !== 2 || convention.shortYearBase === undefined)) {
    return { ok: false, reason: yearText.length === 2 ? 'shortYear' : 'notADate' };
  }
  const year = Number(yearText) + (yearText.length === 2 ? (convention.shortYearBase ?? 0) : 0);
  const month = Number(monthText);
  const day = Number(dayText);
  const calendar = convention.calendar === 'jalali' ? persian : gregorian;
  if (year < 1 || month < 1 || month > 12 || day < 1) return { ok: false, reason: 'noSuchDate' };
  const date = new CalendarDate(calendar, year, month, day);
  if (date.year !== year || date.month !== month || date.day !== day)
    return { ok: false, reason: 'noSuchDate' };
  return { ok: true, value: toCalendar(date, gregorian).toString() };
}

function arrange(
  [first, second, third]: [string, string, string],
  order: DateOrder,
): [string, string, string] {
  if (order === 'yearFirst') return [first, second, third];
  return order === 'dayFirst' ? [third, second, first] : [third, first, second];
}

function readTime(text: string): WallTime | null {
  if (text === '') return { hour: 0, minute: 0, second: 0, millisecond: 0 };
  const match = TIME_TEXT.exec(text);
  if (!match) return null;
  const half = match[5]?.toLowerCase() ?? '';
  const written = Number(match[1]);
  const minute = Number(match[2]);
  const second = Number(match[3] ?? 0);
  if (minute > 59 || second > 59 || written > 23 || (half !== '' && (written > 12 || written === 0)))
    return null;
  const isAfternoon = /^(p|م|ب)/.test(half);
  const hour = half === '' ? written : (written % 12) + (isAfternoon ? 12 : 0);
  return { hour, minute, second, millisecond: Number((match[4] ?? '').slice(0, 3).padEnd(3, '0')) };
}

function offsetMinutes(zone: string): number {
  if (zone === 'Z') return 0;
  const sign = zone.startsWith('-') ? -1 : 1;
  return sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2)));
}

/** Every instant that shows this wall clock is the wall clock minus an offset in force the day before or the day after. */
function fromWallClock(wallMs: number, zone: ZoneConvention): CellResult<Date> {
  const offsets = new Set([wallMs - DAY_MS, wallMs + DAY_MS].map((ms) => zoneOffsetMs(ms, zone.timeZone)));
  const instants = [...offsets]
    .map((offset) => wallMs - offset)
    .filter((ms) => ms + zoneOffsetMs(ms, zone.timeZone) === wallMs)
    .sort((left, right) => left - right);
  const [first, second] = instants;
  if (first === undefined) return { ok: false, reason: 'noSuchTime' };
  if (second === undefined) return { ok: true, value: new Date(first) };
  if (!zone.repeatedHour) return { ok: false, reason: 'repeatedTime' };
  return { ok: true, value: new Date(zone.repeatedHour === 'first' ? first : second) };
}

function zoneOffsetMs(instantMs: number, timeZone: string): number {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US-u-ca-iso8601-nu-latn', {
      timeZone,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(timeZone, format);
  }
  const part = Object.fromEntries(
    format.formatToParts(instantMs).map(({ type, value }) => [type, Number(value)]),
  );
  const shown = Date.UTC(
    part.year ?? 0,
    (part.month ?? 1) - 1,
    part.day,
    part.hour,
    part.minute,
    part.second,
  );
  return shown - Math.floor(instantMs / 1000) * 1000;
}
