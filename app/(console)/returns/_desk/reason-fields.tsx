'use client';

import { useTranslations } from 'next-intl';
import { SelectField } from '#components/form/select-field.tsx';
import { TextField } from '#components/form/text-field.tsx';
import { RETURN_REASONS } from '#domains/orders/returns/input.ts';

type Place = { id: string; name: string };

/** Where it comes back, why, and what else is to be said. */
export function ReasonFields({ places }: { places: readonly Place[] }) {
  const t = useTranslations('returns');
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <SelectField
        name="locationId"
        label={t('desk.place')}
        options={places.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <SelectField
        name="reasonCode"
        label={t('desk.reason')}
        defaultValue="unwanted"
        options={RETURN_REASONS.map((value) => ({ value, label: t(`reason.${value}`) }))}
      />
      <div className="sm:col-span-2">
        <TextField name="note" label={t('desk.note')} isOptional maxLength={500} />
      </div>
    </div>
  );
}

/** What these fields hold. */
export function readReason(form: FormData) {
  const reasonCode = RETURN_REASONS.find((one) => one === form.get('reasonCode')) ?? 'other';
  const text = (name: string) => String(form.get(name) ?? '').trim();
  return { locationId: text('locationId'), reasonCode, note: text('note') };
}
