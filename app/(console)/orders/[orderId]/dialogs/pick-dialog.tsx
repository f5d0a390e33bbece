'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { SelectField } from '#components/form/select-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { formatNumber } from '#lib/format/format-number.ts';
import { pick } from '../actions.ts';
import { unpickedUnits } from '../next-actions.ts';
import { CommandDialog, type Problems } from './command-dialog.tsx';
import type { DialogProps } from './dialog-props.ts';
import { LineName, LineRow, QuantityField, quantityOf } from './fields.tsx';
import { nameOf, placesOf } from './places.ts';

/** What was found on the shelves of one place, line by line; fewer than promised is told as a short pick. */
export function PickDialog({ order, onClose }: DialogProps) {
  const t = useTranslations('orders.do');
  const prefs = usePrefs();
  const places = placesOf(order.lines.filter((line) => unpickedUnits(line) > 0));
  const [placeId, setPlaceId] = useState(places[0]?.id);
  const lines = order.lines.filter((line) => unpickedUnits(line, placeId) > 0);

  function read(form: FormData) {
    const found = lines.map((line) => ({
      lineId: line.id,
      quantity: quantityOf(form, line.id, unpickedUnits(line, placeId)),
      most: unpickedUnits(line, placeId),
    }));
    const problems: Problems = Object.fromEntries(
      found.flatMap((one) =>
        one.quantity === null ? [[one.lineId, t('upTo', { most: formatNumber(one.most, prefs) })]] : [],
      ),
    );
    if (Object.keys(problems).length > 0) return { problems };
    const picked = found.map(({ lineId, quantity }) => ({ lineId, quantity: quantity ?? 0 }));
    return { input: { orderId: order.id, locationId: placeId, lines: picked } };
  }

  return (
    <CommandDialog
      title={t('pick.title')}
      submit={t('pick.submit')}
      done={t('pick.done')}
      read={read}
      run={pick}
      onClose={onClose}
    >
      {(problems) => (
        <>
          <p className="text-quiet">{t('pick.hint')}</p>
          {places.length > 1 ? (
            <SelectField
              label={t('pick.place')}
              value={placeId}
              onChange={(event) => setPlaceId(event.target.value)}
              options={places.map(({ id, name }) => ({ value: id, label: name }))}
            />
          ) : null}
          <ul key={placeId}>
            {lines.map((line) => (
              <LineRow key={line.id}>
                <LineName sku={line.sku} title={line.title} place={nameOf(places, placeId)} />
                <QuantityField
                  name={line.id}
                  label={t('pick.found')}
                  value={unpickedUnits(line, placeId)}
                  prefs={prefs}
                  error={problems[line.id]}
                />
              </LineRow>
            ))}
          </ul>
        </>
      )}
    </CommandDialog>
  );
}
