import { cleanCell } from '#lib/tabular/parse-cell.ts';
import { type DateConvention, parseDate } from '#lib/tabular/parse-date-cell.ts';
import { addDays, daysBetween } from '#lib/time.ts';

/** How a file names its periods. A `count` is a bare number: 1, 2, 3 … */
export type PeriodKind = 'month' | 'quarter' | 'week' | 'year' | 'day' | 'count';

/** A period as a number that grows by one from each to the next; days grow by one a day. */
export type Period = { kind: PeriodKind; at: number };

const EPOCH = '1970-01-01';
/** A Thursday: weeks of ISO 8601 belong to the year of their Thursday. */
const THURSDAY = 3;
const WEEK_DAYS = 7;

/** Periods after which each kind usually repeats itself. */
export const USUAL_SEASON: Record<PeriodKind, number> = {
  month: 12,
  quarter: 4,
  week: 52,
  year: 1,
  day: 7,
  count: 1,
};

/** Reads 2026-03, 2026Q1, 2026-W09, 2026, a date as the column writes it, or a bare number; null for anything else. */
export function readPeriod(text: string, dates: DateConvention | null): Period | null {
  const cell = cleanCell(text);
  const month = /^(\d{4})[-/.](\d{1,2})$/.exec(cell) ?? /^((?:1[3-9]|20)\d{2})(\d{2})$/.exec(cell);
  if (month && Number(month[2]) >= 1 && Number(month[2]) <= 12) {
    return { kind: 'month', at: Number(month[1]) * 12 + Number(month[2]) - 1 };
  }
  const quarter = /^(\d{4})[-/. ]?Q([1-4])$/i.exec(cell);
  if (quarter) return { kind: 'quarter', at: Number(quarter[1]) * 4 + Number(quarter[2]) - 1 };
  const week = /^(\d{4})[-/. ]?W(\d{1,2})$/i.exec(cell);
  if (week) return { kind: 'week', at: mondayOf(Number(week[1])) / WEEK_DAYS + Number(week[2]) - 1 };
  if (/^(?:1[3-9]|20)\d{2}$/.test(cell)) return { kind: 'year', at: Number(cell) };
  if (/^\d{1,9}$/.test(cell)) return { kind: 'count', at: Number(cell) };
  const day = dates && parseDate(cell, dates);
  return day?.ok ? { kind: 'day', at: daysBetween(EPOCH, day.value) } : null;
}

/** The name of a period, as the file would write it; dates in ISO order. */
export function writePeriod({ kind, at }: Period): string {
  switch (kind) {
    case 'month':
      return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
    case 'quarter':
      return `${Math.floor(at / 4)}Q${(at % 4) + 1}`;
    case 'week': {
      const year = Number(addDays(EPOCH, at * WEEK_DAYS).slice(0, 4));
      return `${year}-W${String(at - mondayOf(year) / WEEK_DAYS + 1).padStart(2, '0')}`;
    }
    case 'day':
      return addDays(EPOCH, at);
    default:
      return String(at);
  }
}

/** The Monday of the first ISO week of a year, in days since the Monday before 1970. */
function mondayOf(year: number): number {
  const fourth = daysBetween(EPOCH, `${year}-01-04`) + THURSDAY;
  return fourth - (((fourth % WEEK_DAYS) + WEEK_DAYS) % WEEK_DAYS);
}
