'use client';

import { useTranslations } from 'next-intl';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { UserText } from '#components/ui/bdi-text.tsx';
import { formatList } from '#lib/format/format-list.ts';
import { useFieldName } from './use-field-name.ts';

const SHOWN_SAMPLES = 3;

/** A column of the file, with a few of its values. */
export type FileColumn = { header: string; samples: readonly string[] };
/** A field of ours that columns can fill. */
export type FillableField = { key: string; isRequired: boolean };

type Props = {
  columns: readonly FileColumn[];
  fields: readonly FillableField[];
  fieldByHeader: Readonly<Record<string, string>>;
  onChoose: (header: string, field: string) => void;
};

/** Every column of the file beside the field that it fills; what is left out is said, never dropped silently. */
export function ColumnTable({ columns, fields, fieldByHeader, onChoose }: Props) {
  const t = useTranslations('imports.map');
  const prefs = usePrefs();
  const fieldName = useFieldName();
  const leftOut = columns.filter(({ header }) => !fieldByHeader[header]);
  return (
    <div className="flex flex-col gap-3">
      <ul className="flex flex-col">
        {columns.map(({ header, samples }) => (
          <li
            key={header}
            className="grid items-center gap-x-4 gap-y-1 border-b border-line py-2 last:border-b-0 sm:grid-cols-[minmax(0,1fr)_minmax(0,16rem)]"
          >
            <div className="min-w-0">
              <p className="truncate font-medium">
                <UserText>{header}</UserText>
              </p>
              <p className="truncate text-sm text-quiet">
                <UserText>{samples.slice(0, SHOWN_SAMPLES).join(' · ') || '—'}</UserText>
              </p>
            </div>
            <select
              aria-label={`${t('field')}: ${header}`}
              value={fieldByHeader[header] ?? ''}
              onChange={(event) => onChoose(header, event.target.value)}
              className={`h-9 w-full rounded-md border border-field bg-surface px-3 pointer-coarse:h-11 ${fieldByHeader[header] ? 'text-ink' : 'text-quiet'}`}
            >
              <option value="">{t('ignore')}</option>
              {fields.map(({ key, isRequired }) => (
                <option key={key} value={key}>
                  {isRequired ? t('required', { field: fieldName(key) }) : fieldName(key)}
                </option>
              ))}
            </select>
          </li>
        ))}
      </ul>
      <p className="text-sm text-quiet">
        {leftOut.length === 0 ? (
          t('all')
        ) : (
          <UserText>
            {t('unmapped', {
              count: leftOut.length,
              names: formatList(
                leftOut.map(({ header }) => header),
                prefs,
              ),
            })}
          </UserText>
        )}
      </p>
    </div>
  );
}
