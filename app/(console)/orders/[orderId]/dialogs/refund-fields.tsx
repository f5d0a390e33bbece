'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Checkbox } from '#components/form/checkbox.tsx';
import type { Prefs } from '#lib/format/prefs.ts';
import { AmountField, amountOf, MethodField, textOf } from './fields.tsx';

/** Money that goes back together with something else: switched on by a tick, with a proposed amount. */
export function RefundFields(props: {
  proposedMinor: number;
  currency: string;
  prefs: Prefs;
  error?: string;
}) {
  const { proposedMinor, currency, prefs, error } = props;
  const t = useTranslations('orders.do.refund');
  const [isOn, setOn] = useState(true);
  return (
    <fieldset className="flex flex-col gap-3 rounded-md border border-line p-3">
      <Checkbox
        name="refund"
        label={t('also')}
        checked={isOn}
        onChange={(event) => setOn(event.target.checked)}
      />
      {isOn ? (
        <div className="grid gap-3 sm:grid-cols-2">
          <AmountField
            name="refundAmount"
            label={t('amount')}
            amountMinor={proposedMinor}
            currency={currency}
            prefs={prefs}
            error={error}
          />
          <MethodField name="refundMethod" label={t('method')} />
        </div>
      ) : null}
    </fieldset>
  );
}

/** The refund that these fields ask for: none, `unclear`, or the command's part. */
export function readRefund(
  form: FormData,
  facts: { refundId: string; currency: string; prefs: Prefs; mostMinor: number; reason: string },
) {
  if (form.get('refund') !== 'on') return undefined;
  const amountMinor = amountOf(form, 'refundAmount', facts);
  if (amountMinor === null) return 'unclear';
  const { refundId, reason } = facts;
  return { refundId, amountMinor, method: textOf(form, 'refundMethod'), reason };
}
