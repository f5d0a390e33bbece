'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { TextField } from '#components/form/text-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { newClientId } from '#lib/client-id.ts';
import { formatMoney } from '#lib/format/format-money.ts';
import { pay, refund } from '../actions.ts';
import { owedMinor, refundableMinor } from '../next-actions.ts';
import { CommandDialog } from './command-dialog.tsx';
import type { DialogProps } from './dialog-props.ts';
import { AmountField, amountOf, MethodField, textOf } from './fields.tsx';

/** Money that came in. */
export function PaymentDialog({ order, onClose }: DialogProps) {
  const t = useTranslations('orders.do');
  const prefs = usePrefs();
  const [paymentId] = useState(newClientId);
  const { currency } = order;
  const mostMinor = owedMinor(order);

  function read(form: FormData) {
    const amountMinor = amountOf(form, 'amount', { currency, prefs, mostMinor });
    if (amountMinor === null) return { problems: { amount: t('amountUnclear') } };
    return { input: { orderId: order.id, paymentId, amountMinor, method: textOf(form, 'method') } };
  }

  return (
    <CommandDialog
      title={t('pay.title')}
      submit={t('pay.submit')}
      done={t('pay.done')}
      read={read}
      run={pay}
      onClose={onClose}
    >
      {(problems) => (
        <>
          <AmountField
            name="amount"
            label={t('pay.amount')}
            amountMinor={mostMinor}
            currency={currency}
            prefs={prefs}
            error={problems.amount}
            help={t('pay.owed', { amount: formatMoney(mostMinor, currency, prefs) })}
          />
          <MethodField name="method" label={t('pay.method')} />
        </>
      )}
    </CommandDialog>
  );
}

/** Money that goes back without goods. */
export function RefundDialog({ order, onClose }: DialogProps) {
  const t = useTranslations('orders.do');
  const prefs = usePrefs();
  const [refundId] = useState(newClientId);
  const { currency } = order;
  const mostMinor = refundableMinor(order);

  function read(form: FormData) {
    const amountMinor = amountOf(form, 'amount', { currency, prefs, mostMinor });
    const reason = textOf(form, 'reason');
    const problems = {
      ...(amountMinor === null ? { amount: t('amountUnclear') } : {}),
      ...(reason ? {} : { reason: t('reasonMissing') }),
    };
    if (amountMinor === null || !reason) return { problems };
    return { input: { orderId: order.id, refundId, amountMinor, method: textOf(form, 'method'), reason } };
  }

  return (
    <CommandDialog
      title={t('refund.title')}
      submit={t('refund.submit')}
      done={t('refund.done')}
      read={read}
      run={refund}
      onClose={onClose}
    >
      {(problems) => (
        <>
          <AmountField
            name="amount"
            label={t('refund.amount')}
            amountMinor={mostMinor}
            currency={currency}
            prefs={prefs}
            error={problems.amount}
            help={t('refund.left', { amount: formatMoney(mostMinor, currency, prefs) })}
          />
          <MethodField name="method" label={t('refund.method')} />
          <TextField name="reason" label={t('reason')} maxLength={500} error={problems.reason} />
        </>
      )}
    </CommandDialog>
  );
}
