'use client';

import { type DateValue, parseDate } from '@internationalized/date';
import { DateField, DateInput, DateSegment } from 'react-aria-components/DateField';
import { Label } from 'react-aria-components/Label';
import { isoDay } from '#components/form/day-range-calendar.tsx';

type Props = { label: string; defaultValue: string; onChange: (day: string) => void; help?: string };

/** One business day in the reader's calendar; what it gives and takes is a Gregorian ISO day. */
export function DayField({ label, defaultValue, onChange, help }: Props) {
  return (
    <DateField<DateValue>
      defaultValue={parseDate(defaultValue)}
      onChange={(day) => {
        if (day) onChange(isoDay(day));
      }}
      className="flex flex-col gap-1"
    >
      <Label className="text-sm font-medium">{label}</Label>
      <DateInput className="flex h-9 w-fit min-w-40 items-center rounded-md border border-field bg-surface px-3 pointer-coarse:h-11">
        {(segment) => (
          <DateSegment
            segment={segment}
            className="rounded-sm px-px whitespace-pre outline-none data-[focused]:bg-accent data-[placeholder]:text-quiet data-[focused]:text-on-accent"
          />
        )}
      </DateInput>
      {help ? <p className="text-sm text-quiet">{help}</p> : null}
    </DateField>
  );
}
