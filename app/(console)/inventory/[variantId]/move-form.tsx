'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { SelectField } from '#components/form/select-field.tsx';
import { TextField } from '#components/form/text-field.tsx';
import { useLive } from '#components/shell/live-provider.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import type { StockAtPlace } from '#domains/inventory/get-variant-stock.ts';
import type { CountingUnit } from '#domains/inventory/units/counting-unit.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { moveUnits } from '../actions.ts';
import { AmountField } from './_counting/amount-field.tsx';
import { readUnits } from './read-units.ts';

type Props = {
  variant: { id: string };
  units: readonly CountingUnit[];
  places: readonly StockAtPlace[];
  onDone: () => void;
};

/** Moves free units to another location; promised ones stay. */
export function MoveForm({ variant, units, places, onDone }: Props) {
  const t = useTranslations('inventory.move');
  const tForm = useTranslations('inventory.form');
  const prefs = usePrefs();
  const { tell } = useLive();
  const fullest = places.toSorted((a, b) => b.onHand - b.reserved - (a.onHand - a.reserved))[0];
  const [transferId] = useState(() => crypto.randomUUID());
  const [fromId, setFromId] = useState(fullest?.id ?? '');
  const [error, setError] = useState<string>();
  const { run, isPending, failure } = useAction(moveUnits, () => {
    tell(['stock']);
    void notify(t('done'));
    onDone();
  });
  const from = places.find((place) => place.id === fromId);
  if (!from) return null;
  const free = from.onHand - from.reserved;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const quantity = readUnits(form, 'units');
    if (quantity === null || quantity < 1) return setError(tForm('notANumber'));
    setError(undefined);
    run({
      transferId,
      fromLocationId: fromId,
      toLocationId: String(form.get('to')),
      lines: [{ variantId: variant.id, quantity }],
      note: String(form.get('note') ?? ''),
    });
  }

  const figures = { free: formatNumber(free, prefs), onHand: formatNumber(from.onHand, prefs) };
  const words = failure?.code === 'OUT_OF_STOCK' ? t('tooMany', figures) : null;
  const named = places.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <form method="post" onSubmit={submit} className="flex flex-col gap-4" noValidate>
      <FailureNote failure={failure} words={words} />
      <SelectField
        label={t('from')}
        options={named}
        value={fromId}
        onChange={(event) => setFromId(event.target.value)}
        help={t('free', { count: free })}
      />
      <SelectField
        key={fromId}
        name="to"
        label={t('to')}
        options={named.filter((place) => place.value !== fromId)}
      />
      <AmountField name="units" label={t('units')} error={error} units={units} />
      <TextField name="note" label={t('note')} isOptional maxLength={500} />
      <div className="flex justify-end">
        <Button look="primary" size="large" type="submit" disabled={isPending || named.length < 2}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
