'use client';

import { ArrowDown, ArrowUp } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Checkbox } from '#components/form/checkbox.tsx';
import { NumberField } from '#components/form/number-field.tsx';
import { SelectField } from '#components/form/select-field.tsx';
import { TextField } from '#components/form/text-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { CURRENCY_CODES } from '#lib/currency.ts';
import { toLocaleDigits } from '#lib/digits.ts';
import {
  type ChannelFormFacts,
  CONNECTOR_CHOICES,
  KIND_CHOICES,
  type ServingLocation,
} from './channel-choices.ts';

type Props = { facts: ChannelFormFacts; zones: readonly string[]; businessZone: string };

/** What a channel is: name, kind, connector, currency, time zone, buffer and promise, in a form. */
export function ChannelFields({ facts, zones, businessZone }: Props) {
  const t = useTranslations('channels');
  const tKind = useTranslations('statuses.channelKind');
  const prefs = usePrefs();
  const known = CONNECTOR_CHOICES.some((one) => one === facts.connector);
  const connectors = known ? CONNECTOR_CHOICES : [...CONNECTOR_CHOICES, 'demo' as const];
  return (
    <>
      <TextField label={t('form.name')} name="name" required maxLength={200} defaultValue={facts.name} />
      <SelectField
        label={t('form.kind')}
        name="kind"
        defaultValue={facts.kind}
        options={KIND_CHOICES.map((value) => ({ value, label: tKind(value) }))}
      />
      <SelectField
        label={t('form.connector')}
        help={t('form.connectorHelp')}
        name="connector"
        defaultValue={facts.connector}
        options={connectors.map((value) => ({ value, label: t(`connector.${value}`) }))}
      />
      <SelectField
        label={t('form.currency')}
        name="currency"
        defaultValue={facts.currency}
        options={CURRENCY_CODES.map((value) => ({ value, label: value }))}
      />
      <SelectField
        label={t('form.timeZone')}
        name="timeZone"
        defaultValue={facts.timeZone ?? ''}
        placeholder={t('form.businessZone', { zone: businessZone })}
        options={zones.map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
      />
      <NumberField
        label={t('form.buffer')}
        help={t('form.bufferHelp')}
        name="buffer"
        defaultValue={toLocaleDigits(String(facts.buffer), prefs.digits)}
      />
      <NumberField
        label={t('form.shipWithin')}
        help={t('form.shipWithinHelp')}
        name="shipWithinDays"
        isOptional
        defaultValue={toLocaleDigits(String(facts.shipWithinDays ?? ''), prefs.digits)}
      />
    </>
  );
}

/** Which locations serve a channel, first choice first; none ticked means all. */
export function LocationChoice({
  locations,
  chosen,
  onChange,
}: {
  locations: readonly ServingLocation[];
  chosen: readonly string[];
  onChange: (ids: string[]) => void;
}) {
  const t = useTranslations('channels.form');
  const [order] = useState(() => [
    ...chosen.flatMap((id) => locations.find((place) => place.id === id) ?? []),
    ...locations.filter((place) => !chosen.includes(place.id)),
  ]);
  const places = [
    ...chosen.flatMap((id) => order.find((place) => place.id === id) ?? []),
    ...order.filter((place) => !chosen.includes(place.id)),
  ];
  const move = (id: string, by: number) => {
    const next = [...chosen];
    const at = next.indexOf(id);
    next.splice(at, 1);
    next.splice(at + by, 0, id);
    onChange(next);
  };
  return (
    <fieldset>
      <legend className="text-sm font-medium">{t('locations')}</legend>
      <p className="mb-1 text-sm text-quiet">{t('locationsHelp')}</p>
      <ul>
        {places.map((place) => {
          const at = chosen.indexOf(place.id);
          return (
            <li key={place.id} className="flex min-h-10 items-center justify-between gap-2">
              <Checkbox
                label={place.name}
                checked={at >= 0}
                onChange={(event) =>
                  onChange(
                    event.target.checked ? [...chosen, place.id] : chosen.filter((id) => id !== place.id),
                  )
                }
              />
              {at >= 0 && chosen.length > 1 ? (
                <span className="flex">
                  <IconButton
                    label={t('earlier', { name: place.name })}
                    icon={<ArrowUp aria-hidden />}
                    disabled={at === 0}
                    onClick={() => move(place.id, -1)}
                  />
                  <IconButton
                    label={t('later', { name: place.name })}
                    icon={<ArrowDown aria-hidden />}
                    disabled={at === chosen.length - 1}
                    onClick={() => move(place.id, 1)}
                  />
                </span>
              ) : null}
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}
