'use client';

import { useTranslations } from 'next-intl';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import type { CountingUnit } from '#domains/inventory/units/counting-unit.ts';
import { useUnitWords } from './use-unit-words.ts';

type Props = {
  units: readonly CountingUnit[];
  /** The id of the chosen unit; empty for single pieces. */
  value: string;
  onChange: (unitId: string) => void;
  /** What is counted, for who cannot see the number beside it. */
  label: string;
};

/** In which unit a number beside it is counted. */
export function UnitChoice({ units, value, onChange, label }: Props) {
  const t = useTranslations('units');
  const words = useUnitWords(usePrefs());
  return (
    <select
      aria-label={`${label} · ${t('countIn')}`}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className="h-9 max-w-32 rounded-md border border-field bg-surface px-2 pointer-coarse:h-11"
    >
      <option value="">{words.nameOf(units[0]?.base ?? 'piece')}</option>
      {units.map((unit) => (
        <option key={unit.id} value={unit.id}>
          {words.nameOf(unit.name)}
        </option>
      ))}
    </select>
  );
}
