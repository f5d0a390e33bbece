'use client';

import { Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { SelectField } from '#components/form/select-field.tsx';
import { TextField } from '#components/form/text-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { notify } from '#components/ui/toast.ts';
import type { ParcelTariff } from '#domains/channels/costs/pick-tariff.ts';
import { newClientId } from '#lib/client-id.ts';
import { toLocaleDigits } from '#lib/digits.ts';
import { moneyUnit } from '#lib/format/format-money.ts';
import { FailureNote } from '../../../_parts/failure-note.tsx';
import { useAction } from '../../../_parts/use-action.ts';
import { amountText } from '../../../orders/read-amount.ts';
import { keepParcelTariffs } from '../actions.ts';
import { readTariff, type TariffTexts } from './read-tariff.ts';

type Row = TariffTexts & { key: string };

const FIELDS = ['country', 'grams', 'shipping', 'packing'] as const;

/** Changes the table of what parcels are expected to cost. A line that is new holds from today. */
export function TariffForm({
  tariffs,
  currency,
  today,
}: {
  tariffs: readonly ParcelTariff[];
  currency: string;
  today: string;
}) {
  const t = useTranslations('costs.parcels');
  const prefs = usePrefs();
  const [isOpen, setOpen] = useState(false);
  const [isUnclear, setUnclear] = useState(false);
  const [rows, setRows] = useState<Row[]>(() =>
    tariffs.map((one) => ({
      key: newClientId(),
      method: one.method ?? '',
      country: one.country,
      grams: one.upToGrams === null ? '' : toLocaleDigits(String(one.upToGrams), prefs.digits),
      shipping: one.shippingMinor === null ? '' : amountText(one.shippingMinor, currency, prefs),
      packing: amountText(one.packingMinor, currency, prefs),
      validFrom: one.validFrom,
    })),
  );
  const { run, isPending, failure } = useAction(keepParcelTariffs, () => {
    void notify(t('saved'));
    setOpen(false);
  });
  const change = (key: string, part: Partial<Row>) =>
    setRows(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  const labels = {
    country: t('country'),
    grams: t('upToGrams'),
    shipping: t('shippingIn', { unit: moneyUnit(currency, prefs) }),
    packing: t('packingIn', { unit: moneyUnit(currency, prefs) }),
  };

  function send() {
    const read = rows.map((row) => readTariff(row, currency, prefs));
    const sound = read.filter((tariff) => tariff !== null);
    setUnclear(sound.length < read.length);
    if (sound.length === read.length) run({ tariffs: sound });
  }

  const empty: TariffTexts = {
    method: '',
    country: '',
    grams: '',
    shipping: '',
    packing: '',
    validFrom: today,
  };
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('change')}
      </Button>
      <Dialog title={t('tariffs')} isOpen={isOpen} onOpenChange={setOpen}>
        <div className="flex flex-col gap-4">
          <FailureNote failure={failure} />
          {isUnclear ? (
            <p role="alert" className="text-bad">
              {t('unclear')}
            </p>
          ) : null}
          <p className="text-quiet">{t('formHint')}</p>
          {rows.map((row, at) => (
            <fieldset key={row.key} className="rounded-md border border-line p-3">
              <legend className="sr-only">{t('line', { line: at + 1 })}</legend>
              <div className="grid grid-cols-2 gap-3">
                <SelectField
                  label={t('methodLabel')}
                  value={row.method}
                  onChange={(event) => change(row.key, { method: event.target.value })}
                  options={[
                    { value: '', label: t('anyMethod') },
                    { value: 'courier', label: t('method.courier') },
                    { value: 'post', label: t('method.post') },
                  ]}
                />
                {FIELDS.map((field) => (
                  <TextField
                    key={field}
                    label={labels[field]}
                    dir="ltr"
                    isOptional
                    inputMode={field === 'country' ? 'text' : 'decimal'}
                    value={row[field]}
                    onChange={(event) => change(row.key, { [field]: event.target.value })}
                  />
                ))}
                <div className="flex items-end justify-end">
                  <IconButton
                    label={t('remove', { line: at + 1 })}
                    icon={<Trash2 aria-hidden />}
                    onClick={() => setRows(rows.filter((other) => other.key !== row.key))}
                  />
                </div>
              </div>
            </fieldset>
          ))}
          <div className="flex flex-wrap justify-between gap-2">
            <Button onClick={() => setRows([...rows, { key: newClientId(), ...empty }])}>
              <Plus aria-hidden />
              {t('add')}
            </Button>
            <Button look="primary" disabled={isPending} onClick={send}>
              {t('save')}
            </Button>
          </div>
        </div>
      </Dialog>
    </>
  );
}
