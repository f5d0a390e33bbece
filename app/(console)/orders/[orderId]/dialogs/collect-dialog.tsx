'use client';

import { useTranslations } from 'next-intl';
import { SelectField } from '#components/form/select-field.tsx';
import { collect } from '../actions.ts';
import { CommandDialog } from './command-dialog.tsx';
import type { DialogProps } from './dialog-props.ts';
import { textOf } from './fields.tsx';

/** At which shop the customer comes for the order. */
export function CollectDialog({ order, pickupPlaces, onClose }: DialogProps) {
  const t = useTranslations('orders.do.collect');
  return (
    <CommandDialog
      title={t('title')}
      submit={t('submit')}
      done={t('done')}
      read={(form) => ({ input: { orderId: order.id, locationId: textOf(form, 'shop') } })}
      run={collect}
      onClose={onClose}
    >
      {() => (
        <>
          <p className="text-quiet">{t('hint')}</p>
          <SelectField
            name="shop"
            label={t('shop')}
            defaultValue={order.pickup?.locationId}
            options={pickupPlaces.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </>
      )}
    </CommandDialog>
  );
}
