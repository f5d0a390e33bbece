'use client';

import { parseDate } from '@internationalized/date';
import { CalendarDays } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from 'react-aria-components/Button';
import { DateInput, DateSegment } from 'react-aria-components/DateField';
import { DateRangePicker } from 'react-aria-components/DateRangePicker';
import { Dialog } from 'react-aria-components/Dialog';
import { FieldError } from 'react-aria-components/FieldError';
import { Group } from 'react-aria-components/Group';
import { Label } from 'react-aria-components/Label';
import { Popover } from 'react-aria-components/Popover';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { weekStart } from '#lib/format/prefs.ts';
import { type DayRange, DayRangeCalendar, FIRST_DAYS, isoDay } from './day-range-calendar.tsx';

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
          <DayRangeCalendar label={label} />
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
