'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { NumberField } from '#components/form/number-field.tsx';
import { SelectField } from '#components/form/select-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { notify } from '#components/ui/toast.ts';
import type { Replenishment } from '#domains/planning/replenish/list-replenishments.ts';
import { parseInteger } from '#lib/digits.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { FailureNote } from '../../../_parts/failure-note.tsx';
import { useAction } from '../../../_parts/use-action.ts';
import { keepFilling } from '../actions.ts';

type Props = { places: readonly Replenishment[]; mayChange: boolean };

const SUPPLIERS = '';
const MOST_DAYS = 60;

/** Where each warehouse and shop gets its goods, and a form that changes it for one of them. */
export function FillPanel({ places, mayChange }: Props) {
  const t = useTranslations('planning.filling');
  const prefs = usePrefs();
  return (
    <Panel title={t('title')}>
      <div className="flex flex-col gap-4">
        <p className="text-sm text-quiet">{t('answers')}</p>
        <ul className="flex flex-col">
          {places.map(({ locationId, name, from }) => (
            <li
              key={locationId}
              className="flex flex-wrap justify-between gap-x-4 border-b border-line py-1.5 last:border-b-0"
            >
              <bdi className="font-medium">{name}</bdi>
              <span className="text-quiet">
                {from
                  ? t.rich('fromPlace', {
                      place: () => <bdi>{from.name}</bdi>,
                      count: from.days,
                      days: formatNumber(from.days, prefs),
                    })
                  : t('fromSuppliers')}
              </span>
            </li>
          ))}
        </ul>
        {mayChange && places.length > 1 ? <FillForm places={places} /> : null}
      </div>
    </Panel>
  );
}

function FillForm({ places }: Pick<Props, 'places'>) {
  const t = useTranslations('planning.filling');
  const prefs = usePrefs();
  const [chosenId, setChosenId] = useState(places[0]!.locationId);
  const chosen = places.find((place) => place.locationId === chosenId) ?? places[0]!;
  const [source, setSource] = useState(chosen.from?.locationId ?? SUPPLIERS);
  const [error, setError] = useState<string | undefined>();
  const { run, isPending, failure } = useAction(keepFilling, () => void notify(t('saved')));

  function choose(locationId: string) {
    setChosenId(locationId);
    setSource(places.find((place) => place.locationId === locationId)?.from?.locationId ?? SUPPLIERS);
    setError(undefined);
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const { locationId } = chosen;
    if (source === SUPPLIERS) {
      run({ locationId, from: null });
      return;
    }
    const days = parseInteger(String(new FormData(event.currentTarget).get('days') ?? ''));
    if (!days.ok || days.value < 0 || days.value > MOST_DAYS) {
      setError(t('daysUnclear'));
      return;
    }
    setError(undefined);
    run({ locationId, from: { locationId: source, days: days.value } });
  }

  return (
    <form onSubmit={submit} method="post" className="flex flex-col gap-4" noValidate>
      <FailureNote failure={failure} />
      <SelectField
        label={t('place')}
        value={chosen.locationId}
        onChange={({ target }) => choose(target.value)}
        options={places.map(({ locationId, name }) => ({ value: locationId, label: name }))}
      />
      <SelectField
        label={t('source')}
        value={source}
        onChange={({ target }) => setSource(target.value)}
        options={[
          { value: SUPPLIERS, label: t('suppliers') },
          ...places
            .filter(({ locationId }) => locationId !== chosen.locationId)
            .map(({ locationId, name }) => ({ value: locationId, label: name })),
        ]}
      />
      {source === SUPPLIERS ? null : (
        <NumberField
          key={chosen.locationId}
          name="days"
          label={t('days')}
          help={t('daysHelp')}
          defaultValue={formatNumber(chosen.from?.days ?? 1, prefs)}
          error={error}
        />
      )}
      <Button look="primary" type="submit" className="self-end" disabled={isPending}>
        {t('save')}
      </Button>
    </form>
  );
}
