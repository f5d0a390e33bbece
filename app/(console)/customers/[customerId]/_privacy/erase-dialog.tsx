'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { NumberField } from '#components/form/number-field.tsx';
import { SelectField } from '#components/form/select-field.tsx';
import { asRoute } from '#components/ui/as-route.ts';
import { notify } from '#components/ui/toast.ts';
import { ERASURE_REASONS } from '#domains/privacy/erasure-reasons.ts';
import { CommandDialog } from '../../../orders/[orderId]/dialogs/command-dialog.tsx';
import { quantityOf } from '../../../orders/[orderId]/dialogs/fields.tsx';
import { erase } from './actions.ts';

const HIGHEST_NUMBER = 9_999_999_999;

type Props = { customer: { id: string; number: number }; onClose: () => void };

/** Asks why, and for the customer's number, so that nobody is erased by a slip. There is no way back. */
export function EraseDialog({ customer, onClose }: Props) {
  const t = useTranslations('privacy.rights');
  const router = useRouter();

  function read(form: FormData) {
    const number = quantityOf(form, 'number', HIGHEST_NUMBER);
    const reason = ERASURE_REASONS.find((one) => one === form.get('reason'));
    if (number !== customer.number || !reason) return { problems: { number: t('wrongNumber') } };
    return { input: { customerId: customer.id, number, reason } };
  }

  return (
    <CommandDialog
      title={t('eraseTitle')}
      submit={t('eraseSubmit')}
      tone="danger"
      done={t('erased')}
      read={read}
      run={erase}
      onDone={() => {
        void notify(t('erased'));
        router.push(asRoute('/customers'));
      }}
      onClose={onClose}
    >
      {(problems) => (
        <>
          <p className="text-quiet">{t('eraseHint')}</p>
          <SelectField
            name="reason"
            label={t('reasonLabel')}
            options={ERASURE_REASONS.map((value) => ({ value, label: t(`reason.${value}`) }))}
          />
          <NumberField
            name="number"
            label={t('number', { number: customer.number })}
            autoComplete="off"
            error={problems.number}
          />
        </>
      )}
    </CommandDialog>
  );
}
