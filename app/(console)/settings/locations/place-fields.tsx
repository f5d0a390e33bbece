'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Checkbox } from '#components/form/checkbox.tsx';
import { TextAreaField, TextField } from '#components/form/text-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import type { LocationRow } from '#domains/fulfilment/list-locations.ts';
import { toLocaleDigits } from '#lib/digits.ts';
import { intlLocale } from '#lib/format/prefs.ts';
import { amountText, amountUnit } from '../../inventory/amount-unit.ts';
import { timeText } from './read-place.ts';

const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;
const COSTS = ['dayCost', 'orderCost', 'unitCost'] as const;
const MINUTES = ['orderMinutes', 'unitMinutes'] as const;

/** Where a place lies, when it works, how much it can do and what that costs: what routing asks. */
export function PlaceFields({ location, currency }: { location?: LocationRow; currency: string }) {
  const t = useTranslations('routing.location');
  const prefs = usePrefs();
  const unit = amountUnit(currency, prefs);
  const local = (value: string | number) => toLocaleDigits(String(value), prefs.digits);
  const figure = (value: number | null | undefined) => (value ? local(value) : '');
  const cost = (name: (typeof COSTS)[number]) => {
    const minor = location?.[`${name}Minor`] ?? 0;
    return minor === 0 ? '' : local(amountText(minor, unit));
  };
  return (
    <details className="rounded-md border border-line px-3 py-2">
      <summary className="cursor-pointer font-medium">{t('more')}</summary>
      <div className="mt-3 flex flex-col gap-4">
        <fieldset className="flex flex-col gap-1">
          <legend className="mb-1 text-sm font-medium">{t('position')}</legend>
          <div className="grid grid-cols-2 gap-3">
            <TextField
              label={t('latitude')}
              name="latitude"
              dir="ltr"
              isOptional
              defaultValue={location?.position?.latitude}
            />
            <TextField
              label={t('longitude')}
              name="longitude"
              dir="ltr"
              isOptional
              defaultValue={location?.position?.longitude}
            />
          </div>
          <p className="text-sm text-quiet">{t('positionHelp')}</p>
        </fieldset>
        <HourFields hours={location?.hours ?? null} />
        <TextField
          label={t('dailyOrders')}
          help={t('dailyOrdersHelp')}
          name="dailyOrders"
          dir="ltr"
          inputMode="numeric"
          isOptional
          defaultValue={figure(location?.dailyOrders)}
        />
        <div className="grid gap-3 sm:grid-cols-3">
          {COSTS.map((name) => (
            <TextField
              key={name}
              label={t(name, { unit: unit.name })}
              name={name}
              dir="ltr"
              inputMode="decimal"
              isOptional
              defaultValue={cost(name)}
            />
          ))}
        </div>
        <div className="grid grid-cols-2 gap-3">
          {MINUTES.map((name) => (
            <TextField
              key={name}
              label={t(name)}
              name={name}
              dir="ltr"
              inputMode="numeric"
              isOptional
              defaultValue={figure(location?.[name])}
            />
          ))}
        </div>
      </div>
    </details>
  );
}

function HourFields({ hours }: { hours: LocationRow['hours'] }) {
  const t = useTranslations('routing.location');
  const prefs = usePrefs();
  const [isOn, setOn] = useState(hours !== null);
  const names = new Intl.DateTimeFormat(intlLocale(prefs), { weekday: 'long', timeZone: 'UTC' });
  return (
    <fieldset className="flex flex-col gap-2">
      <Checkbox
        name="hasHours"
        label={t('hasHours')}
        help={t('hoursHelp')}
        checked={isOn}
        onChange={(event) => setOn(event.target.checked)}
      />
      {isOn ? (
        <>
          {Array.from({ length: 7 }, (_, day) => {
            const name = names.format(MONDAY + day * DAY_MS);
            return (
              <div key={name} className="grid grid-cols-2 gap-3">
                <TextField
                  label={t('opens', { day: name })}
                  name={`opens${day}`}
                  dir="ltr"
                  placeholder="09:00"
                  isOptional
                  defaultValue={timeText(hours?.week[day]?.opens)}
                />
                <TextField
                  label={t('closes', { day: name })}
                  name={`closes${day}`}
                  dir="ltr"
                  placeholder="18:00"
                  isOptional
                  defaultValue={timeText(hours?.week[day]?.closes)}
                />
              </div>
            );
          })}
          <p className="text-sm text-quiet">{t('closedDay')}</p>
          <TextField
            label={t('cutOff')}
            name="cutOff"
            dir="ltr"
            placeholder="16:00"
            isOptional
            defaultValue={timeText(hours?.cutOff)}
          />
          <TextAreaField
            label={t('closedOn')}
            help={t('closedOnHelp')}
            name="closedOn"
            dir="ltr"
            rows={3}
            isOptional
            defaultValue={hours?.closedOn.join('\n')}
          />
        </>
      ) : null}
    </fieldset>
  );
}
