'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { SelectField } from '#components/form/select-field.tsx';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { chooseTracking } from './actions.ts';

const TRACKINGS = ['none', 'lot', 'serial'] as const;
const MOMENTS = ['receipt', 'shipment'] as const;

/** What holds now, and whether units are on hand: then only the moment of scanning can change. */
export type TrackingProps = {
  variantId: string;
  tracking: (typeof TRACKINGS)[number];
  serialAt: (typeof MOMENTS)[number];
  isOnHand: boolean;
};

/** Chooses what is written down of a variant's units, and what follows from it. */
export function TrackingForm({
  variantId,
  tracking,
  serialAt,
  isOnHand,
  onDone,
}: TrackingProps & { onDone: () => void }) {
  const t = useTranslations('lots.tracking');
  const [chosen, setChosen] = useState(tracking);
  const { run, isPending, failure } = useAction(chooseTracking, () => {
    void notify(t('saved'));
    onDone();
  });
  return (
    <form
      method="post"
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const moment = new FormData(event.currentTarget).get('serialAt');
        run({ variantId, tracking: chosen, serialAt: MOMENTS.find((one) => one === moment) ?? serialAt });
      }}
    >
      <FailureNote failure={failure} />
      <fieldset className="flex flex-col gap-2" disabled={isOnHand}>
        <legend className="mb-1 text-sm font-medium">{t('what')}</legend>
        {TRACKINGS.map((one) => (
          <label
            key={one}
            className="flex items-start gap-3 rounded-md border border-line p-3 has-[:checked]:border-accent has-[:checked]:bg-accent-surface"
          >
            <input
              type="radio"
              name="tracking"
              className="mt-1 size-4 accent-accent"
              checked={chosen === one}
              onChange={() => setChosen(one)}
            />
            <span>
              <span className="block font-medium">{t(one)}</span>
              <span className="block text-sm text-quiet">{t(`${one}Help`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {isOnHand ? <p className="text-sm text-quiet">{t('onHand')}</p> : null}
      {chosen === 'serial' ? (
        <SelectField
          name="serialAt"
          label={t('serialAt')}
          defaultValue={serialAt}
          options={MOMENTS.map((value) => ({ value, label: t(value) }))}
        />
      ) : null}
      <Button type="submit" look="primary" size="large" className="self-end" disabled={isPending}>
        {t('save')}
      </Button>
    </form>
  );
}
