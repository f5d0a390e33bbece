'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useEffect, useState } from 'react';
import { NumberField } from '#components/form/number-field.tsx';
import { SelectField } from '#components/form/select-field.tsx';
import { useLive } from '#components/shell/live-provider.tsx';
import { useSelection } from '#components/table/row-interaction.tsx';
import { Banner } from '#components/ui/banner.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { notify } from '#components/ui/toast.ts';
import type { Place } from '#domains/inventory/list-places.ts';
import { parseInteger } from '#lib/digits.ts';
import { FailureNote } from '../_parts/failure-note.tsx';
import { useAction } from '../_parts/use-action.ts';
import { keepBackMany } from './actions.ts';

type Props = {
  places: readonly Place[];
  /** Told true while something is selected: the list then stands still. */
  onHold: (isHeld: boolean) => void;
};

/** Sets the safety of the selected rows. Rows of variants ask for the location, rows of locations have it. */
export function SafetyBulk({ places, onHold }: Props) {
  const t = useTranslations('inventory.bulk');
  const { ids } = useSelection();
  const [isOpen, setOpen] = useState(false);
  // The list outlives this bar: it is let go when the last row is.
  useEffect(() => {
    onHold(true);
    return () => onHold(false);
  }, [onHold]);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('safety')}
      </Button>
      <Dialog title={t('title', { count: ids.length })} isOpen={isOpen} onOpenChange={setOpen}>
        <SafetyForm ids={ids} places={places} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function SafetyForm({
  ids,
  places,
  onDone,
}: {
  ids: readonly string[];
  places: readonly Place[];
  onDone: () => void;
}) {
  const t = useTranslations('inventory.bulk');
  const tField = useTranslations('inventory.form');
  const { tell } = useLive();
  const { clear } = useSelection();
  const rows = ids
    .map((id) => id.split(' '))
    .map(([variantId = '', locationId = '']) => ({ variantId, locationId }));
  const needsPlace = rows.some((row) => row.locationId === '');
  const [locationId, setLocationId] = useState(places[0]?.id ?? '');
  const [error, setError] = useState<string>();
  const [refused, setRefused] = useState<string[]>([]);
  const { run, isPending, failure } = useAction(keepBackMany, (data) => {
    tell(['stock']);
    if (data.done > 0) void notify(t('done', { count: data.done }));
    setRefused(data.refused);
    if (data.refused.length > 0) return;
    clear();
    onDone();
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = parseInteger(String(new FormData(event.currentTarget).get('safety') ?? ''));
    if (!typed.ok || typed.value < 0) return setError(tField('notANumber'));
    setError(undefined);
    const safety = typed.value;
    run(rows.map((row) => ({ variantId: row.variantId, locationId: row.locationId || locationId, safety })));
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-4" noValidate>
      <p className="text-quiet">{t('hint')}</p>
      <FailureNote failure={failure} />
      {refused.length > 0 ? (
        <Banner tone="warn" title={t('refused', { count: refused.length })}>
          <ul dir="auto">
            {refused.map((message) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </Banner>
      ) : null}
      {needsPlace ? (
        <SelectField
          label={t('location')}
          options={places.map((place) => ({ value: place.id, label: place.name }))}
          value={locationId}
          onChange={(event) => setLocationId(event.target.value)}
        />
      ) : null}
      <NumberField name="safety" label={t('units')} error={error} autoFocus />
      <div className="flex justify-end">
        <Button look="primary" type="submit" disabled={isPending}>
          {t('safety')}
        </Button>
      </div>
    </form>
  );
}
