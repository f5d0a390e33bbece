'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { SelectField } from '#components/form/select-field.tsx';
import { TextField } from '#components/form/text-field.tsx';
import { isUnitWord, UNIT_WORDS } from '#domains/inventory/units/counting-unit.ts';

const OWN = 'own';

type Props = { label: string; help?: string; value: string; onChange: (name: string) => void };

/** The name of a unit: one of the words that every language knows, or one of the shop's own. */
export function UnitNameField({ label, help, value, onChange }: Props) {
  const t = useTranslations('units');
  const [isOwn, setOwn] = useState(!isUnitWord(value));
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <SelectField
        label={label}
        help={help}
        value={isOwn ? OWN : value}
        options={[
          ...UNIT_WORDS.map((word) => ({ value: word, label: t(`word.${word}`) })),
          { value: OWN, label: t('own') },
        ]}
        onChange={(event) => {
          const chosen = event.target.value;
          setOwn(chosen === OWN);
          onChange(chosen === OWN ? '' : chosen);
        }}
      />
      {isOwn ? (
        <TextField
          label={t('ownName')}
          maxLength={40}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      ) : null}
    </div>
  );
}
