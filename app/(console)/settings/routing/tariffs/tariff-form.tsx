'use client';

import { Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { SelectField } from '#components/form/select-field.tsx';
import { TextField } from '#components/form/text-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { notify } from '#components/ui/toast.ts';
import type { Tariff } from '#domains/fulfilment/routing/price-parcel.ts';
import { newClientId } from '#lib/client-id.ts';
import { toLocaleDigits } from '#lib/digits.ts';
import { FailureNote } from '../../../_parts/failure-note.tsx';
import { useAction } from '../../../_parts/use-action.ts';
import { amountText, amountUnit } from '../../../inventory/amount-unit.ts';
import { keepTariffs } from '../actions.ts';
import { readTariffs, type TypedTariff } from './read-tariffs.ts';

type Props = {
  tariffs: readonly Tariff[];
  places: readonly { id: string; name: string }[];
  currency: string;
};

/** The tariff table as it is typed; kept whole. */
export function TariffForm({ tariffs, places, currency }: Props) {
  const t = useTranslations('routing.tariff');
  const prefs = usePrefs();
  const unit = amountUnit(currency, prefs);
  const local = (text: string) => toLocaleDigits(text, prefs.digits);
  const [rows, setRows] = useState<TypedTariff[]>(() =>
    tariffs.map((one) => ({
      key: newClientId(),
      locationId: one.locationId ?? '',
      country: one.country,
      upToKm: one.upToKm === null ? '' : local(String(one.upToKm)),
      base: local(amountText(one.baseMinor, unit)),
      perKg: one.perKgMinor === 0 ? '' : local(amountText(one.perKgMinor, unit)),
    })),
  );
  const [isUnclear, setUnclear] = useState(false);
  const save = useAction(keepTariffs, () => notify(t('saved')));
  const change = (key: string, part: Partial<TypedTariff>) =>
    setRows(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));

  function send() {
    const read = readTariffs(rows, unit.decimals);
    setUnclear(read === null);
    if (read) save.run({ tariffs: read });
  }

  return (
    <form
      method="post"
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <FailureNote failure={save.failure} />
      {isUnclear ? (
        <p role="alert" className="text-sm text-bad">
          {t('unclear')}
        </p>
      ) : null}
      {rows.length === 0 ? <p className="text-quiet">{t('none')}</p> : null}
      <ul className="flex flex-col gap-3">
        {rows.map((row, at) => (
          <li
            key={row.key}
            className="grid grid-cols-2 items-end gap-3 border-b border-line pb-3 last:border-b-0 sm:grid-cols-[2fr_1fr_1fr_1fr_1fr_auto]"
          >
            <SelectField
              label={t('from')}
              placeholder={t('anyPlace')}
              options={places.map(({ id, name }) => ({ value: id, label: name }))}
              value={row.locationId}
              onChange={(event) => change(row.key, { locationId: event.target.value })}
            />
            <Cell
              label={t('country')}
              value={row.country}
              onType={(country) => change(row.key, { country })}
            />
            <Cell label={t('upToKm')} value={row.upToKm} onType={(upToKm) => change(row.key, { upToKm })} />
            <Cell
              label={t('base', { unit: unit.name })}
              value={row.base}
              onType={(base) => change(row.key, { base })}
            />
            <Cell
              label={t('perKg', { unit: unit.name })}
              value={row.perKg}
              onType={(perKg) => change(row.key, { perKg })}
            />
            <IconButton
              label={t('remove', { line: at + 1 })}
              icon={<Trash2 aria-hidden />}
              onClick={() => setRows(rows.filter((other) => other.key !== row.key))}
            />
          </li>
        ))}
      </ul>
      <p className="text-sm text-quiet">{t('countryHelp')}</p>
      <div className="flex flex-wrap justify-between gap-2">
        <Button
          onClick={() =>
            setRows([
              ...rows,
              { key: newClientId(), locationId: '', country: '', upToKm: '', base: '', perKg: '' },
            ])
          }
        >
          <Plus aria-hidden />
          {t('add')}
        </Button>
        <Button type="submit" look="primary" disabled={save.isPending}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}

function Cell(props: { label: string; value: string; onType: (text: string) => void }) {
  const { label, value, onType } = props;
  return (
    <TextField
      label={label}
      dir="ltr"
      autoComplete="off"
      value={value}
      onChange={(event) => onType(event.target.value)}
    />
  );
}
