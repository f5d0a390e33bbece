'use client';

import { useTranslations } from 'next-intl';
import type { Ref } from 'react';
import { SelectField } from '#components/form/select-field.tsx';
import { Banner } from '#components/ui/banner.tsx';
import { useFieldName } from './use-field-name.ts';

type Props = {
  fields: readonly string[];
  /** The columns that fill nothing yet. */
  headers: readonly string[];
  isRefused: boolean;
  onChoose: (header: string, field: string) => void;
  ref: Ref<HTMLDivElement>;
};

/** The needed fields that have no column, each with the choice of one; nothing while all have. */
export function MissingColumns({ fields, headers, isRefused, onChoose, ref }: Props) {
  const t = useTranslations('imports.map');
  const fieldName = useFieldName();
  if (fields.length === 0) return null;
  return (
    <div ref={ref} className="scroll-mt-20">
      <Banner tone={isRefused ? 'bad' : 'warn'} title={t('missingTitle', { count: fields.length })}>
        <p className="mb-3">{t('missingHint')}</p>
        <div className="grid max-w-3xl gap-4 sm:grid-cols-2">
          {fields.map((field) => (
            <SelectField
              key={field}
              label={fieldName(field)}
              value=""
              placeholder={t('chooseColumn')}
              onChange={(event) => onChoose(event.target.value, field)}
              options={headers.map((value) => ({ value, label: value }))}
            />
          ))}
        </div>
      </Banner>
    </div>
  );
}
