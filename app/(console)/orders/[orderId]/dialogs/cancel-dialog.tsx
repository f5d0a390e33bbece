'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { TextField } from '#components/form/text-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Banner } from '#components/ui/banner.tsx';
import { newClientId } from '#lib/client-id.ts';
import { cancel } from '../actions.ts';
import { refundableMinor } from '../next-actions.ts';
import { CommandDialog, type Problems } from './command-dialog.tsx';
import type { DialogProps } from './dialog-props.ts';
import { textOf } from './fields.tsx';
import { RefundFields, readRefund } from './refund-fields.tsx';

/** Cancels the order, or the rest of one that has left in part; what was paid can go back with it. */
export function CancelDialog({ order, mayRefund, onClose }: DialogProps) {
  const t = useTranslations('orders.do');
  const prefs = usePrefs();
  const [refundId] = useState(newClientId);
  const hasLeft = order.lines.some((line) => line.shipped > 0);
  const mostMinor = mayRefund && !hasLeft ? refundableMinor(order) : 0;

  function read(form: FormData) {
    const reason = textOf(form, 'reason');
    const refund = readRefund(form, { refundId, currency: order.currency, prefs, mostMinor, reason });
    const problems: Problems = {
      ...(reason ? {} : { reason: t('reasonMissing') }),
      ...(refund === 'unclear' ? { refundAmount: t('amountUnclear') } : {}),
    };
    if (refund === 'unclear' || Object.keys(problems).length > 0) return { problems };
    return { input: { orderId: order.id, reason, refund } };
  }

  return (
    <CommandDialog
      title={t(hasLeft ? 'cancel.titleRest' : 'cancel.title')}
      submit={t(hasLeft ? 'cancel.submitRest' : 'cancel.submit')}
      tone="danger"
      done={t('cancel.done')}
      read={read}
      run={cancel}
      onClose={onClose}
    >
      {(problems) => (
        <>
          <Banner tone="info" title={t(hasLeft ? 'cancel.hintRest' : 'cancel.hint')} />
          <TextField name="reason" label={t('reason')} maxLength={500} error={problems.reason} />
          {mostMinor > 0 ? (
            <RefundFields
              proposedMinor={mostMinor}
              currency={order.currency}
              prefs={prefs}
              error={problems.refundAmount}
            />
          ) : null}
        </>
      )}
    </CommandDialog>
  );
}
