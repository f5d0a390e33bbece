'use client';

import { useTranslations } from 'next-intl';
import { Checkbox } from '#components/form/checkbox.tsx';
import { SelectField } from '#components/form/select-field.tsx';
import type { Reading } from '#domains/imports/mapping.ts';

const DELIMITERS = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe' } as const;
const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1256', 'windows-1251', 'windows-1252'];
const DATE_ORDERS = ['yearFirst', 'dayFirst', 'monthFirst'] as const;
const CALENDARS = ['gregorian', 'jalali'] as const;
const SIGNS = { '.': 'point', ',': 'comma' } as const;

/**
 * How the file is written, as it was found; each can be said otherwise. Only what is changed counts as an answer; what
 * changes the columns themselves is read anew at once.
 */
export function ReadingFields({
  reading,
  sheets,
  isReading,
  onChange,
  onReadAnew,
}: {
  reading: Reading;
  sheets: readonly string[];
  isReading: boolean;
  onChange: (changed: Partial<Reading>) => void;
  onReadAnew: (changed: Partial<Reading>) => void;
}) {
  const t = useTranslations('imports');
  const isCsv = reading.format === 'csv';
  return (
    <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      {sheets.length > 1 ? (
        <SelectField
          label={t('detect.sheet')}
          help={t('detect.reread')}
          defaultValue={reading.sheet ?? sheets[0]}
          disabled={isReading}
          onChange={(event) => onReadAnew({ sheet: event.target.value })}
          options={sheets.map((value) => ({ value, label: value }))}
        />
      ) : null}
      {isCsv ? (
        <>
          <SelectField
            label={t('detect.encoding')}
            dir="ltr"
            defaultValue={reading.encoding}
            disabled={isReading}
            onChange={(event) => onReadAnew({ encoding: event.target.value })}
            options={[...new Set([reading.encoding ?? 'utf-8', ...ENCODINGS])].map((value) => ({
              value,
              label: value,
            }))}
          />
          <SelectField
            label={t('detect.delimiter')}
            defaultValue={reading.delimiter}
            disabled={isReading}
            onChange={(event) => onReadAnew({ delimiter: event.target.value })}
            options={Object.entries(DELIMITERS).map(([value, word]) => ({
              value,
              label: t(`delimiter.${word}`),
            }))}
          />
        </>
      ) : null}
      <SelectField
        label={t('detect.decimalSign')}
        defaultValue={reading.decimalSign ?? ''}
        placeholder={reading.decimalSign ? undefined : t('detect.unknown')}
        onChange={(event) => onChange({ decimalSign: event.target.value === ',' ? ',' : '.' })}
        options={Object.entries(SIGNS).map(([value, word]) => ({ value, label: t(`decimalSign.${word}`) }))}
      />
      <SelectField
        label={t('detect.dateOrder')}
        defaultValue={reading.dateOrder ?? ''}
        placeholder={reading.dateOrder ? undefined : t('detect.unknown')}
        onChange={(event) => onChange({ dateOrder: DATE_ORDERS.find((one) => one === event.target.value) })}
        options={DATE_ORDERS.map((value) => ({ value, label: t(`dateOrder.${value}`) }))}
      />
      <SelectField
        label={t('detect.calendar')}
        defaultValue={reading.calendar ?? ''}
        placeholder={reading.calendar ? undefined : t('detect.unknown')}
        onChange={(event) => onChange({ calendar: CALENDARS.find((one) => one === event.target.value) })}
        options={CALENDARS.map((value) => ({ value, label: t(`calendar.${value}`) }))}
      />
      <div className="flex items-end">
        <Checkbox
          label={t('detect.hasHeader')}
          defaultChecked={reading.hasHeader}
          disabled={isReading}
          onChange={(event) => onReadAnew({ hasHeader: event.target.checked })}
        />
      </div>
    </div>
  );
}
