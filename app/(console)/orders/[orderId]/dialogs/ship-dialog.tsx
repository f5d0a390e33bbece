'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { SelectField } from '#components/form/select-field.tsx';
import { TextField } from '#components/form/text-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import type { OrderLine } from '#domains/orders/get-order.ts';
import { SHIPPING_METHODS } from '#domains/orders/input.ts';
import { newClientId } from '#lib/client-id.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { serialsIn } from '../../../inventory/_lots/read-numbers.ts';
import { WantedNumbers } from '../../../inventory/_lots/wanted-numbers.tsx';
import { ship } from '../actions.ts';
import { CommandDialog, type Problems } from './command-dialog.tsx';
import type { DialogProps } from './dialog-props.ts';
import { LineName, LineRow, QuantityField, quantityOf, textOf } from './fields.tsx';
import { placesOf } from './places.ts';

/** One parcel from one location, whole or in part. */
export function ShipDialog({ order, onClose }: DialogProps) {
  const t = useTranslations('orders.do');
  const prefs = usePrefs();
  const places = placesOf(order.lines);
  const [placeId, setPlaceId] = useState(places[0]?.id);
  const [shipmentId] = useState(newClientId);
  const lines = order.lines.flatMap((line) => {
    const most = shippableAt(line, placeId);
    return most > 0 ? [{ line, most }] : [];
  });

  function read(form: FormData) {
    const wanted = lines.map(({ line, most }) => ({ line, most, quantity: quantityOf(form, line.id, most) }));
    const problems: Problems = Object.fromEntries(
      wanted.flatMap(({ line, most, quantity }) =>
        quantity === null ? [[line.id, t('upTo', { most: formatNumber(most, prefs) })]] : [],
      ),
    );
    const sent = wanted.flatMap(({ line, quantity }) => (quantity ? [{ lineId: line.id, quantity }] : []));
    if (Object.keys(problems).length > 0) return { problems };
    const first = lines[0];
    if (sent.length === 0) return { problems: first ? { [first.line.id]: t('ship.nothing') } : {} };
    const method = SHIPPING_METHODS.find((one) => one === form.get('method'));
    return {
      input: {
        orderId: order.id,
        shipmentId,
        lines: sent,
        locationId: placeId,
        method,
        carrier: textOf(form, 'carrier') || undefined,
        trackingNumber: textOf(form, 'trackingNumber') || undefined,
        serials: serialsIn(form),
      },
    };
  }

  return (
    <CommandDialog
      title={t('ship.title')}
      submit={t('ship.submit')}
      done={t('ship.done')}
      read={read}
      run={ship}
      onClose={onClose}
    >
      {(problems) => (
        <>
          {places.length > 1 ? (
            <SelectField
              label={t('ship.from')}
              help={t('ship.fromHelp')}
              value={placeId}
              onChange={(event) => setPlaceId(event.target.value)}
              options={places.map(({ id, name }) => ({ value: id, label: name }))}
            />
          ) : null}
          <ul key={placeId}>
            {lines.map(({ line, most }) => (
              <LineRow key={line.id}>
                <LineName sku={line.sku} title={line.title} />
                <QuantityField
                  name={line.id}
                  label={t('quantity')}
                  value={most}
                  prefs={prefs}
                  error={problems[line.id]}
                />
              </LineRow>
            ))}
          </ul>
          <WantedNumbers of="order" id={order.id} />
          <Parcel />
        </>
      )}
    </CommandDialog>
  );
}

function Parcel() {
  const t = useTranslations('orders');
  return (
    <>
      <SelectField
        name="method"
        label={t('do.ship.method')}
        options={SHIPPING_METHODS.map((value) => ({ value, label: t(`shipping.${value}`) }))}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField name="carrier" label={t('do.ship.carrier')} isOptional maxLength={100} />
        <TextField
          name="trackingNumber"
          label={t('do.ship.tracking')}
          isOptional
          dir="ltr"
          maxLength={100}
          autoComplete="off"
        />
      </div>
    </>
  );
}

/** Services go with the last goods by themselves; they are asked about only where there are no goods to ask about. */
function shippableAt(line: OrderLine, placeId: string | undefined): number {
  if (line.kind === 'service') return placeId === undefined ? line.quantity - line.shipped : 0;
  return line.reserved
    .filter((one) => one.locationId === placeId)
    .reduce((sum, one) => sum + one.quantity, 0);
}
