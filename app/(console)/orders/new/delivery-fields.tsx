'use client';

import { useTranslations } from 'next-intl';
import { SelectField } from '#components/form/select-field.tsx';
import { TextAreaField, TextField } from '#components/form/text-field.tsx';
import type { PickupPlace } from '#domains/fulfilment/pickup/pickup-place.ts';

/** How the customer gets the goods: here, by a parcel, or at a shop. */
export type Way = 'none' | 'send' | 'pickup';

/** What to do where a shop has not all of it. */
export const REST_WAYS = ['refuse', 'bring', 'backorder'] as const;

/** One of them. */
export type RestWay = (typeof REST_WAYS)[number];

type Props = {
  way: Way;
  onWay: (way: Way) => void;
  rest: RestWay;
  onRest: (rest: RestWay) => void;
  places: readonly PickupPlace[];
};

/** How the customer gets it, and what must be known for that. */
export function DeliveryFields({ way, onWay, rest, onRest, places }: Props) {
  const t = useTranslations('orders.new');
  const ways: readonly Way[] = places.length > 0 ? ['none', 'send', 'pickup'] : ['none', 'send'];
  return (
    <>
      <div className="sm:col-span-2">
        <SelectField
          label={t('delivery')}
          value={way}
          onChange={(event) => onWay(ways.find((one) => one === event.target.value) ?? 'none')}
          options={ways.map((value) => ({ value, label: t(`way.${value}`) }))}
        />
      </div>
      {way === 'send' ? <AddressFields /> : null}
      {way === 'pickup' ? (
        <>
          <SelectField
            name="pickupAt"
            label={t('shop')}
            options={places.map(({ id, name, city }) => ({
              value: id,
              label: city && !name.includes(city) ? `${name} · ${city}` : name,
            }))}
          />
          <SelectField
            label={t('rest')}
            value={rest}
            onChange={(event) => onRest(REST_WAYS.find((one) => one === event.target.value) ?? 'refuse')}
            options={REST_WAYS.map((value) => ({ value, label: t(`restWay.${value}`) }))}
          />
        </>
      ) : null}
    </>
  );
}

function AddressFields() {
  const t = useTranslations('orders.new');
  return (
    <>
      <div className="sm:col-span-2">
        <TextAreaField name="lines" label={t('street')} rows={2} isOptional maxLength={1000} />
      </div>
      <TextField name="city" label={t('city')} isOptional maxLength={200} />
      <TextField name="region" label={t('region')} isOptional maxLength={200} />
      <TextField name="postcode" label={t('postcode')} dir="ltr" isOptional maxLength={40} />
    </>
  );
}
