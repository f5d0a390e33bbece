'use client';

import { fromDate } from '@internationalized/date';
import { DateField, DateInput, DateSegment } from 'react-aria-components/DateField';
import { Label } from 'react-aria-components/Label';
import { useAnyDigits } from '#components/form/use-any-digits.ts';
import { usePrefs } from '#components/shell/prefs-provider.tsx';

type Props = { label: string; value: Date; onChange: (moment: Date) => void };

/** A moment to the minute, in the reader's calendar and time zone. */
export function MomentField({ label, value, onChange }: Props) {
  const prefs = usePrefs();
  const anyDigits = useAnyDigits();
  return (
    <DateField
      ref={anyDigits}
      granularity="minute"
      hideTimeZone
      defaultValue={fromDate(value, prefs.timeZone)}
      maxValue={fromDate(new Date(value.getTime() + 1), prefs.timeZone)}
      onChange={(moment) => {
        if (moment) onChange(moment.toDate());
      }}
      className="flex flex-col gap-1"
    >
      <Label className="text-sm font-medium">{label}</Label>
      {/* Inline, not flex: only running text puts the hours before the minutes in every direction. */}
      <DateInput className="block h-9 w-fit rounded-md border border-field bg-surface px-3 leading-9 whitespace-nowrap pointer-coarse:h-11 pointer-coarse:leading-11">
        {(segment) => (
          <DateSegment
            segment={segment}
            className="inline rounded-sm px-px whitespace-pre outline-none data-[focused]:bg-accent data-[placeholder]:text-quiet data-[focused]:text-on-accent"
          />
        )}
      </DateInput>
    </DateField>
  );
}
