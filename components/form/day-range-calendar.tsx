'use client';

import { type DateValue, parseDate } from '@internationalized/date';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from 'react-aria-components/Button';
import {
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
} from 'react-aria-components/Calendar';
import { RangeCalendar } from 'react-aria-components/RangeCalendar';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { formatMonth } from '#lib/format/format-date.ts';
import { weekStart } from '#lib/format/prefs.ts';

const NAV_BUTTON =
  'flex size-8 items-center justify-center rounded-md hover:bg-neutral-3 disabled:opacity-40 pointer-coarse:size-11';

/** react-aria's names for the first day of a week. */
export const FIRST_DAYS = { 1: 'mon', 6: 'sat' } as const;

/** Business days as `2026-11-22`, both ends included. */
export type DayRange = { from: string; to: string };

type Props = { label: string; value?: DayRange | null; onChange?: (range: DayRange) => void };

/** A month to choose days in. Inside a `DateRangeField` it takes the field's days; alone it needs its own. */
export function DayRangeCalendar({ label, value, onChange }: Props) {
  const t = useTranslations('common.filter');
  const prefs = usePrefs();
  const own = onChange && {
    defaultValue: value ? { start: parseDate(value.from), end: parseDate(value.to) } : null,
    onChange: (range: { start: DateValue; end: DateValue } | null) => {
      if (range) onChange({ from: isoDay(range.start), to: isoDay(range.end) });
    },
  };
  return (
    <RangeCalendar
      aria-label={label}
      firstDayOfWeek={FIRST_DAYS[weekStart(prefs.locale)]}
      {...own}
      className="w-fit"
    >
      {({ state }) => (
        <>
          <header className="mb-2 flex items-center justify-between">
            <Button slot="previous" aria-label={t('previousMonth')} className={NAV_BUTTON}>
              <ChevronLeft aria-hidden className="size-4 rtl:rotate-180" />
            </Button>
            <p className="font-medium">
              {formatMonth(state.visibleRange.start.toDate('UTC'), { ...prefs, timeZone: 'UTC' })}
            </p>
            <Button slot="next" aria-label={t('nextMonth')} className={NAV_BUTTON}>
              <ChevronRight aria-hidden className="size-4 rtl:rotate-180" />
            </Button>
          </header>
          <CalendarGrid weekdayStyle="narrow">
            <CalendarGridHeader>
              {(day) => (
                <CalendarHeaderCell className="size-9 text-xs font-normal text-quiet">
                  {day}
                </CalendarHeaderCell>
              )}
            </CalendarGridHeader>
            <CalendarGridBody>
              {(date) => (
                <CalendarCell
                  date={date}
                  className="flex size-9 cursor-pointer items-center justify-center rounded-sm outline-offset-[-2px] hover:bg-neutral-3 data-[disabled]:text-neutral-8 data-[outside-month]:invisible data-[selected]:bg-accent-surface data-[selection-end]:bg-accent data-[selection-end]:text-on-accent data-[selection-start]:bg-accent data-[selection-start]:text-on-accent"
                />
              )}
            </CalendarGridBody>
          </CalendarGrid>
        </>
      )}
    </RangeCalendar>
  );
}

/** The picker hands back dates of the reader's calendar; stored and sent days are Gregorian. */
export function isoDay(date: DateValue): string {
  return date.toDate('UTC').toISOString().slice(0, 10);
}
