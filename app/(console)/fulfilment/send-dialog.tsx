'use client';

import { useTranslations } from 'next-intl';
import { SelectField } from '#components/form/select-field.tsx';
import { TextField } from '#components/form/text-field.tsx';
import { serialsIn } from '../inventory/_lots/read-numbers.ts';
import { WantedNumbers } from '../inventory/_lots/wanted-numbers.tsx';
import { CommandDialog } from '../orders/[orderId]/dialogs/command-dialog.tsx';
import { textOf } from '../orders/[orderId]/dialogs/fields.tsx';
import { send } from './actions.ts';

/** A parcel is given to its carrier: by whom it goes, and under which number it can be followed. */
export function SendDialog({
  parcelId,
  number,
  onClose,
}: {
  parcelId: string;
  number: string;
  onClose: () => void;
}) {
  const t = useTranslations('fulfilment.send');

  function read(form: FormData) {
    const carrier = textOf(form, 'carrier');
    const trackingNumber = textOf(form, 'tracking');
    const method = form.get('method') === 'post' ? ('post' as const) : ('courier' as const);
    return {
      input: {
        parcelId,
        method,
        ...(carrier ? { carrier } : {}),
        ...(trackingNumber ? { trackingNumber } : {}),
        serials: serialsIn(form),
      },
    };
  }

  return (
    <CommandDialog
      title={t('title', { number })}
      submit={t('submit')}
      done={t('done')}
      read={read}
      run={send}
      onClose={onClose}
    >
      {() => (
        <>
          <WantedNumbers of="parcel" id={parcelId} />
          <SelectField
            name="method"
            label={t('method')}
            options={[
              { value: 'courier', label: t('courier') },
              { value: 'post', label: t('post') },
            ]}
          />
          <TextField name="carrier" label={t('carrier')} isOptional maxLength={100} />
          <TextField
            name="tracking"
            label={t('tracking')}
            isOptional
            maxLength={100}
            dir="ltr"
            autoComplete="off"
          />
        </>
      )}
    </CommandDialog>
  );
}
