'use client';

import { Minus, Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { type CountingUnit, inUnits, toPieces } from '#domains/inventory/units/counting-unit.ts';
import { parseInteger, toLocaleDigits } from '#lib/digits.ts';
import { UnitChoice } from '../../../_parts/unit-choice.tsx';
import { useUnitWords } from '../../../_parts/use-unit-words.ts';

const MOST_UNITS = 1_000_000;
const SINGLE = { factor: 1 };

type Props = {
  label: string;
  /** Always in pieces, whatever it is counted in. */
  value: number;
  onChange: (value: number) => void;
  /** In what the goods may be counted beside pieces. */
  units?: readonly CountingUnit[] | undefined;
};

/** A number of units that fingers change: one more, one less, or typed; in boxes too, where the goods come in boxes. */
export function UnitsBox({ label, value, onChange, units = [] }: Props) {
  const t = useTranslations('purchasing.receive');
  const prefs = usePrefs();
  const [unitId, setUnitId] = useState('');
  const unit = units.find((one) => one.id === unitId);
  const counted = unit ?? SINGLE;
  const whole = inUnits(value, counted);
  const shown = toLocaleDigits(String(whole.units), prefs.digits);
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-center gap-1">
        <IconButton
          label={t('less', { name: label })}
          icon={<Minus aria-hidden />}
          disabled={value === 0}
          onClick={() => onChange(Math.max(0, value - counted.factor))}
        />
        <input
          key={`${unitId} ${value}`}
          dir="ltr"
          inputMode="numeric"
          autoComplete="off"
          aria-label={label}
          defaultValue={shown}
          onFocus={(event) => event.target.select()}
          onBlur={(event) => {
            // Left as it was, it keeps the single pieces beside whole boxes.
            if (event.target.value === shown) return;
            const parsed = parseInteger(event.target.value);
            if (parsed.ok && parsed.value >= 0)
              onChange(Math.min(toPieces(parsed.value, counted), MOST_UNITS));
            else event.target.value = shown;
          }}
          className="h-11 w-16 rounded-md border border-field bg-surface text-center text-md"
        />
        <IconButton
          label={t('more', { name: label })}
          icon={<Plus aria-hidden />}
          onClick={() => onChange(value + counted.factor)}
        />
        {units.length > 0 ? (
          <UnitChoice units={units} value={unitId} onChange={setUnitId} label={label} />
        ) : null}
      </div>
      {unit ? <InPieces value={value} rest={whole.rest} base={unit.base} /> : null}
    </div>
  );
}

/** The box under what its units are, for eyes; who listens hears the label. */
export function UnitsField({ caption, ...box }: Props & { caption: string }) {
  return (
    <div className="flex flex-col gap-1">
      <span aria-hidden className="text-sm text-quiet">
        {caption}
      </span>
      <UnitsBox {...box} />
    </div>
  );
}

/** What whole boxes and the pieces beside them are together. */
function InPieces({ value, rest, base }: { value: number; rest: number; base: string }) {
  const t = useTranslations('units');
  const words = useUnitWords(usePrefs());
  return (
    <p role="status" className="text-sm text-quiet">
      {rest === 0 ? null : `${t('rest', { pieces: words.countOf(rest, base) })} `}
      {t('equals', { pieces: words.countOf(value, base) })}
    </p>
  );
}
