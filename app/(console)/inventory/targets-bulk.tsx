'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useEffect, useState } from 'react';
import { Checkbox } from '#components/form/checkbox.tsx';
import { NumberField } from '#components/form/number-field.tsx';
import { SelectField } from '#components/form/select-field.tsx';
import { useLive } from '#components/shell/live-provider.tsx';
import { useSelection } from '#components/table/row-interaction.tsx';
import { Banner } from '#components/ui/banner.tsx';
import { Ltr } from '#components/ui/bdi-text.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { notify } from '#components/ui/toast.ts';
import type { RefusedTarget } from '#domains/inventory/levels/set-targets.ts';
import type { Place } from '#domains/inventory/list-places.ts';
import { FailureNote } from '../_parts/failure-note.tsx';
import { useAction } from '../_parts/use-action.ts';
import { aimMany } from './actions.ts';
import { readTargetForm } from './read-target-form.ts';

type Props = {
  places: readonly Place[];
  /** Told true while something is selected: the list then stands still. */
  onHold: (isHeld: boolean) => void;
};

/** Sets reorder point, order-up-to and safety of the selected rows. Rows of variants ask for the location, rows of locations have it. */
export function TargetsBulk({ places, onHold }: Props) {
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
        {t('targets')}
      </Button>
      <Dialog title={t('title', { count: ids.length })} isOpen={isOpen} onOpenChange={setOpen}>
        <TargetsForm ids={ids} places={places} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

type FormProps = { ids: readonly string[]; places: readonly Place[]; onDone: () => void };

function TargetsForm({ ids, places, onDone }: FormProps) {
  const t = useTranslations('inventory.bulk');
  const { tell } = useLive();
  const { clear } = useSelection();
  const rows = ids
    .map((id) => id.split(' '))
    .map(([variantId = '', locationId = '']) => ({ variantId, locationId }));
  const needsPlace = rows.some((row) => row.locationId === '');
  const [locationId, setLocationId] = useState('');
  const [isTakenAway, setTakenAway] = useState(false);
  const [error, setError] = useState<string>();
  const [refused, setRefused] = useState<readonly RefusedTarget[]>([]);
  const { run, isPending, failure } = useAction(aimMany, (data) => {
    tell(['stock']);
    if (data.done > 0) void notify(t('done', { count: data.done }));
    setRefused(data.refused);
    if (data.refused.length > 0) return;
    clear();
    onDone();
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const read = readTargetForm(new FormData(event.currentTarget));
    setError(read.ok ? undefined : t(`problem.${read.problem}`));
    if (!read.ok) return;
    const targets = rows.map((row) => ({ ...row, locationId: row.locationId || locationId || null }));
    run({ rows: targets, ...read.wanted });
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-4" noValidate>
      <p className="text-quiet">{t('hint')}</p>
      <FailureNote failure={failure} />
      <Refused refused={refused} />
      {needsPlace ? (
        <SelectField
          label={t('location')}
          help={locationId === '' ? t('everywhereHelp') : undefined}
          options={[
            { value: '', label: t('everywhere') },
            ...places.filter((place) => place.sells).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={locationId}
          onChange={(event) => setLocationId(event.target.value)}
        />
      ) : null}
      <NumberField
        name="reorderPoint"
        label={t('reorderPoint')}
        error={error}
        disabled={isTakenAway}
        isOptional
        autoFocus
      />
      <NumberField name="orderUpTo" label={t('orderUpTo')} disabled={isTakenAway} isOptional />
      <Checkbox
        name="isTakenAway"
        label={t('takeAway')}
        checked={isTakenAway}
        onChange={(event) => setTakenAway(event.target.checked)}
      />
      <NumberField name="safety" label={t('units')} help={t('safetyHelp')} isOptional />
      <div className="flex justify-end">
        <Button look="primary" type="submit" disabled={isPending}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}

/** Which rows stayed as they were, and why. */
function Refused({ refused }: { refused: readonly RefusedTarget[] }) {
  const t = useTranslations('inventory.bulk');
  if (refused.length === 0) return null;
  return (
    <Banner tone="warn" title={t('refused', { count: refused.length })}>
      <ul>
        {refused.map(({ variantId, locationId, sku, reason }) => (
          <li key={`${variantId} ${locationId}`}>
            {sku === null ? null : (
              <>
                <Ltr>{sku}</Ltr>:{' '}
              </>
            )}
            {t(`reason.${reason}`)}
          </li>
        ))}
      </ul>
    </Banner>
  );
}
