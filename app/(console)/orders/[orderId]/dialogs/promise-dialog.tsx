'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Checkbox } from '#components/form/checkbox.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { dayIn } from '#lib/time.ts';
import { DayField } from '../../../_parts/day-field.tsx';
import { promise } from '../actions.ts';
import { CommandDialog } from './command-dialog.tsx';
import type { DialogProps } from './dialog-props.ts';

/** Another last day on which the order is to leave, or no promise at all. */
export function PromiseDialog({ order, onClose }: DialogProps) {
  const t = useTranslations('orders.do.promise');
  const { timeZone } = usePrefs();
  const promised = order.shipBy ? dayIn(timeZone, new Date(order.shipBy)) : null;
  const [day, setDay] = useState(promised);

  function read(form: FormData) {
    if (form.get('none') === 'on') return { input: { orderId: order.id, shipOn: null } };
    if (day === null) return { problems: { day: t('missing') } };
    return { input: { orderId: order.id, shipOn: day } };
  }

  return (
    <CommandDialog
      title={t('title')}
      submit={t('submit')}
      done={t('done')}
      read={read}
      run={promise}
      onClose={onClose}
    >
      {(problems) => (
        <>
          <DayField
            label={t('day')}
            help={t('help')}
            defaultValue={promised ?? undefined}
            error={problems.day}
            onChange={setDay}
          />
          <Checkbox name="none" label={t('none')} />
        </>
      )}
    </CommandDialog>
  );
}
