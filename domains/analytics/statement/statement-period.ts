import {
  type CalendarDate,
  endOfMonth,
  GregorianCalendar,
  PersianCalendar,
  parseDate,
  startOfMonth,
  toCalendar,
} from '@internationalized/date';
import { yearBefore } from '#lib/calendar.ts';
import type { Calendar } from '#lib/format/prefs.ts';
import { addDays, isDay } from '#lib/time.ts';
import { lengthOf, type Period, previousPeriod } from '../period.ts';

const GREGORIAN = new GregorianCalendar();
const PERSIAN = new PersianCalendar();
/** Years below belong to the Jalali calendar, so that an address means the same months to everybody. */
const FIRST_GREGORIAN_YEAR = 1700;
const LAST_YEAR = 2200;
const FIRST_YEAR = 1300;
const LONGEST_DAYS = 3_660;
const MONTHS = { month: 1, quarter: 3, year: 12 } as const;
const AT = /^(\d{4})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])))?$/;

/** How long a statement is. `days` is any period. */
export const STATEMENT_SHAPES = ['month', 'quarter', 'year', 'days'] as const;

/** One of `STATEMENT_SHAPES`. */
export type StatementShape = (typeof STATEMENT_SHAPES)[number];

/** What a statement can be set against. */
export const STATEMENT_COMPARISONS = ['previous', 'year', 'budget', 'none'] as const;

/** One of `STATEMENT_COMPARISONS`. */
export type StatementComparison = (typeof STATEMENT_COMPARISONS)[number];

/** A statement's days, and how an address names them and their neighbours: `2026-10`, `1405-Q3`, `1405`. */
export type StatementPeriod = {
  shape: StatementShape;
  at: string | null;
  calendar: Calendar;
  period: Period;
  /** It has not ended yet: what it is set against ends as many days after its beginning. */
  isRunning: boolean;
  before: string | null;
  after: string | null;
};

/** Reads the days of a statement from an address. What it does not understand gives the month that ended last. */
export function readStatementPeriod(
  asked: { at?: string | undefined; from?: string | undefined; to?: string | undefined },
  today: string,
  calendar: Calendar,
): StatementPeriod {
  const custom = readDays(asked);
  if (custom) {
    const isRunning = custom.from <= today && custom.to > today;
    return { shape: 'days', at: null, calendar, period: custom, isRunning, before: null, after: null };
  }
  const lastMonth = startOfMonth(inCalendar(today, calendar)).subtract({ months: 1 });
  const { shape, start } = readAt(asked.at) ?? { shape: 'month' as const, start: lastMonth };
  const own = calendarOf(start);
  const period = { from: iso(start), to: iso(endOfMonth(start.add({ months: MONTHS[shape] - 1 }))) };
  return {
    shape,
    at: nameOf(shape, start),
    calendar: own,
    period,
    isRunning: period.from <= today && period.to > today,
    before: nameOf(shape, start.subtract({ months: MONTHS[shape] })),
    after: period.to < today ? nameOf(shape, start.add({ months: MONTHS[shape] })) : null,
  };
}

/** How an address names the month, quarter or year in which a day lies, by a calendar. */
export function periodNameOf(
  shape: Exclude<StatementShape, 'days'>,
  day: string,
  calendar: Calendar,
): string {
  return nameOf(shape, inCalendar(day, calendar));
}

/** The days that a statement is set against: the period before it, or the same one of the year before. */
export function comparedPeriod(
  { shape, period, calendar, isRunning }: StatementPeriod,
  comparison: 'previous' | 'year',
  today: string,
): Period {
  const whole = wholeComparedPeriod({ shape, period, calendar, comparison });
  if (!isRunning) return whole;
  const elapsed = addDays(whole.from, lengthOf({ from: period.from, to: today }) - 1);
  const [earlier] = [elapsed, whole.to].sort();
  return { from: whole.from, to: earlier ?? whole.to };
}

function wholeComparedPeriod(of: {
  shape: StatementShape;
  period: Period;
  calendar: Calendar;
  comparison: 'previous' | 'year';
}): Period {
  const { shape, period, calendar, comparison } = of;
  if (shape === 'days')
    return comparison === 'previous'
      ? previousPeriod(period)
      : { from: yearBefore(period.from, calendar), to: yearBefore(period.to, calendar) };
  const back = comparison === 'previous' ? MONTHS[shape] : MONTHS.year;
  const start = inCalendar(period.from, calendar).subtract({ months: back });
  return { from: iso(start), to: iso(endOfMonth(start.add({ months: MONTHS[shape] - 1 }))) };
}

function readDays({ from, to }: { from?: string | undefined; to?: string | undefined }): Period | undefined {
  if (!from || !to || !isDay(from) || !isDay(to) || from > to) return undefined;
  return lengthOf({ from, to }) <= LONGEST_DAYS ? { from, to } : undefined;
}

function readAt(
  at: string | undefined,
): { shape: 'month' | 'quarter' | 'year'; start: CalendarDate } | undefined {
  const [, yearText, monthText, quarterText] = AT.exec(at ?? '') ?? [];
  const year = Number(yearText);
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) return undefined;
  const calendar = year < FIRST_GREGORIAN_YEAR ? PERSIAN : GREGORIAN;
  const first = toCalendar(parseDate(year < FIRST_GREGORIAN_YEAR ? '2000-06-01' : '2000-01-01'), calendar);
  const of = (month: number) => first.set({ year, month, day: 1 });
  if (monthText) return { shape: 'month', start: of(Number(monthText)) };
  if (quarterText) return { shape: 'quarter', start: of(Number(quarterText) * 3 - 2) };
  return { shape: 'year', start: of(1) };
}

function nameOf(
  shape: 'month' | 'quarter' | 'year',
  { year, month }: { year: number; month: number },
): string {
  const years = String(year).padStart(4, '0');
  if (shape === 'year') return years;
  if (shape === 'quarter') return `${years}-Q${Math.ceil(month / 3)}`;
  return `${years}-${String(month).padStart(2, '0')}`;
}

function inCalendar(day: string, calendar: Calendar): CalendarDate {
  return toCalendar(parseDate(day), calendar === 'persian' ? PERSIAN : GREGORIAN);
}

function calendarOf({ calendar }: CalendarDate): Calendar {
  return calendar.identifier === 'persian' ? 'persian' : 'gregory';
}

function iso(date: CalendarDate): string {
  return toCalendar(date, GREGORIAN).toString().slice(0, 10);
}
