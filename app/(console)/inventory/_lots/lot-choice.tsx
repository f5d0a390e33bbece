'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { SelectField } from '#components/form/select-field.tsx';
import { TextField } from '#components/form/text-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import type { VariantLot } from '#domains/inventory/lots/list-variant-lots.ts';
import { formatBusinessDate } from '#lib/format/format-date.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { readPrintedDay } from '#lib/read-printed-day.ts';

/** Another lot than those that lie there. */
const ANOTHER = '+';
const KNOWN = '=';

/** Of goods with lots: which lot is put right. Read with `readLot`. */
export function LotChoice({ lots, placeId }: { lots: readonly VariantLot[]; placeId: string }) {
  const t = useTranslations('lots');
  const prefs = usePrefs();
  const [chosen, setChosen] = useState('');
  const here = lots.flatMap((lot) => {
    const units = lot.places.find((place) => place.id === placeId)?.quantity ?? 0;
    if (units === 0 || lot.code === '') return [];
    const due = lot.expiresOn ? formatBusinessDate(lot.expiresOn, prefs) : t('keeps');
    return [{ value: `${KNOWN}${lot.code}`, label: `${lot.code} · ${due} (${formatNumber(units, prefs)})` }];
  });
  const options = [
    { value: '', label: t('adjust.auto') },
    ...here,
    { value: ANOTHER, label: t('adjust.add') },
  ];
  return (
    <>
      <SelectField
        name="lot"
        label={t('adjust.lot')}
        options={options}
        value={chosen}
        onChange={(event) => setChosen(event.target.value)}
      />
      {chosen === ANOTHER ? (
        <div className="grid grid-cols-2 gap-4">
          <TextField name="lotCode" label={t('adjust.code')} dir="ltr" maxLength={80} autoComplete="off" />
          <TextField
            name="lotExpires"
            label={t('expires')}
            isOptional
            dir="ltr"
            autoComplete="off"
            help={t('receive.expiresHelp')}
          />
        </div>
      ) : null}
    </>
  );
}

/** The lot that a form says; null for the one that expires first, `wrongDay` for an expiry that is no day. Pure. */
export function readLot(form: FormData): { code: string; expiresOn?: string } | null | 'wrongDay' {
  const chosen = String(form.get('lot') ?? '');
  if (chosen.startsWith(KNOWN)) return { code: chosen.slice(KNOWN.length) };
  const code = String(form.get('lotCode') ?? '').trim();
  if (chosen !== ANOTHER || code === '') return null;
  const typed = String(form.get('lotExpires') ?? '').trim();
  if (typed === '') return { code };
  const expiresOn = readPrintedDay(typed);
  return expiresOn ? { code, expiresOn } : 'wrongDay';
}
