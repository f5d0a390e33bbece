'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { SelectField } from '#components/form/select-field.tsx';
import { TextField } from '#components/form/text-field.tsx';
import { useLive } from '#components/shell/live-provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import type { VariantPlace } from '#domains/inventory/places/list-variant-places.ts';
import { FailureNote } from '../../../_parts/failure-note.tsx';
import { useAction } from '../../../_parts/use-action.ts';
import { keepPlaces } from '../../counts/actions.ts';

type Props = {
  sku: string;
  known: readonly VariantPlace[];
  locations: readonly { id: string; name: string }[];
  onDone: () => void;
};

/** Says in which zone and bin the goods lie at one location; an empty zone forgets it. */
export function PlacesForm({ sku, known, locations, onDone }: Props) {
  const t = useTranslations('inventory.place');
  const { tell } = useLive();
  const [locationId, setLocationId] = useState(known[0]?.locationId ?? locations[0]?.id ?? '');
  const { run, isPending, failure } = useAction(keepPlaces, () => {
    tell(['stock']);
    void notify(t('saved'));
    onDone();
  });
  const now = known.find((place) => place.locationId === locationId);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    run({ locationId, rows: [{ sku, zone: text('zone'), bin: text('bin') }] });
  }

  return (
    <form method="post" onSubmit={submit} className="flex flex-col gap-4" noValidate>
      <FailureNote failure={failure} />
      <SelectField
        label={t('location')}
        options={locations.map(({ id, name }) => ({ value: id, label: name }))}
        value={locationId}
        onChange={(event) => setLocationId(event.target.value)}
      />
      <div key={locationId} className="grid grid-cols-2 gap-3">
        <TextField
          name="zone"
          label={t('zone')}
          defaultValue={now?.zone}
          maxLength={40}
          isOptional
          autoFocus
        />
        <TextField name="bin" label={t('bin')} defaultValue={now?.bin} maxLength={40} isOptional />
      </div>
      <p className="text-sm text-quiet">{t('help')}</p>
      <div className="flex justify-end">
        <Button look="primary" size="large" type="submit" disabled={isPending}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
