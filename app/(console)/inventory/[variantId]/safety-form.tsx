'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { NumberField } from '#components/form/number-field.tsx';
import { SelectField } from '#components/form/select-field.tsx';
import { useLive } from '#components/shell/live-provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import type { StockAtPlace } from '#domains/inventory/get-variant-stock.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { keepBack } from '../actions.ts';
import { readUnits } from './read-units.ts';

type Props = { variant: { id: string }; places: readonly StockAtPlace[]; onDone: () => void };

/** Says how many units one location keeps back from every channel. */
export function SafetyForm({ variant, places, onDone }: Props) {
  const t = useTranslations('inventory.safety');
  const tForm = useTranslations('inventory.form');
  const { tell } = useLive();
  const [placeId, setPlaceId] = useState(places[0]?.id ?? '');
  const [error, setError] = useState<string>();
  const { run, isPending, failure } = useAction(keepBack, () => {
    tell(['stock']);
    void notify(t('done'));
    onDone();
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const safety = readUnits(new FormData(event.currentTarget), 'safety');
    if (safety === null || safety < 0) return setError(tForm('notANumber'));
    setError(undefined);
    run({ variantId: variant.id, locationId: placeId, safety });
  }

  return (
    <form method="post" onSubmit={submit} className="flex flex-col gap-4" noValidate>
      <FailureNote failure={failure} />
      <SelectField
        label={t('location')}
        options={places.map(({ id, name }) => ({ value: id, label: name }))}
        value={placeId}
        onChange={(event) => setPlaceId(event.target.value)}
      />
      <NumberField
        key={placeId}
        name="safety"
        label={t('units')}
        help={t('help')}
        error={error}
        defaultValue={places.find((place) => place.id === placeId)?.safety ?? 0}
        autoFocus
      />
      <div className="flex justify-end">
        <Button look="primary" size="large" type="submit" disabled={isPending}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
