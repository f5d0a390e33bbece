'use client';

import { Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { NumberField } from '#components/form/number-field.tsx';
import { TextField } from '#components/form/text-field.tsx';
import { useLive } from '#components/shell/live-provider.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { notify } from '#components/ui/toast.ts';
import type { VariantUnits } from '#domains/inventory/units/list-units.ts';
import { newClientId } from '#lib/client-id.ts';
import { FailureNote } from '../../../_parts/failure-note.tsx';
import { useAction } from '../../../_parts/use-action.ts';
import { useUnitWords } from '../../../_parts/use-unit-words.ts';
import { countIn } from '../../actions.ts';
import { readUnitRows, type UnitText, unitTexts } from './read-unit-rows.ts';
import { UnitNameField } from './unit-name-field.tsx';

type Props = { variantId: string; known: VariantUnits; onDone: () => void };

/** Says what one piece is called, and which boxes there are with how many in each. */
export function UnitsForm({ variantId, known, onDone }: Props) {
  const t = useTranslations('units');
  const { tell } = useLive();
  const prefs = usePrefs();
  const words = useUnitWords(prefs);
  const [base, setBase] = useState(known.base);
  const [rows, setRows] = useState<readonly UnitText[]>(() => unitTexts(known.units, prefs.digits));
  const [problem, setProblem] = useState<string>();
  const { run, isPending, failure } = useAction(countIn, () => {
    tell(['product']);
    void notify(t('saved'));
    onDone();
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const read = readUnitRows(base, rows);
    setProblem(read.ok ? undefined : t(`problem.${read.problem}`));
    if (read.ok) run({ variantId, base: base.trim(), units: read.units });
  }

  const change = (row: UnitText, part: Partial<UnitText>) =>
    setRows(rows.map((one) => (one === row ? { ...one, ...part } : one)));
  return (
    <form method="post" onSubmit={submit} className="flex flex-col gap-4" noValidate>
      <p className="text-quiet">{t('hint')}</p>
      <FailureNote failure={failure} />
      <UnitNameField label={t('one')} help={t('baseHelp')} value={base} onChange={setBase} />
      {rows.map((row) => (
        <fieldset key={row.id} className="flex flex-col gap-2 border-t border-line pt-3">
          <div className="grid grid-cols-[1fr_6rem_auto] items-end gap-2">
            <UnitNameField label={t('unit')} value={row.name} onChange={(name) => change(row, { name })} />
            <NumberField
              label={t('factor')}
              value={row.factor}
              onChange={(event) => change(row, { factor: event.currentTarget.value })}
            />
            <IconButton
              label={t('remove', { unit: words.nameOf(row.name) })}
              icon={<Trash2 aria-hidden />}
              onClick={() => setRows(rows.filter((one) => one !== row))}
            />
          </div>
          <TextField
            label={t('barcode')}
            dir="ltr"
            isOptional
            maxLength={60}
            autoComplete="off"
            value={row.barcode}
            // A scanner ends with Enter; the form is not meant.
            onKeyDown={(event) => {
              if (event.key === 'Enter') event.preventDefault();
            }}
            onChange={(event) => change(row, { barcode: event.currentTarget.value })}
          />
        </fieldset>
      ))}
      {problem ? (
        <p role="alert" className="text-bad">
          {problem}
        </p>
      ) : null}
      <div className="flex flex-wrap justify-between gap-2">
        <Button
          onClick={() => setRows([...rows, { id: newClientId(), name: 'box', factor: '', barcode: '' }])}
        >
          <Plus aria-hidden />
          {t('add')}
        </Button>
        <Button look="primary" type="submit" disabled={isPending}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
