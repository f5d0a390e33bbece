'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Checkbox } from '#components/form/checkbox.tsx';
import { SelectField } from '#components/form/select-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { CONDITIONS, DISPOSITIONS } from '#domains/orders/input.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import type { Unit, UnitState } from './units.ts';

type Props = {
  unit: Unit;
  number: number;
  sku: string;
  /** The numbers that it may have; none for goods without numbers. */
  serials?: readonly string[];
  onChange: (part: Partial<UnitState>) => void;
  onRemove: () => void;
};

/** One unit that came back: its state, and what becomes of it. */
export function UnitRow({ unit, number, sku, serials = [], onChange, onRemove }: Props) {
  const t = useTranslations('returns.desk');
  const tLots = useTranslations('lots.back');
  const tStatus = useTranslations('statuses');
  const prefs = usePrefs();
  const shown = formatNumber(number, prefs);
  return (
    <li className="flex flex-col gap-2 border-t border-line pt-3">
      <div className="flex items-center justify-between gap-2">
        <span className="font-medium">{t('unit', { number: shown })}</span>
        <IconButton label={t('remove', { number: shown, sku })} icon={<X aria-hidden />} onClick={onRemove} />
      </div>
      <div className="grid grid-cols-2 gap-2">
        <SelectField
          label={t('condition')}
          value={unit.condition}
          options={CONDITIONS.map((value) => ({ value, label: tStatus(`condition.${value}`) }))}
          onChange={(event) => {
            const condition = CONDITIONS.find((one) => one === event.target.value);
            if (condition) onChange({ condition });
          }}
        />
        <SelectField
          label={t('disposition')}
          value={unit.disposition}
          options={DISPOSITIONS.map((value) => ({ value, label: tStatus(`disposition.${value}`) }))}
          onChange={(event) => {
            const disposition = DISPOSITIONS.find((one) => one === event.target.value);
            if (disposition) onChange({ disposition });
          }}
        />
      </div>
      {serials.length > 0 ? (
        <SelectField
          label={tLots('numbers')}
          isOptional
          dir="ltr"
          placeholder="–"
          value={unit.serial ?? ''}
          options={serials.map((value) => ({ value, label: value }))}
          onChange={(event) => onChange({ serial: event.target.value })}
        />
      ) : null}
      <Checkbox
        label={t('tag')}
        checked={unit.isTagIntact}
        onChange={(event) => onChange({ isTagIntact: event.target.checked })}
      />
    </li>
  );
}
