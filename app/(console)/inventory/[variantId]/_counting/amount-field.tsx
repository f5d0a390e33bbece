'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { NumberField } from '#components/form/number-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { type CountingUnit, toPieces } from '#domains/inventory/units/counting-unit.ts';
import { parseInteger } from '#lib/digits.ts';
import { UnitChoice } from '../../../_parts/unit-choice.tsx';
import { useUnitWords } from '../../../_parts/use-unit-words.ts';

type Props = {
  /** The form's field that says how many pieces it is. */
  name: string;
  label: string;
  help?: string | undefined;
  error?: string | undefined;
  units: readonly CountingUnit[];
  /** Told with each change; null while what stands there is no number. */
  onPieces?: (pieces: number | null) => void;
};

/** A quantity in pieces or in another unit of the goods; the form gets pieces. */
export function AmountField({ name, label, help, error, units, onPieces }: Props) {
  const t = useTranslations('units');
  const words = useUnitWords(usePrefs());
  const [text, setText] = useState('');
  const [unitId, setUnitId] = useState('');
  const unit = units.find((one) => one.id === unitId);
  const pieces = piecesOf(text, unit);

  function change(next: { text?: string; unitId?: string }) {
    const { text: nextText = text, unitId: nextId = unitId } = next;
    setText(nextText);
    setUnitId(nextId);
    onPieces?.(
      piecesOf(
        nextText,
        units.find((one) => one.id === nextId),
      ),
    );
  }

  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-start gap-2 *:first:flex-1">
        <NumberField
          label={label}
          help={help}
          error={error}
          value={text}
          onChange={(event) => change({ text: event.currentTarget.value })}
          autoFocus
        />
        {units.length > 0 ? (
          // Beside the box, below the height of its label.
          <div className="mt-6">
            <UnitChoice
              units={units}
              value={unitId}
              onChange={(chosen) => change({ unitId: chosen })}
              label={label}
            />
          </div>
        ) : null}
      </div>
      {unit && pieces !== null ? (
        <p role="status" className="text-sm text-quiet">
          {t('equals', { pieces: words.countOf(pieces, unit.base) })}
        </p>
      ) : null}
      <input type="hidden" name={name} value={pieces ?? ''} />
    </div>
  );
}

function piecesOf(text: string, unit: CountingUnit | undefined): number | null {
  const parsed = parseInteger(text);
  if (!parsed.ok) return null;
  return unit ? toPieces(parsed.value, unit) : parsed.value;
}
