import {
  CalendarDate,
  endOfMonth,
  GregorianCalendar,
  PersianCalendar,
  toCalendar,
} from '@internationalized/date';
import { normaliseDigits } from './digits.ts';

const GREGORIAN = new GregorianCalendar();
const PERSIAN = new PersianCalendar();
/** Years up to here are Jalali. */
const LAST_JALALI_YEAR = 1599;
const WRITTEN = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?$/;
const BACKWARDS = /^(?:(\d{1,2})[-/.])?(\d{1,2})[-/.](\d{4})$/;
/** As in a GS1 code: the last day of the month where the day is 00. */
const PACKED = /^(\d{2})(\d{2})(\d{2})$/;

/**
 * Reads a day as it is printed on packages: `2027-03`, `2027/03/15`, `03.2027`, `270315`, or Jalali `1406/01`, in any
 * digits. A month means its last day. The Gregorian day YYYY-MM-DD, or null for what is no day.
 */
export function readPrintedDay(text: string): string | null {
  const plain = normaliseDigits(text).trim();
  const written = WRITTEN.exec(plain);
  if (written) return dayOf(Number(written[1]), Number(written[2]), Number(written[3] ?? 0));
  const backwards = BACKWARDS.exec(plain);
  if (backwards) return dayOf(Number(backwards[3]), Number(backwards[2]), Number(backwards[1] ?? 0));
  const packed = PACKED.exec(plain);
  return packed ? dayOf(2000 + Number(packed[1]), Number(packed[2]), Number(packed[3])) : null;
}

/** The Gregorian day; day 0 is the last of the month. */
function dayOf(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || year < 1300) return null;
  const first = new CalendarDate(year <= LAST_JALALI_YEAR ? PERSIAN : GREGORIAN, year, month, 1);
  const last = endOfMonth(first);
  if (day > last.day) return null;
  return toCalendar(day === 0 ? last : first.set({ day }), GREGORIAN).toString();
}
