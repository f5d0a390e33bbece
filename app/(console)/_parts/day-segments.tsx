'use client';

import { type DateValue, parseDate } from '@internationalized/date';
import { DateField, DateInput, DateSegment } from 'react-aria-components/DateField';
import { Label } from 'react-aria-components/Label';
import { useAnyDigits } from '#components/form/use-any-digits.ts';

export type DayFieldProps = {
  label: string;
  help?: string;
  error?: string;
  /** A Gregorian ISO day; without one the field begins empty. */
  defaultValue?: string;
  /** Null while the day is empty or not whole. */
  onChange: (day: string | null) => void;
};

/** One business day in the reader's calendar, part by part; what it gives and takes is a Gregorian ISO day. */
export function DaySegments({ label, help, error, defaultValue, onChange }: DayFieldProps) {
  const anyDigits = useAnyDigits();
  return (
    <DateField<DateValue>
      ref={anyDigits}
      defaultValue={defaultValue ? parseDate(defaultValue) : null}
      onChange={(day) => onChange(day ? day.toDate('UTC').toISOString().slice(0, 10) : null)}
      isInvalid={error !== undefined}
      // The form says what is wrong; the browser's own check would hold it back for ever.
      validationBehavior="aria"
      className="flex flex-col gap-1"
    >
      <Label className="text-sm font-medium">{label}</Label>
      <DateInput className="flex h-9 w-fit min-w-40 items-center rounded-md border border-field bg-surface px-3 data-[invalid]:border-bad pointer-coarse:h-11">
        {(segment) => (
          <DateSegment
            segment={segment}
            className="rounded-sm px-px whitespace-pre outline-none data-[focused]:bg-accent data-[placeholder]:text-quiet data-[focused]:text-on-accent"
          />
        )}
      </DateInput>
      {error ? (
        <p role="alert" className="text-sm text-bad">
          {error}
        </p>
      ) : null}
      {help ? <p className="text-sm text-quiet">{help}</p> : null}
    </DateField>
  );
}
