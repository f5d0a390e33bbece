'use client';

import { type CalendarDate, parseDate } from '@internationalized/date';
import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from 'react-aria-components/Button';
import {
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
} from 'react-aria-components/Calendar';
import { DateInput, DateSegment } from 'react-aria-components/DateField';
import { DateRangePicker } from 'react-aria-components/DateRangePicker';
import { Dialog } from 'react-aria-components/Dialog';
import { FieldError } from 'react-aria-components/FieldError';
import { Group } from 'react-aria-components/Group';
import { Label } from 'react-aria-components/Label';
import { Popover } from 'react-aria-components/Popover';
import { RangeCalendar } from 'react-aria-components/RangeCalendar';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { formatMonth } from '#lib/format/format-date.ts';
import { weekStart } from '#lib/format/prefs.ts';

const NAV_BUTTON =
  'flex size-8 items-center justify-center rounded-md hover:bg-neutral-3 disabled:opacity-40 pointer-coarse:size-11';
const FIRST_DAYS = { 1: 'mon', 6: 'sat' } as const;

/** Business days as `2026-11-22`, both ends included. */
export type DayRange = { from: string; to: string };

type Props = {
  label: string;
  value?: DayRange | null;
  onChange?: (range: DayRange | null) => void;
  error?: string;
  isLabelHidden?: boolean;
};

/** A range of days in the reader's calendar; what it gives and takes is always Gregorian ISO days. */
export function DateRangeField({ label, value, onChange, error, isLabelHidden }: Props) {
  const t = useTranslations('common.filter');
  const prefs = usePrefs();
  return (
    <DateRangePicker
      value={value ? { start: parseDate(value.from), end: parseDate(value.to) } : value}
      onChange={(range) => onChange?.(range ? { from: isoDay(range.start), to: isoDay(range.end) } : null)}
      isInvalid={error === undefined ? undefined : true}
      firstDayOfWeek={FIRST_DAYS[weekStart(prefs.locale)]}
      aria-label={isLabelHidden ? label : undefined}
      className="flex min-w-0 flex-col gap-1"
    >
      {isLabelHidden ? null : <Label className="text-sm font-medium">{label}</Label>}
      <Group className="flex h-9 w-fit items-center rounded-md border border-field bg-surface ps-3 pointer-coarse:h-11">
        <Days slot="start" label={t('from')} />
        <span aria-hidden className="px-2 text-quiet">
          –
        </span>
        <Days slot="end" label={t('to')} />
        <Button
          aria-label={t('openCalendar')}
          className="ms-2 flex size-8 items-center justify-center text-quiet"
        >
          <CalendarDays aria-hidden className="size-4" />
        </Button>
      </Group>
      <FieldError className="text-sm text-bad">{error}</FieldError>
      <Popover className="rounded-md bg-raised p-3 text-ink shadow-raised">
        <Dialog aria-label={label} className="outline-none">
          <Month />
        </Dialog>
      </Popover>
    </DateRangePicker>
  );
}

function Days({ slot, label }: { slot: 'start' | 'end'; label: string }) {
  return (
    <DateInput slot={slot} aria-label={label} className="flex">
      {(segment) => (
        <DateSegment
          segment={segment}
          className="rounded-sm px-px outline-none data-[focused]:bg-accent data-[placeholder]:text-quiet data-[focused]:text-on-accent"
        />
      )}
    </DateInput>
  );
}

function Month() {
  const t = useTranslations('common.filter');
  const prefs = usePrefs();
  return (
    <RangeCalendar className="w-fit">
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
function isoDay(date: { toDate: CalendarDate['toDate'] }): string {
  return date.toDate('UTC').toISOString().slice(0, 10);
}
